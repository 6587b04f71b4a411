package nl.nabij.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// One press of a button, or one change of a detector to active. Made on the box, so a repeat does
/// no harm.
public record PressId(@JsonValue UUID value) {

    @JsonCreator
    public PressId {}

    public static PressId of(String text) {
        return new PressId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
