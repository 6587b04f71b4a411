package nl.nabij.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A thing in one home, unique within it: the convention's own stable name, e.g.
/// `0x00158d0001a2b3c4`.
public record DeviceId(@JsonValue String value) {

    /// The longest that one may be, in characters; longer is refused, so that an index never meets
    /// a surprise.
    public static final int LONGEST = 200;

    @JsonCreator
    public DeviceId {
        Ids.requirePlain("DeviceId", value, LONGEST);
    }

    @Override
    public String toString() {
        return value;
    }
}
