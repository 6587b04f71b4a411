package nl.nabij.server.enrolment;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import nl.nabij.contract.link.Enrolment;
import nl.nabij.server.web.Allowed;
import nl.nabij.server.web.ApiAnswer;
import nl.nabij.server.web.ApiRequest;
import nl.nabij.server.web.ApiRoute;
import nl.nabij.server.web.ApiRoute.AnswerType;
import nl.nabij.server.web.GuessingBrake;
import nl.nabij.server.web.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `POST /api/v1/enrolment` and `POST /api/v1/enrolment/renewal`: what a box may ask without being
/// signed in. No client certificate is asked for in TLS, so no browser ever shows a choice of
/// certificates, and a proxy may end TLS.
public final class EnrolmentRoutes {

    private static final Logger LOG = LoggerFactory.getLogger(EnrolmentRoutes.class);

    private final EnrolmentDesk desk;
    private final RenewalDesk renewals;
    private final GuessingBrake codes;
    private final GuessingBrake repeats;

    public EnrolmentRoutes(EnrolmentDesk desk, RenewalDesk renewals, Clock clock) {
        this.desk = desk;
        this.renewals = renewals;
        this.codes = new GuessingBrake(clock);
        this.repeats = new GuessingBrake(clock);
    }

    public List<ApiRoute> routes() {
        return List.of(
                ApiRoute.post(
                                "/api/v1/enrolment",
                                Allowed.anyone(),
                                "Makes a box the gateway of a home, by its installer's one-time code",
                                AnswerType.one(200, Enrolment.Answer.class),
                                this::enrol)
                        .withBody(Enrolment.Request.class)
                        .refusing(403, 429),
                ApiRoute.post(
                                "/api/v1/enrolment/renewal",
                                Allowed.anyone(),
                                "Gives a box its next certificate; its present one, expired or not, vouches for it",
                                AnswerType.one(200, Enrolment.Answer.class),
                                this::renew)
                        .withBody(Enrolment.Renewal.class)
                        .refusing(403, 409, 429));
    }

    private ApiAnswer enrol(ApiRequest request) throws Refusal {
        Duration pause = codes.pause(request.address());
        if (pause.isPositive()) {
            throw Refusal.later(429, pause, "Too many codes were wrong; wait as long as Retry-After says");
        }
        return switch (desk.enrol(request.read(Enrolment.Request.class))) {
            case EnrolmentDesk.Outcome.Enrolled enrolled -> {
                codes.succeeded(request.address());
                LOG.info("gateway enrolled gateway={}", enrolled.answer().gateway());
                yield ApiAnswer.ok(enrolled.answer());
            }
            case EnrolmentDesk.Outcome.CodeRefused _ -> {
                codes.failed(request.address());
                LOG.info("enrolment code refused from={}", request.address());
                throw Refusal.notAllowed("This code is unknown, was used before, or is older than one hour");
            }
            case EnrolmentDesk.Outcome.RequestRefused refused -> throw Refusal.badRequest(refused.why());
        };
    }

    /// Slowed down is who asks with one certificate over and over, right or wrong: a box waits a minute
    /// itself. Not who shares an address, since behind a proxy or a mobile provider that is everybody.
    private ApiAnswer renew(ApiRequest request) throws Refusal {
        Enrolment.Renewal renewal = request.read(Enrolment.Renewal.class);
        String asker =
                request.address() + " " + Fingerprint.of(renewal.certificate().getBytes(StandardCharsets.UTF_8));
        Duration pause = repeats.pause(asker);
        if (pause.isPositive()) {
            throw Refusal.later(429, pause, "This certificate asked often; wait as long as Retry-After says");
        }
        repeats.failed(asker);
        RenewalDesk.Outcome outcome = renewals.renew(renewal);
        if (outcome instanceof RenewalDesk.Outcome.Renewed(Enrolment.Answer answer)) {
            LOG.info("certificate renewed gateway={}", answer.gateway());
            return ApiAnswer.ok(answer);
        }
        LOG.info("renewal refused why={} from={}", outcome.getClass().getSimpleName(), request.address());
        throw refusal(outcome);
    }

    private static Refusal refusal(RenewalDesk.Outcome outcome) {
        return switch (outcome) {
            case RenewalDesk.Outcome.Malformed(String why) -> Refusal.badRequest(why);
            case RenewalDesk.Outcome.Unknown() ->
                Refusal.of(403, "certificate-unknown", "This centre knows no such certificate; enrol with a new code");
            case RenewalDesk.Outcome.Revoked() ->
                Refusal.of(403, "certificate-revoked", "This certificate was revoked; enrol with a new code");
            case RenewalDesk.Outcome.NotTheHolder() ->
                Refusal.notAllowed("The request is not signed with the key of the certificate");
            case RenewalDesk.Outcome.TooMany() ->
                Refusal.of(
                        409,
                        "certificate-limit",
                        "The home has " + RenewalDesk.MOST_LIVE + " valid certificates; go on with the present one,"
                                + " an administrator has to revoke what is not used");
            case RenewalDesk.Outcome.Renewed _ -> throw new IllegalStateException("This is no refusal");
        };
    }
}
