package nl.nabij.server.webhook;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
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
import java.util.concurrent.atomic.AtomicBoolean;
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

    /// Connections to one host at once; who posts more waits. As many as pushes to one service, and twice.
    private static final int MOST_CONNECTIONS = 16;

    private final HttpClient client;
    private final Inside inside;
    private final boolean anywhere;
    private final Limits limits;
    private final NameLookup names;

    /// How long one attempt may take.
    ///
    /// @param answer after all was sent
    /// @param whole whatever hangs: the lookup of the name, the connection, the answer
    public record Limits(Duration answer, Duration whole) {}

    private GuardedPost(Vertx vertx, Inside inside, boolean anywhere, Limits limits, NameLookup.Names names) {
        this.names = new NameLookup(names);
        this.inside = inside;
        this.anywhere = anywhere;
        this.limits = limits;
        this.client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setConnectTimeout((int) CONNECT_LIMIT.toMillis())
                        .setSslHandshakeTimeout(CONNECT_LIMIT.toSeconds())
                        .setKeepAlive(false)
                        .setMaxHeaderSize(16 * 1024)
                        .setDecompressionSupported(false),
                new PoolOptions().setHttp1MaxSize(MOST_CONNECTIONS));
    }

    /// For addresses that somebody gives who may not reach our own network.
    public static GuardedPost guarded(Vertx vertx, Inside inside, Limits limits) {
        return guarded(vertx, inside, limits, InetAddress::getAllByName);
    }

    static GuardedPost guarded(Vertx vertx, Inside inside, Limits limits, NameLookup.Names names) {
        return new GuardedPost(vertx, inside, false, limits, names);
    }

    static GuardedPost anywhere(Vertx vertx, Limits limits) {
        return new GuardedPost(vertx, Inside.NOTHING_ALLOWED, true, limits, InetAddress::getAllByName);
    }

    /// One attempt; blocks until it ended.
    public Delivery post(WebhookAddress to, Map<String, String> headers, Buffer body) {
        long begun = System.nanoTime();
        InetAddress address;
        try {
            InetAddress[] all = names.of(to.host(), limits.whole());
            if (!anywhere && !inside.allows(to.host()) && List.of(all).stream().anyMatch(Inside::is)) {
                LOG.warn("an address leads into our own network and is not called host={}", to.host());
                return Delivery.failed(Outcome.ADDRESS_NOT_ALLOWED);
            }
            address = all[0];
        } catch (UnknownHostException e) {
            return Delivery.failed(Outcome.UNKNOWN_HOST);
        } catch (TimeoutException e) {
            LOG.info("a name is not looked up in time host={}", to.host());
            return Delivery.failed(Outcome.NO_ANSWER);
        }
        Duration left = limits.whole().minusNanos(System.nanoTime() - begun);
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
        AtomicBoolean givenUp = new AtomicBoolean();
        Future<Delivery> posted =
                client.request(options).compose(request -> givenUp.get() ? tooLate(request) : send(request, body));
        return wait(posted, left, givenUp);
    }

    private Future<Delivery> send(HttpClientRequest request, Buffer body) {
        return request.idleTimeout(limits.answer().toMillis()).send(body).map(answer -> {
            // What it says beyond its status is nobody's business, and may be without end.
            request.connection().close();
            return Delivery.answered(answer.statusCode());
        });
    }

    /// The connection came when nobody waits for it any more: what was counted as lost must not arrive after all.
    private static Future<Delivery> tooLate(HttpClientRequest request) {
        request.connection().close();
        return Future.succeededFuture(Delivery.failed(Outcome.NO_ANSWER));
    }

    private static Delivery wait(Future<Delivery> posted, Duration limit, AtomicBoolean givenUp) {
        try {
            return posted.toCompletionStage().toCompletableFuture().get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            LOG.info("a post failed why={}", String.valueOf(e.getCause()));
            return Delivery.failed(outcome(e.getCause()));
        } catch (TimeoutException e) {
            givenUp.set(true);
            return Delivery.failed(Outcome.NO_ANSWER);
        } catch (InterruptedException e) {
            givenUp.set(true);
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
        names.close();
    }
}
