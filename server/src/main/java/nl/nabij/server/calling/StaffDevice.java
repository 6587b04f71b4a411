package nl.nabij.server.calling;

import java.util.Set;
import java.util.function.Predicate;
import nl.nabij.contract.OrganisationId;
import nl.nabij.server.access.Role;
import nl.nabij.server.access.Session;
import nl.nabij.server.access.SessionToken;
import nl.nabij.server.call.EndpointId;
import nl.nabij.server.call.Person;
import nl.nabij.server.web.SocketWire;

/// The page of a member of staff.
final class StaffDevice extends PageDevice implements CallDevice.OfStaff {

    final Session session;
    private final SessionToken token;
    private final Predicate<SessionToken> stands;

    /// @param stands whether the session does; it blocks
    StaffDevice(
            Session session, SessionToken token, Predicate<SessionToken> stands, EndpointId endpoint, SocketWire wire) {
        super(endpoint, wire);
        this.session = session;
        this.token = token;
        this.stands = stands;
    }

    @Override
    boolean isStillLetIn() {
        return stands.test(token);
    }

    @Override
    public Person who() {
        return new Person.Staff(session.person().id(), session.person().shownName());
    }

    @Override
    public OrganisationId organisation() {
        return session.person().organisation();
    }

    @Override
    public Set<Role> roles() {
        return session.person().roles();
    }
}
