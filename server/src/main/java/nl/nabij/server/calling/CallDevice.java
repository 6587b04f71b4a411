package nl.nabij.server.calling;

import java.util.Optional;
import java.util.Set;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.call.CallTold;
import nl.nabij.server.access.Role;
import nl.nabij.server.call.EndpointId;
import nl.nabij.server.call.PartyId;
import nl.nabij.server.call.Person;
import nl.nabij.server.escalation.Asked;
import nl.nabij.server.escalation.StepTarget;

/// One device that can take part in calls: a home's screen, a page of a member of staff or of a visitor. Two with the
/// same
/// person and endpoint are the same device, connected anew; equal they are only as the same connection.
interface CallDevice {

    Person who();

    EndpointId endpoint();

    /// Never blocks; nothing happens where it is gone.
    void tell(CallTold told);

    /// It is not to be told anything more, and may come again: it fell silent, or reads too slowly.
    void drop(String why);

    /// A newer connection of the same device took its place. It must not come back by itself: two pages would
    /// take the place from each other for ever.
    void replaced();

    default PartyId party() {
        return who().party();
    }

    /// A device of a home.
    interface OfHome extends CallDevice {
        GatewayId home();
    }

    /// A page of somebody who works here.
    interface OfStaff extends CallDevice {
        OrganisationId organisation();

        Set<Role> roles();

        /// Whether this step of a ladder asks this person.
        default boolean isAsked(StepTarget target) {
            return who() instanceof Person.Staff(var user, var _) && Asked.by(target, organisation(), user, roles());
        }
    }

    /// A page of a relative or a guest of one home.
    interface OfVisitor extends CallDevice {
        GatewayId home();

        /// How the client is called to them, where it was chosen.
        default Optional<String> clientAs() {
            return Optional.empty();
        }
    }

    /// Which device this is, over all its connections.
    record Key(Optional<GatewayId> home, PartyId party, EndpointId endpoint) {}

    default Key key() {
        Optional<GatewayId> home = this instanceof OfHome ofHome ? Optional.of(ofHome.home()) : Optional.empty();
        return new Key(home, party(), endpoint());
    }
}
