package nl.nabij.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// One alarm at the centre. It is the id of the first press that raised it.
public record AlarmId(@JsonValue UUID value) {

    @JsonCreator
    public AlarmId {}

    public static AlarmId of(String text) {
        return new AlarmId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
