package nl.nabij.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// The one way in which the contract becomes JSON and back, so that two programs cannot differ in
/// it.
///
/// Unknown fields are ignored; an unknown `type` becomes the family's `Unknown` record with its
/// name. Instants are ISO 8601 text in UTC, durations are numbers of milliseconds in fields that
/// end in `Millis`. Fields without a value are left out; only an `Optional` may be without one, so
/// a field that a later version adds is an `Optional`.
public final class ContractJson {

    /// Nesting beyond this is an attack or a mistake: the contract's own deepest message nests 6
    /// levels.
    private static final int DEEPEST_NESTING = 32;

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            // 12.5 minutes are refused where they have to be whole, and not cut to 12.
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            // Also a field that is missing: only an Optional may be absent, so nothing inside is ever null.
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
            .build();

    static {
        MAPPER.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST_NESTING)
                        .build());
    }

    private ContractJson() {}

    public static byte[] toBytes(Object message) {
        return toText(message).getBytes(StandardCharsets.UTF_8);
    }

    public static String toText(Object message) {
        try {
            return MAPPER.writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A message of the contract could not be written: " + message.getClass(), e);
        }
    }

    /// Reads one message.
    ///
    /// @throws ContractException when the bytes are not JSON, or not this type; its message says
    ///     where and why.
    public static <T> T read(byte[] json, Class<T> type) throws ContractException {
        try {
            T read = MAPPER.readValue(json, type);
            if (read == null) {
                throw new ContractException(
                        "Expected " + type.getSimpleName() + " as a JSON object but got null", null);
            }
            return read;
        } catch (IOException e) {
            throw ContractException.of(type, e);
        }
    }

    public static <T> T read(String json, Class<T> type) throws ContractException {
        return read(json.getBytes(StandardCharsets.UTF_8), type);
    }
}
