package nl.nabij.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import nl.nabij.contract.call.CallSaid;
import nl.nabij.contract.call.CallTold;
import nl.nabij.contract.face.ConsoleCall;
import nl.nabij.contract.face.ConsoleFrame;
import nl.nabij.contract.home.StateValue;
import nl.nabij.contract.link.Down;
import nl.nabij.contract.link.Presence;
import nl.nabij.contract.link.UpMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The wire, pinned by files: a change that breaks a gateway in the field shows as a changed file.
final class GoldenJsonTest {

    private static final ObjectMapper PLAIN = new ObjectMapper();

    private static final List<Class<?>> FAMILIES = List.of(
            UpMessage.class,
            Down.class,
            Presence.class,
            ConsoleFrame.class,
            ConsoleCall.class,
            StateValue.class,
            CallSaid.class,
            CallTold.class);

    /// Objects whose keys are data: a field added there is not an unknown field but another entry.
    private static final Set<String> MAPS = Set.of("state", "details", "parts", "readme");

    record Sample(String name, Object message) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Sample> samples() {
        return allSamples().entrySet().stream().map(e -> new Sample(e.getKey(), e.getValue()));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void fileIsReadAsTheMessage(Sample sample) throws Exception {
        assertThat((Object) ContractJson.read(
                        golden(sample.name()).toString(), sample.message().getClass()))
                .isEqualTo(sample.message());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void messageIsWrittenAsTheFile(Sample sample) throws Exception {
        String written = ContractJson.toText(sample.message());

        assertThat(PLAIN.readTree(written))
                .describedAs("golden/%s.json; what is written now:%n%s", sample.name(), written)
                .isEqualTo(golden(sample.name()));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void fieldsOfALaterVersionAreIgnored(Sample sample) throws Exception {
        JsonNode later = golden(sample.name()).deepCopy();
        addFields(later);

        assertThat((Object) ContractJson.read(later.toString(), sample.message().getClass()))
                .isEqualTo(sample.message());
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                UpMessage.class,
                Down.class,
                Presence.class,
                ConsoleFrame.class,
                ConsoleCall.class,
                CallSaid.class,
                CallTold.class
            })
    void typeOfALaterVersionIsKnownByItsName(Class<?> family) throws Exception {
        Object read = ContractJson.read("{\"type\":\"brand.new\",\"more\":{\"x\":[1]}}", family);

        assertThat(read.getClass().getSimpleName()).startsWith("Unknown");
        assertThat(read).hasToString(read.getClass().getSimpleName() + "[type=brand.new]");
    }

    @Test
    void unknownMessageInAKnownEnvelopeKeepsItsPlaceInTheStream() throws Exception {
        ObjectNode up = golden("up").deepCopy();
        up.set("message", PLAIN.readTree("{\"type\":\"brand.new\"}"));

        var read = ContractJson.read(up.toString(), nl.nabij.contract.link.Up.class);

        assertThat(read.seq()).isEqualTo(17);
        assertThat(read.message()).isEqualTo(new UpMessage.UnknownUp("brand.new"));
    }

    @Test
    void eachPermittedTypeHasAFile() {
        Set<Class<?>> covered = new HashSet<>();
        allSamples().values().forEach(message -> collect(message, covered));
        List<Class<?>> missing = new ArrayList<>();
        for (Class<?> family : FAMILIES) {
            for (Class<?> type : Objects.requireNonNull(family.getPermittedSubclasses())) {
                if (!type.getSimpleName().startsWith("Unknown") && !covered.contains(type)) {
                    missing.add(type);
                }
            }
        }

        assertThat(missing).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "7",
                "{",
                "{}",
                "{}{}",
                "{\"type\":null}",
                "{\"type\":\"alarm.raised\",\"device\":\"\"}"
            })
    void whatIsNoMessageIsRefusedWithAReason(String json) {
        assertThatThrownBy(() -> ContractJson.read(json, UpMessage.class))
                .isInstanceOf(ContractException.class)
                .hasMessageContaining("UpMessage");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void nothingButAnOptionalMayBeMissing(Sample sample) throws Exception {
        for (RecordComponent field : sample.message().getClass().getRecordComponents()) {
            ObjectNode without = golden(sample.name()).deepCopy();
            without.remove(field.getName());

            if (field.getType() == Optional.class) {
                assertThat((Object) ContractJson.read(
                                without.toString(), sample.message().getClass()))
                        .isNotNull();
            } else {
                assertThatThrownBy(() -> ContractJson.read(
                                without.toString(), sample.message().getClass()))
                        .describedAs("without %s", field.getName())
                        .isInstanceOf(ContractException.class);
            }
        }
    }

    @Test
    void refusalNeverQuotesTheContent() {
        String secret = "mevrouw Willemse";

        assertThatThrownBy(() ->
                        ContractJson.read("{\"type\":\"alarm.raised\",\"press\":\"" + secret + "\"}", UpMessage.class))
                .isInstanceOf(ContractException.class)
                .hasMessageNotContaining(secret);
    }

    private static Map<String, Object> allSamples() {
        Map<String, Object> all = new TreeMap<>(LinkSamples.all());
        all.putAll(FaceSamples.all());
        all.putAll(FileSamples.all());
        all.putAll(OrganisationSamples.all());
        all.putAll(CallSamples.all());
        all.putAll(PlanSamples.all());
        all.putAll(FamilySamples.all());
        return all;
    }

    private static void collect(Object message, Set<Class<?>> into) {
        if (!into.add(message.getClass()) && !(message instanceof UpMessage)) {
            return;
        }
        if (message instanceof UpMessage.DeviceReported reported) {
            into.add(reported.value().getClass());
        }
    }

    private static void addFields(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> {
                if (!MAPS.contains(field.getKey())) {
                    addFields(field.getValue());
                }
            });
            object.putObject("fieldOfALaterVersion").putArray("x").add(1);
        } else {
            node.forEach(GoldenJsonTest::addFields);
        }
    }

    private static JsonNode golden(String name) throws IOException {
        try (InputStream file = GoldenJsonTest.class.getResourceAsStream("/golden/" + name + ".json")) {
            assertThat(file)
                    .describedAs(
                            "golden/%s.json is missing; put there what is written now:%n%s",
                            name,
                            ContractJson.toText(
                                    Objects.requireNonNull(allSamples().get(name))))
                    .isNotNull();
            return PLAIN.readTree(file);
        }
    }
}
