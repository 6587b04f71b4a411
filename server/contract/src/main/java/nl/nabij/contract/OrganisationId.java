package nl.nabij.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// A care provider, a night centre: whoever shares the server with others and sees only what is
/// theirs.
public record OrganisationId(@JsonValue UUID value) {

    @JsonCreator
    public OrganisationId {}

    public static OrganisationId of(String text) {
        return new OrganisationId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
