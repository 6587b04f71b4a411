package nl.nabij.server.calling;

import nl.nabij.contract.GatewayId;
import nl.nabij.server.call.Person;

/// Who takes part in calls of one home without an account here.
///
/// @param who a relative or a guest
/// @param home the only one whose calls are theirs
public record Visitor(Person who, GatewayId home) {

    public Visitor {
        switch (who) {
            case Person.Relative _, Person.Guest _ -> {}
            case Person.Resident _, Person.Staff _ ->
                throw new IllegalArgumentException(who.party() + " is no visitor: that needs a box or a session");
        }
    }
}
