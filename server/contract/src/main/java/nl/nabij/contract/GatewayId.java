package nl.nabij.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// The box in one home: the MQTT client id and the subject of its certificate.
public record GatewayId(@JsonValue String value) {

    /// The longest that one may be, in characters; longer is refused, so that an index never meets
    /// a surprise.
    public static final int LONGEST = 64;

    @JsonCreator
    public GatewayId {
        Ids.requirePlain("GatewayId", value, LONGEST);
    }

    @Override
    public String toString() {
        return value;
    }
}
