package nl.nabij.server.push;

import java.util.UUID;
import nl.nabij.contract.OrganisationId;
import nl.nabij.server.access.Session;

/// One browser that asks to be reached.
///
/// @param organisation whose member, or whose client's relative it is
/// @param by what let it in: a session, or a relative's browser. One subscription each, which goes with it
public record Subscriber(Addressee who, OrganisationId organisation, UUID by) {

    static Subscriber of(Session session) {
        return new Subscriber(
                new Addressee.Staff(session.person().id()), session.person().organisation(), session.id());
    }
}
