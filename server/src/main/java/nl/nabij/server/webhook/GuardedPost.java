package nl.nabij.server.webhook;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import nl.nabij.server.webhook.Delivery.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Posts over HTTP, once, to an address that others gave. The name is looked up once and the connection goes to
/// exactly the address that was
/// checked, so that a name which answers differently the second time leads nowhere else. TLS trusts what the
/// JDK trusts.
public final class GuardedPost implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(GuardedPost.class);

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(8);

    /// Whatever else hangs, the attempt ends.
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final HttpClient client;
    private final Inside inside;
    private final boolean anywhere;
    private final Duration answerWithin;

    private GuardedPost(Vertx vertx, Inside inside, boolean anywhere, Duration answerWithin) {
        this.inside = inside;
        this.anywhere = anywhere;
        this.answerWithin = answerWithin;
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout((int) CONNECT_LIMIT.toMillis())
                .setSslHandshakeTimeout(CONNECT_LIMIT.toSeconds())
                .setKeepAlive(false)
                .setMaxHeaderSize(16 * 1024)
                .setDecompressionSupported(false));
    }

    /// For addresses that somebody gives who may not reach our own network.
    public static GuardedPost guarded(Vertx vertx, Inside inside, Duration answerWithin) {
        return new GuardedPost(vertx, inside, false, answerWithin);
    }

    static GuardedPost anywhere(Vertx vertx, Duration answerWithin) {
        return new GuardedPost(vertx, Inside.NOTHING_ALLOWED, true, answerWithin);
    }

    /// One attempt; blocks until it ended.
    public Delivery post(WebhookAddress to, Map<String, String> headers, Buffer body) {
        InetAddress address;
        try {
            InetAddress[] all = InetAddress.getAllByName(to.host());
            if (!anywhere && !inside.allows(to.host()) && List.of(all).stream().anyMatch(Inside::is)) {
                LOG.warn("an address leads into our own network and is not called host={}", to.host());
                return Delivery.failed(Outcome.ADDRESS_NOT_ALLOWED);
            }
            address = all[0];
        } catch (UnknownHostException e) {
            return Delivery.failed(Outcome.UNKNOWN_HOST);
        }
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(to.port(), address.getHostAddress()))
                .setHost(to.host())
                .setPort(to.port())
                .setSsl(to.secure())
                .setURI(to.path())
                .setFollowRedirects(false)
                .setConnectTimeout(CONNECT_LIMIT.toMillis())
                .putHeader("User-Agent", "nabij");
        headers.forEach(options::putHeader);
        return wait(client.request(options)
                .compose(request -> request.idleTimeout(answerWithin.toMillis())
                        .send(body)
                        .map(answer -> {
                            // What it says beyond its status is nobody's business, and may be without end.
                            request.connection().close();
                            return Delivery.answered(answer.statusCode());
                        })));
    }

    private static Delivery wait(Future<Delivery> posted) {
        try {
            return posted.toCompletionStage().toCompletableFuture().get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            LOG.info("a post failed why={}", String.valueOf(e.getCause()));
            return Delivery.failed(outcome(e.getCause()));
        } catch (TimeoutException e) {
            return Delivery.failed(Outcome.NO_ANSWER);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Delivery.failed(Outcome.NO_ANSWER);
        }
    }

    private static Outcome outcome(@org.jspecify.annotations.Nullable Throwable cause) {
        for (Throwable each = cause; each != null; each = each.getCause()) {
            if (each instanceof SSLException) {
                return Outcome.NOT_TRUSTED;
            }
        }
        boolean late = cause instanceof TimeoutException
                || (cause != null && cause.getClass().getSimpleName().equals("NoStackTraceTimeoutException"));
        return late ? Outcome.NO_ANSWER : Outcome.UNREACHABLE;
    }

    @Override
    public void close() {
        client.close();
    }
}
