package nl.nabij.server.calling;

import java.util.Optional;
import nl.nabij.contract.GatewayId;
import nl.nabij.server.call.Person;

/// Who takes part in calls of one home without an account here.
///
/// @param who a relative or a guest
/// @param home the only one whose calls are theirs
/// @param clientAs how the client is called to them, where it was chosen; else as staff address her
public record Visitor(Person who, GatewayId home, Optional<String> clientAs) {

    public Visitor {
        switch (who) {
            case Person.Relative _, Person.Guest _ -> {}
            case Person.Resident _, Person.Staff _ ->
                throw new IllegalArgumentException(who.party() + " is no visitor: that needs a box or a session");
        }
    }

    public Visitor(Person who, GatewayId home) {
        this(who, home, Optional.empty());
    }
}
