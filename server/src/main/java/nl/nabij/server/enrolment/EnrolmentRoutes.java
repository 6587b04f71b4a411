package nl.nabij.server.enrolment;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Clock;
import java.time.Duration;
import nl.nabij.contract.ContractException;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.face.ApiError;
import nl.nabij.contract.link.Enrolment;
import nl.nabij.server.postgres.DatabaseUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `POST /api/v1/enrolment`: the one route that a box may use without being signed in.
public final class EnrolmentRoutes {

    private static final Logger LOG = LoggerFactory.getLogger(EnrolmentRoutes.class);

    /// A request of a P-256 key and a code are under 1 KiB.
    private static final long LONGEST_BODY = 16 * 1024L;

    private final EnrolmentDesk desk;
    private final GuessingBrake brake;

    public EnrolmentRoutes(EnrolmentDesk desk, Clock clock) {
        this.desk = desk;
        this.brake = new GuessingBrake(clock);
    }

    public void mount(Router router) {
        router.post("/api/v1/enrolment")
                .handler(BodyHandler.create(false).setBodyLimit(LONGEST_BODY))
                .handler(context -> Thread.ofVirtual().name("enrolment").start(() -> enrol(context)));
    }

    private void enrol(RoutingContext context) {
        String address = context.request().remoteAddress().hostAddress();
        Duration pause = brake.pause(address);
        if (pause.isPositive()) {
            context.response().putHeader("Retry-After", Long.toString(pause.toSeconds() + 1));
            answer(
                    context,
                    429,
                    ApiError.of("busy", "Too many codes were wrong; try again in " + (pause.toSeconds() + 1) + " s"));
            return;
        }
        try {
            Buffer body = context.body().buffer();
            Enrolment.Request request =
                    ContractJson.read(body == null ? new byte[0] : body.getBytes(), Enrolment.Request.class);
            switch (desk.enrol(request)) {
                case EnrolmentDesk.Outcome.Enrolled enrolled -> {
                    brake.succeeded(address);
                    LOG.info("gateway enrolled gateway={}", enrolled.answer().gateway());
                    answer(context, 200, enrolled.answer());
                }
                case EnrolmentDesk.Outcome.CodeRefused _ -> {
                    brake.failed(address);
                    LOG.info("enrolment code refused from={}", address);
                    answer(
                            context,
                            403,
                            ApiError.of(
                                    "not-allowed", "This code is unknown, was used before, or is older than one hour"));
                }
                case EnrolmentDesk.Outcome.RequestRefused refused ->
                    answer(context, 400, ApiError.of("bad-request", refused.why()));
            }
        } catch (ContractException e) {
            answer(context, 400, ApiError.of("bad-request", String.valueOf(e.getMessage())));
        } catch (DatabaseUnavailableException e) {
            LOG.warn("enrolment waits for the database", e);
            answer(context, 503, ApiError.of("busy", "The database cannot be reached now; the code stays valid"));
        } catch (RuntimeException e) {
            LOG.error("enrolment failed", e);
            answer(context, 500, ApiError.of("fault", "The centre failed at this; the code stays valid"));
        }
    }

    private static void answer(RoutingContext context, int status, Object body) {
        context.vertx().runOnContext(_ -> {
            if (!context.response().ended() && !context.response().closed()) {
                context.response()
                        .setStatusCode(status)
                        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                        .end(ContractJson.toText(body));
            }
        });
    }
}
