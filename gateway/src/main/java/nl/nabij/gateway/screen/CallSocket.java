package nl.nabij.gateway.screen;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import nl.nabij.gateway.call.CallEnd;
import nl.nabij.gateway.call.CallPage;
import nl.nabij.gateway.call.CallRelay;

/// The socket of one device of the home that takes part in calls. What comes down must not be left out, unlike
/// her screen's whole states; so a page that does not read is cut, and is told all when it comes back.
final class CallSocket implements CallPage {

    /// Bytes that wait for one page: five of the longest messages.
    private static final int QUEUE_BYTES = 256 * 1024;

    private final Vertx vertx;
    private final Context loop;
    private final ServerWebSocket socket;
    private final String endpoint;
    private final CallRelay relay;
    private boolean ended;

    private CallSocket(Vertx vertx, Context loop, ServerWebSocket socket, String endpoint, CallRelay relay) {
        this.vertx = vertx;
        this.loop = loop;
        this.socket = socket;
        this.endpoint = endpoint;
        this.relay = relay;
    }

    /// On the event loop of the socket.
    static void open(Vertx vertx, Context loop, ServerWebSocket socket, String endpoint, CallRelay relay) {
        CallSocket page = new CallSocket(vertx, loop, socket, endpoint, relay);
        socket.setWriteQueueMaxSize(QUEUE_BYTES);
        // Also of a frame that is too long, which the codec refuses and after which it reads nothing more.
        socket.exceptionHandler(_ -> page.broken());
        socket.closeHandler(_ -> relay.closed(endpoint, page));
        socket.textMessageHandler(frame -> relay.said(endpoint, page, frame));
        relay.opened(endpoint, page);
    }

    @Override
    public void tell(String frame) {
        loop.runOnContext(_ -> {
            if (ended) {
                return;
            }
            if (socket.writeQueueFull()) {
                relay.closed(endpoint, this);
                finish(CallEnd.TOO_SLOW);
            } else {
                var _ = socket.writeTextMessage(frame);
            }
        });
    }

    @Override
    public void end(CallEnd why) {
        loop.runOnContext(_ -> finish(why));
    }

    private void broken() {
        relay.closed(endpoint, this);
        finish(CallEnd.TOO_MUCH);
    }

    private void finish(CallEnd why) {
        if (!ended) {
            ended = true;
            ForcedEnd.of(vertx, socket, why.code(), why.reason());
        }
    }
}
