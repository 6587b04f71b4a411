package nl.nabij.server.enrolment;

import java.time.Clock;
import java.time.Duration;
import nl.nabij.contract.link.Enrolment;
import nl.nabij.server.web.Allowed;
import nl.nabij.server.web.ApiAnswer;
import nl.nabij.server.web.ApiRequest;
import nl.nabij.server.web.ApiRoute;
import nl.nabij.server.web.ApiRoute.AnswerType;
import nl.nabij.server.web.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `POST /api/v1/enrolment`: the one route that a box may use without being signed in.
public final class EnrolmentRoutes {

    private static final Logger LOG = LoggerFactory.getLogger(EnrolmentRoutes.class);

    private final EnrolmentDesk desk;
    private final GuessingBrake brake;

    public EnrolmentRoutes(EnrolmentDesk desk, Clock clock) {
        this.desk = desk;
        this.brake = new GuessingBrake(clock);
    }

    public ApiRoute route() {
        return ApiRoute.post(
                        "/api/v1/enrolment",
                        Allowed.anyone(),
                        "Makes a box the gateway of a home, by its installer's one-time code",
                        AnswerType.one(200, Enrolment.Answer.class),
                        this::enrol)
                .withBody(Enrolment.Request.class)
                .refusing(403, 429);
    }

    private ApiAnswer enrol(ApiRequest request) throws Refusal {
        Duration pause = brake.pause(request.address());
        if (pause.isPositive()) {
            throw Refusal.later(429, pause, "Too many codes were wrong; wait as long as Retry-After says");
        }
        return switch (desk.enrol(request.read(Enrolment.Request.class))) {
            case EnrolmentDesk.Outcome.Enrolled enrolled -> {
                brake.succeeded(request.address());
                LOG.info("gateway enrolled gateway={}", enrolled.answer().gateway());
                yield ApiAnswer.ok(enrolled.answer());
            }
            case EnrolmentDesk.Outcome.CodeRefused _ -> {
                brake.failed(request.address());
                LOG.info("enrolment code refused from={}", request.address());
                throw Refusal.notAllowed("This code is unknown, was used before, or is older than one hour");
            }
            case EnrolmentDesk.Outcome.RequestRefused refused -> throw Refusal.badRequest(refused.why());
        };
    }
}
