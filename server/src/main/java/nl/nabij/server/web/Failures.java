package nl.nabij.server.web;

import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The boundary where a fault becomes an answer.
final class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    /// A refusal stays what it is. Anything else is our fault: its type and place are logged, its
    /// message is not, since a database's message may quote somebody's data.
    static Refusal refusal(Throwable fault) {
        if (fault instanceof Refusal refusal) {
            return refusal;
        }
        StackTraceElement[] trace = fault.getStackTrace();
        LOG.error("a call failed type={} at={}", fault.getClass().getName(), trace.length == 0 ? "unknown" : trace[0]);
        return Refusal.of(500, "fault", "The server could not do this; it is in its log. Trying again is safe");
    }

    static Refusal refusal(RoutingContext context, int status) {
        return switch (status) {
            case 404 -> Refusal.notFound("Nothing is at this address; /api/v1/openapi.json lists the API");
            case 405 ->
                Refusal.of(
                        405,
                        "bad-request",
                        "The address does not take " + context.request().method()
                                + "; /api/v1/openapi.json says what it takes");
            case 408 -> Refusal.of(408, "bad-request", "The body did not come in time");
            case 413 ->
                Refusal.of(
                        413,
                        "bad-request",
                        "The body is larger than this call reads; most read " + ApiRouter.LARGEST_BODY_BYTES
                                + " bytes");
            case 500 -> {
                Throwable fault = context.failure();
                yield fault == null
                        ? Refusal.of(500, "fault", "The server could not do this; it is in its log")
                        : refusal(fault);
            }
            case 503 -> Refusal.later(503, Duration.ofSeconds(1), "Busy; try again in a second");
            default -> Refusal.of(status, "bad-request", "The call breaks a rule of HTTP itself (" + status + ")");
        };
    }
}
