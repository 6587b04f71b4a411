package nl.nabij.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.io.IOException;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Bytes that are not the message they should be. The text says where and why, and never quotes the
/// content: it may be somebody's personal data.
public final class ContractException extends Exception {

    private static final long serialVersionUID = 1L;

    public ContractException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    static ContractException of(Class<?> type, IOException cause) {
        String where = "";
        if (cause instanceof JsonProcessingException json && json.getLocation() != null) {
            where = " at line " + json.getLocation().getLineNr() + ", column "
                    + json.getLocation().getColumnNr();
        }
        return new ContractException("Not a " + type.getSimpleName() + where + ": " + why(cause), cause);
    }

    private static String why(IOException cause) {
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        // A record's own check says it best.
        if (root instanceof IllegalArgumentException && root.getMessage() != null) {
            return root.getMessage();
        }
        return switch (cause) {
            case InvalidFormatException value
            when value.getTargetType().isEnum() -> field(value) + " has to be one of " + words(value.getTargetType());
            case MismatchedInputException value -> field(value) + " is missing, null or not of its kind";
            case JsonParseException _ -> "it is not valid JSON";
            default -> cause.getClass().getSimpleName();
        };
    }

    private static String field(JsonMappingException value) {
        String path = value.getPath().stream()
                .map(part -> part.getFieldName() == null ? "[" + part.getIndex() + "]" : part.getFieldName())
                .collect(Collectors.joining("."));
        return path.isEmpty() ? "it" : "the field " + path;
    }

    /// As they stand in JSON.
    private static String words(Class<?> ofEnum) {
        return Arrays.stream(ofEnum.getFields())
                .filter(Field::isEnumConstant)
                .map(word -> {
                    JsonProperty name = word.getAnnotation(JsonProperty.class);
                    return name == null ? word.getName() : name.value();
                })
                .collect(Collectors.joining(", "));
    }
}
