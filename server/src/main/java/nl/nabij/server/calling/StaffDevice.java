package nl.nabij.server.calling;

import io.netty.buffer.ByteBufUtil;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.call.CallTold;
import nl.nabij.server.access.Role;
import nl.nabij.server.access.Session;
import nl.nabij.server.access.SessionToken;
import nl.nabij.server.call.EndpointId;
import nl.nabij.server.call.Person;
import nl.nabij.server.web.SocketWire;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The page of a member of staff, reached by its socket. Equal only to itself.
final class StaffDevice implements CallDevice.OfStaff {

    private static final Logger LOG = LoggerFactory.getLogger(StaffDevice.class);

    /// Some hundred envelopes. Who does not read them is no longer in a call.
    private static final long MOST_WAITING_BYTES = 2L * 1024 * 1024;

    /// RFC 6455: 'try again later'.
    private static final short TRY_AGAIN = 1013;
    /// As a box says it to its pages.
    private static final short REPLACED = 4001;

    /// RFC 6455: the end of a policy, here of the session.
    private static final short POLICY = 1008;

    final Session session;
    final SessionToken token;
    private final EndpointId endpoint;
    private final SocketWire wire;
    private final AtomicLong waitingBytes = new AtomicLong();

    StaffDevice(Session session, SessionToken token, EndpointId endpoint, SocketWire wire) {
        this.session = session;
        this.token = token;
        this.endpoint = endpoint;
        this.wire = wire;
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

    @Override
    public EndpointId endpoint() {
        return endpoint;
    }

    @Override
    public void tell(CallTold told) {
        String json = ContractJson.toText(told);
        long bytes = ByteBufUtil.utf8Bytes(json);
        if (waitingBytes.addAndGet(bytes) > MOST_WAITING_BYTES) {
            LOG.info("a page does not read what it is told of calls session={}", session.id());
            drop("too slow; connect again");
            return;
        }
        wire.write(json, () -> waitingBytes.addAndGet(-bytes));
    }

    @Override
    public void drop(String why) {
        wire.close(TRY_AGAIN, why);
    }

    @Override
    public void replaced() {
        wire.close(REPLACED, "a newer connection of the same page took its place");
    }

    void signedOut(String why) {
        wire.close(POLICY, why);
    }
}
