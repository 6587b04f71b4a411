package nl.nabij.server.console;

import io.netty.buffer.ByteBufUtil;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.face.ConsoleFrame;
import nl.nabij.server.access.Session;
import nl.nabij.server.access.SessionToken;
import nl.nabij.server.audit.Looker;
import nl.nabij.server.web.SocketWire;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One open page's socket. Sending is safe from every thread and never waits.
final class ConsoleSocket {

    private static final Logger LOG = LoggerFactory.getLogger(ConsoleSocket.class);

    /// What may wait for a slow reader: several of the largest snapshots. When it is full the socket
    /// closes, and the page connects again and gets a new snapshot: cheaper than what it missed.
    static final long MOST_WAITING_BYTES = 8L * 1024 * 1024;

    /// RFC 6455: 'try again later'.
    private static final short TRY_AGAIN = 1013;
    /// RFC 6455: the end of a policy, here of the session.
    private static final short POLICY = 1008;

    final UUID id;
    final Session session;
    final SessionToken token;
    final Looker looker;

    private final SocketWire wire;
    private final long mostWaitingBytes;
    private final AtomicLong waitingBytes = new AtomicLong();
    private final AtomicBoolean closed = new AtomicBoolean();

    ConsoleSocket(UUID id, Session session, SessionToken token, String address, SocketWire wire) {
        this(id, session, token, address, wire, MOST_WAITING_BYTES);
    }

    ConsoleSocket(
            UUID id, Session session, SessionToken token, String address, SocketWire wire, long mostWaitingBytes) {
        this.id = id;
        this.session = session;
        this.token = token;
        this.looker = Looker.of(session, address);
        this.wire = wire;
        this.mostWaitingBytes = mostWaitingBytes;
    }

    /// By its id, so that sets of consoles have the same order wherever the same ids were given.
    @Override
    public boolean equals(Object other) {
        return other instanceof ConsoleSocket console && id.equals(console.id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    /// A frame as text, written once for all sockets that it goes to.
    record Text(String json, long bytes) {

        static Text of(ConsoleFrame frame) {
            String json = ContractJson.toText(frame);
            return new Text(json, ByteBufUtil.utf8Bytes(json));
        }
    }

    void send(ConsoleFrame frame) {
        send(Text.of(frame));
    }

    /// @param frame already written, so that one text serves many sockets
    void send(Text frame) {
        if (closed.get()) {
            return;
        }
        if (waitingBytes.addAndGet(frame.bytes()) > mostWaitingBytes) {
            LOG.info("console too slow session={}", session.id());
            close(TRY_AGAIN, "too slow; connect again for a new snapshot");
            return;
        }
        wire.write(frame.json(), () -> waitingBytes.addAndGet(-frame.bytes()));
    }

    void signedOut(String reason) {
        send(new ConsoleFrame.SignedOut(reason));
        close(POLICY, reason);
    }

    void tryAgain(String why) {
        close(TRY_AGAIN, why);
    }

    private void close(short code, String why) {
        if (closed.compareAndSet(false, true)) {
            wire.close(code, why);
        }
    }

    boolean isClosed() {
        return closed.get() || wire.isClosed();
    }

    /// What was sent and is not read yet.
    long waitingBytes() {
        return waitingBytes.get();
    }
}
