package nl.nabij.server;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.CompletionException;
import nl.nabij.server.link.UplinkTls;
import nl.nabij.server.settings.PortTakenException;
import nl.nabij.server.settings.ServerConfig;

/// HTTPS for everybody, and the same over HTTP on loopback, for a reverse proxy or the demo.
final class HttpListeners implements AutoCloseable {

    /// A browser's console is a socket; whatever else is idle this long is gone.
    private static final int IDLE_SECONDS = 120;

    private static final int LARGEST_HEADERS = 16 * 1024;

    /// A console's frames are small; larger ones come from nobody of ours.
    private static final int LARGEST_FRAME = 64 * 1024;

    private final HttpServer http;
    private final HttpServer https;

    private HttpListeners(HttpServer http, HttpServer https) {
        this.http = http;
        this.https = https;
    }

    static HttpListeners listen(
            Vertx vertx, Handler<HttpServerRequest> requests, ListenerKeys keys, ServerConfig config)
            throws PortTakenException {
        HttpServerOptions secure = options().setUseAlpn(true).setSni(true);
        UplinkTls.secure(secure, keys);
        HttpServer https = vertx.createHttpServer(secure).requestHandler(requests);
        HttpServer http = vertx.createHttpServer(options()).requestHandler(requests);
        listen(https, "0.0.0.0", config.httpsPort(), "NABIJ_SERVER_HTTPS_PORT");
        try {
            listen(http, "127.0.0.1", config.httpPort(), "NABIJ_SERVER_HTTP_PORT");
        } catch (PortTakenException e) {
            close(https);
            throw e;
        }
        return new HttpListeners(http, https);
    }

    int httpPort() {
        return http.actualPort();
    }

    int httpsPort() {
        return https.actualPort();
    }

    @Override
    public void close() {
        close(http);
        close(https);
    }

    private static HttpServerOptions options() {
        return new HttpServerOptions()
                .setIdleTimeout(IDLE_SECONDS)
                .setMaxHeaderSize(LARGEST_HEADERS)
                .setMaxWebSocketFrameSize(LARGEST_FRAME)
                .setMaxWebSocketMessageSize(LARGEST_FRAME)
                .setCompressionSupported(false);
    }

    private static void listen(HttpServer server, String host, int port, String key) throws PortTakenException {
        try {
            server.listen(port, host).toCompletionStage().toCompletableFuture().join();
        } catch (CompletionException e) {
            throw new PortTakenException(key, port, e.getCause());
        }
    }

    private static void close(HttpServer server) {
        server.close().toCompletionStage().toCompletableFuture().join();
    }
}
