package nl.nabij.server.enrolment;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.face.CertificateView;
import nl.nabij.server.access.Role;
import nl.nabij.server.audit.AuditLog;
import nl.nabij.server.audit.Look;
import nl.nabij.server.audit.Looker;
import nl.nabij.server.web.Allowed;
import nl.nabij.server.web.ApiAnswer;
import nl.nabij.server.web.ApiRequest;
import nl.nabij.server.web.ApiRoute;
import nl.nabij.server.web.ApiRoute.AnswerType;
import nl.nabij.server.web.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The certificates of a home's boxes: an administrator looks at them and revokes one. Each call is
/// written down.
public final class CertificateRoutes {

    private static final Logger LOG = LoggerFactory.getLogger(CertificateRoutes.class);

    private final CertificateRegister register;
    private final AuditLog audit;
    private final BiConsumer<GatewayId, String> onRevoked;

    /// @param onRevoked told of home and serial after the commit: ends the live connection
    public CertificateRoutes(CertificateRegister register, AuditLog audit, BiConsumer<GatewayId, String> onRevoked) {
        this.register = register;
        this.audit = audit;
        this.onRevoked = onRevoked;
    }

    public List<ApiRoute> routes() {
        return List.of(
                ApiRoute.get(
                        "/api/v1/homes/{id}/certificates",
                        Allowed.only(Role.ADMINISTRATOR),
                        "Certificates of the home's boxes, the newest first",
                        AnswerType.listOf(CertificateView.class),
                        this::list),
                ApiRoute.post(
                        "/api/v1/homes/{id}/certificates/{serial}/revoke",
                        Allowed.only(Role.ADMINISTRATOR),
                        "Refuse this certificate from now on and end the connection made with it; again does no harm",
                        AnswerType.one(200, CertificateView.class),
                        this::revoke));
    }

    private ApiAnswer list(ApiRequest request) throws Refusal {
        GatewayId home = request.id("id", GatewayId::new);
        Optional<List<CertificateView>> found = register.of(request.person().organisation(), home);
        Look.Outcome outcome = found.isPresent() ? Look.Outcome.DONE : Look.Outcome.NOT_FOUND;
        written(request, home, Look.Action.READ, "certificates", outcome);
        return ApiAnswer.ok(found.orElseThrow(() -> Refusal.notFound("Your organisation has no home with this id")));
    }

    private ApiAnswer revoke(ApiRequest request) throws Refusal {
        GatewayId home = request.id("id", GatewayId::new);
        String serial = request.id("serial", CertificateRoutes::serial);
        Optional<CertificateView> revoked = register.revoke(request.person().organisation(), home, serial);
        if (revoked.isPresent()) {
            // Before the audit: a box that somebody stole must not stay because a row cannot be written.
            onRevoked.accept(home, serial);
            LOG.info(
                    "certificate revoked home={} serial={} by={}",
                    home,
                    serial,
                    request.person().id());
        }
        Look.Outcome outcome = revoked.isPresent() ? Look.Outcome.DONE : Look.Outcome.NOT_FOUND;
        written(request, home, Look.Action.CHANGE, "certificate-revoked " + serial, outcome);
        return ApiAnswer.ok(revoked.orElseThrow(
                () -> Refusal.notFound("Your organisation has no home with this id and certificate")));
    }

    private void written(ApiRequest request, GatewayId home, Look.Action action, String what, Look.Outcome outcome) {
        audit.write(List.of(new Look(
                Looker.of(request.session().orElseThrow(), request.address()),
                request.person().organisation(),
                Optional.of(home),
                Optional.empty(),
                action,
                what,
                "security",
                outcome)));
    }

    private static String serial(String text) {
        if (!text.matches("[0-9a-f]{1,40}")) {
            throw new IllegalArgumentException("A serial is lower-case hexadecimal");
        }
        return text;
    }
}
