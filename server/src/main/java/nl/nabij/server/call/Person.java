package nl.nabij.server.call;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.UUID;
import nl.nabij.contract.UserId;

/// Who can be a party of a call.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Person.Resident.class, name = "resident"),
    @JsonSubTypes.Type(value = Person.Staff.class, name = "staff"),
    @JsonSubTypes.Type(value = Person.Relative.class, name = "relative"),
    @JsonSubTypes.Type(value = Person.Guest.class, name = "guest"),
})
public sealed interface Person {

    /// The longest name that fits on her screen beside a photo.
    int LONGEST_NAME = 80;

    PartyId party();

    /// Who lives in the home.
    record Resident() implements Person {
        @Override
        public PartyId party() {
            return PartyId.HOME;
        }
    }

    /// A carer, an operator, somebody of the helpdesk.
    ///
    /// @param shownName as she and the others read it
    record Staff(UserId user, String shownName) implements Person {
        public Staff {
            requireName(shownName);
        }

        @Override
        public PartyId party() {
            return new PartyId("staff-" + user);
        }
    }

    /// Family or a friend, whom the client allowed to call.
    record Relative(UUID contact, String shownName) implements Person {
        public Relative {
            requireName(shownName);
        }

        @Override
        public PartyId party() {
            return new PartyId("relative-" + contact);
        }
    }

    /// Who was added by a one-time link: a general practitioner, an interpreter.
    ///
    /// @param what what the guest is, so that she reads more than a name
    record Guest(UUID link, String shownName, GuestKind what) implements Person {
        public Guest {
            requireName(shownName);
        }

        @Override
        public PartyId party() {
            return new PartyId("guest-" + link);
        }
    }

    private static void requireName(String shownName) {
        if (shownName.isBlank() || shownName.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("shownName has 1 to " + LONGEST_NAME + " characters");
        }
    }
}
