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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import nl.nabij.server.webhook.Delivery.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Posts over HTTP. The name is looked up once and the connection goes to exactly the address that was
/// checked, so that a name which answers differently the second time leads nowhere else. TLS trusts what the
/// JDK trusts.
public final class VertxWebhook implements Webhook, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(VertxWebhook.class);

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(8);

    /// A receiver only has to put it down; who sends an SMS first and answers then is too slow.
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);

    /// Whatever else hangs, the attempt ends.
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final HttpClient client;
    private final Inside inside;
    private final boolean anywhere;
    private final Duration answerWithin;

    private VertxWebhook(Vertx vertx, Inside inside, boolean anywhere, Duration answerWithin) {
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

    /// For addresses that somebody types who may not reach our own network.
    public static VertxWebhook guarded(Vertx vertx, Inside inside) {
        return guarded(vertx, inside, ANSWER_LIMIT);
    }

    static VertxWebhook guarded(Vertx vertx, Inside inside, Duration answerWithin) {
        return new VertxWebhook(vertx, inside, false, answerWithin);
    }

    /// For an address that whoever runs the program gives on its command line.
    public static VertxWebhook anywhere(Vertx vertx) {
        return new VertxWebhook(vertx, Inside.NOTHING_ALLOWED, true, ANSWER_LIMIT);
    }

    @Override
    public Delivery post(WebhookAddress to, WebhookSecret secret, Message message) {
        InetAddress address;
        try {
            InetAddress[] all = InetAddress.getAllByName(to.host());
            if (!anywhere && !inside.allows(to.host()) && List.of(all).stream().anyMatch(Inside::is)) {
                LOG.warn("a webhook leads into our own network and is not called host={}", to.host());
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
                .putHeader("Content-Type", "application/json")
                .putHeader("User-Agent", "nabij")
                .putHeader("webhook-id", message.id())
                .putHeader("webhook-timestamp", Long.toString(message.at().getEpochSecond()))
                .putHeader("webhook-signature", secret.sign(message.id(), message.at(), message.body()));
        return wait(client.request(options)
                .compose(request -> request.idleTimeout(answerWithin.toMillis())
                        .send(Buffer.buffer(message.body()))
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
            LOG.info("a webhook failed why={}", String.valueOf(e.getCause()));
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
