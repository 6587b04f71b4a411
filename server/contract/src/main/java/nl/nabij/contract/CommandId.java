package nl.nabij.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// One thing asked of one device, from the asking to the device's own report.
public record CommandId(@JsonValue UUID value) {

    @JsonCreator
    public CommandId {}

    public static CommandId of(String text) {
        return new CommandId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
