package nl.nabij.server.call;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/// One party of one call, made from who it is: the same person is the same party, however often she
/// answers. Its order decides the roles of a negotiation, and its characters fit into a relay's user name.
public record PartyId(@JsonValue String value) implements Comparable<PartyId> {

    /// The longest kind and a UUID are 45 characters.
    private static final Pattern PLAIN = Pattern.compile("[a-z0-9-]{1,48}");

    /// A call is always with one home.
    public static final PartyId HOME = new PartyId("home");

    @JsonCreator
    public PartyId {
        if (!PLAIN.matcher(value).matches()) {
            throw new IllegalArgumentException("A PartyId has 1 to 48 of a-z, 0-9 and -");
        }
    }

    @Override
    public int compareTo(PartyId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
