package nl.nabij.server.admin;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.face.EnrolmentCodeView;
import nl.nabij.contract.face.HomeInstallation;
import nl.nabij.server.access.Role;
import nl.nabij.server.audit.AuditLog;
import nl.nabij.server.audit.Look;
import nl.nabij.server.enrolment.EnrolmentCode;
import nl.nabij.server.enrolment.EnrolmentDesk;
import nl.nabij.server.install.InstallationBook;
import nl.nabij.server.install.InstallationBook.Checked;
import nl.nabij.server.web.Allowed;
import nl.nabij.server.web.ApiAnswer;
import nl.nabij.server.web.ApiRequest;
import nl.nabij.server.web.ApiRoute;
import nl.nabij.server.web.ApiRoute.AnswerType;
import nl.nabij.server.web.QrRows;
import nl.nabij.server.web.Refusal;

/// How a home is installed: what the second person looks at and confirms, who may install, and
/// replacing a box that is broken. Each call is written down.
public final class InstallationRoutes {

    private static final Allowed LOOKS = Allowed.only(Role.ADMINISTRATOR, Role.CARER);

    private final InstallationBook book;
    private final EnrolmentDesk enrolment;
    private final AdminLooks looks;
    private final Clock clock;

    public InstallationRoutes(InstallationBook book, EnrolmentDesk enrolment, AuditLog audit, Clock clock) {
        this.book = book;
        this.enrolment = enrolment;
        this.looks = new AdminLooks(audit, "installation");
        this.clock = clock;
    }

    public List<ApiRoute> routes() {
        return List.of(
                ApiRoute.get(
                        "/api/v1/homes/{id}/installation",
                        LOOKS,
                        "What is installed in the home, what was tried, who checked it and what is missing",
                        AnswerType.one(200, HomeInstallation.class),
                        this::find),
                ApiRoute.post(
                                "/api/v1/homes/{id}/installation/check",
                                LOOKS,
                                "A second person confirms the installation as she saw it",
                                AnswerType.one(201, HomeInstallation.class),
                                this::check)
                        .withBody(HomeInstallation.CheckInstallation.class)
                        .refusing(409),
                ApiRoute.post(
                        "/api/v1/homes/{id}/installer-codes",
                        Allowed.only(Role.ADMINISTRATOR),
                        "Eight digits, valid for an hour, with which somebody may install at the home's box",
                        AnswerType.one(201, HomeInstallation.InstallerCode.class),
                        this::access),
                ApiRoute.post(
                                "/api/v1/homes/{id}/replacement",
                                Allowed.only(Role.ADMINISTRATOR),
                                "An enrolment code for a new box; when it is used, the certificates of the old one are revoked",
                                AnswerType.one(201, EnrolmentCodeView.class),
                                this::replacement)
                        .refusing(409));
    }

    private ApiAnswer find(ApiRequest request) throws Refusal {
        GatewayId home = request.id("id", GatewayId::new);
        Optional<HomeInstallation> found = book.find(request.person().organisation(), home);
        looks.at(request, Optional.of(home), Look.Action.READ, "installation", outcome(found.isPresent()));
        return ApiAnswer.ok(found.orElseThrow(HomeRefusals::noSuchHome));
    }

    private ApiAnswer check(ApiRequest request) throws Refusal {
        GatewayId home = request.id("id", GatewayId::new);
        String version = request.read(HomeInstallation.CheckInstallation.class).version();
        Checked checked = book.check(request.person(), home, version);
        looks.at(
                request,
                Optional.of(home),
                Look.Action.CHANGE,
                "installation checked",
                switch (checked) {
                    case Checked.Done _ -> Look.Outcome.DONE;
                    case Checked.NoSuchHome _ -> Look.Outcome.NOT_FOUND;
                    default -> Look.Outcome.REFUSED;
                });
        return switch (checked) {
            case Checked.Done(HomeInstallation installation) -> ApiAnswer.of(201, installation);
            case Checked.NoSuchHome() -> throw HomeRefusals.noSuchHome();
            case Checked.Changed() ->
                throw Refusal.of(409, "changed", "The installation is different from what you saw; look again");
            case Checked.Incomplete(var missing) ->
                throw Refusal.of(409, "not-complete", "It cannot be confirmed yet; missing: " + missing);
            case Checked.SamePerson() ->
                throw Refusal.of(409, "same-person", "Who installed it cannot check it too; ask a colleague");
        };
    }

    private ApiAnswer access(ApiRequest request) throws Refusal {
        GatewayId home = request.id("id", GatewayId::new);
        Optional<HomeInstallation.InstallerCode> code = book.access(request.person(), home);
        looks.at(request, Optional.of(home), Look.Action.CHANGE, "installer code", outcome(code.isPresent()));
        return ApiAnswer.of(201, code.orElseThrow(HomeRefusals::noSuchHome));
    }

    private ApiAnswer replacement(ApiRequest request) throws Refusal {
        GatewayId home = request.id("id", GatewayId::new);
        boolean own = book.find(request.person().organisation(), home).isPresent();
        boolean goesOn = own && book.goesOn(request.person().organisation(), home);
        looks.at(
                request,
                Optional.of(home),
                Look.Action.CHANGE,
                "box replaced",
                own && !goesOn ? Look.Outcome.REFUSED : outcome(own));
        if (!own) {
            throw HomeRefusals.noSuchHome();
        }
        if (!goesOn) {
            throw HomeRefusals.careEnded();
        }
        EnrolmentCode code = enrolment.replacementCode(home);
        String text = code.toString();
        return ApiAnswer.of(
                201, new EnrolmentCodeView(text, clock.instant().plus(EnrolmentDesk.CODE_LIFE), QrRows.of(text)));
    }

    private static Look.Outcome outcome(boolean found) {
        return found ? Look.Outcome.DONE : Look.Outcome.NOT_FOUND;
    }
}
