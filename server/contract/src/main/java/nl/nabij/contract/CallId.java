package nl.nabij.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// One call with a home. Whoever begins it makes it, so that a repeat is the same call.
public record CallId(@JsonValue UUID value) {

    @JsonCreator
    public CallId {}

    public static CallId of(String text) {
        return new CallId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
