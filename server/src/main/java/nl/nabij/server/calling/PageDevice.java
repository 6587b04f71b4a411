package nl.nabij.server.calling;

import io.netty.buffer.ByteBufUtil;
import java.util.concurrent.atomic.AtomicLong;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.call.CallTold;
import nl.nabij.server.call.EndpointId;
import nl.nabij.server.web.SocketWire;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A page in a browser somewhere, reached by its socket. Equal only to itself.
abstract class PageDevice implements CallDevice {

    private static final Logger LOG = LoggerFactory.getLogger(PageDevice.class);

    /// Some hundred envelopes. Who does not read them is no longer in a call.
    private static final long MOST_WAITING_BYTES = 2L * 1024 * 1024;

    /// RFC 6455: 'try again later'.
    private static final short TRY_AGAIN = 1013;

    /// As a box says it to its pages.
    private static final short REPLACED = 4001;

    /// RFC 6455: the end of a policy, here of what let it in.
    private static final short POLICY = 1008;

    private final EndpointId endpoint;
    private final SocketWire wire;
    private final AtomicLong waitingBytes = new AtomicLong();

    PageDevice(EndpointId endpoint, SocketWire wire) {
        this.endpoint = endpoint;
        this.wire = wire;
    }

    /// Whether what let this page in still stands: a session, a link. Blocks.
    abstract boolean isStillLetIn();

    @Override
    public EndpointId endpoint() {
        return endpoint;
    }

    @Override
    public void tell(CallTold told) {
        String json = ContractJson.toText(told);
        long bytes = ByteBufUtil.utf8Bytes(json);
        if (waitingBytes.addAndGet(bytes) > MOST_WAITING_BYTES) {
            LOG.info("a page does not read what it is told of calls party={}", party());
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

    /// What let it in stands no more: it need not come again so.
    void expel(String why) {
        wire.close(POLICY, why);
    }
}
