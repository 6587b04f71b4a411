package nl.nabij.server.call;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/// What a party speaks through: her touch-screen or television, a browser's tab, a telephone line.
public record EndpointId(@JsonValue String value) {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    @JsonCreator
    public EndpointId {
        if (!PLAIN.matcher(value).matches()) {
            throw new IllegalArgumentException("An EndpointId has 1 to 64 of A-Z, a-z, 0-9, ., _ and -");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
