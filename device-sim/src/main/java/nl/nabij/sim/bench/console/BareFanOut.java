package nl.nabij.sim.bench.console;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrameType;
import io.vertx.core.http.impl.ws.WebSocketFrameImpl;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// The least that a server on Vert.x can do: what one socket says, all others hear. One of these runs on an event loop
/// of its own for each processor; a text is encoded once for all sockets of all of them, and one task on each loop
/// writes it to the loop's own sockets. No database, no person, no picture.
public final class BareFanOut extends VerticleBase {

    private static final int LARGEST = 1 << 22;

    /// Any port, the same for all: so Vert.x says it.
    private static final int SHARED_PORT = -1;

    private final List<BareFanOut> all;

    /// Of this event loop alone.
    private final List<ServerWebSocket> sockets = new ArrayList<>();

    private volatile int port;

    private BareFanOut(List<BareFanOut> all) {
        this.all = all;
    }

    /// Serves until the process ends; the first line of its output names the port.
    public static void main(String[] arguments) {
        List<BareFanOut> all = new CopyOnWriteArrayList<>();
        Vertx vertx = Vertx.vertx();
        DeploymentOptions onEachProcessor =
                new DeploymentOptions().setInstances(Runtime.getRuntime().availableProcessors());
        vertx.deployVerticle(() -> new BareFanOut(all), onEachProcessor).onComplete(deployed -> {
            if (deployed.failed()) {
                System.out.println("not listening: " + deployed.cause());
                System.exit(1);
            }
            System.out.println("port " + all.getFirst().port);
            System.out.flush();
        });
    }

    @Override
    public Future<HttpServer> start() {
        HttpServerOptions options =
                new HttpServerOptions().setMaxWebSocketFrameSize(LARGEST).setMaxWebSocketMessageSize(LARGEST);
        return vertx.createHttpServer(options)
                .webSocketHandler(this::opened)
                .listen(SHARED_PORT, "127.0.0.1")
                .onSuccess(server -> {
                    port = server.actualPort();
                    all.add(this);
                });
    }

    private void opened(ServerWebSocket socket) {
        sockets.add(socket);
        socket.closeHandler(_ -> sockets.remove(socket));
        socket.textMessageHandler(text -> {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            ByteBuf encoded = Unpooled.directBuffer(bytes.length).writeBytes(bytes);
            for (BareFanOut each : all) {
                ByteBuf its = encoded.retain();
                each.context.runOnContext(_ -> each.write(its, socket));
            }
            encoded.release();
        });
    }

    /// Each socket gets a view of the same bytes. Vert.x's own way to a text frame would encode it for each.
    private void write(ByteBuf encoded, ServerWebSocket from) {
        for (ServerWebSocket socket : sockets) {
            if (!socket.equals(from)) {
                Future<Void> _ =
                        socket.writeFrame(new WebSocketFrameImpl(WebSocketFrameType.TEXT, encoded.retainedDuplicate()));
            }
        }
        encoded.release();
    }
}
