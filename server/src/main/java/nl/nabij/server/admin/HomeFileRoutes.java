package nl.nabij.server.admin;

import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.face.HomeExport;
import nl.nabij.contract.face.HomeFile;
import nl.nabij.contract.face.HomeFile.Away;
import nl.nabij.contract.face.HomeFile.ChangeHome;
import nl.nabij.contract.face.HomeFile.End;
import nl.nabij.contract.face.HomeFile.Erase;
import nl.nabij.contract.face.HomeFile.Erased;
import nl.nabij.contract.face.HomeFile.GiveConsent;
import nl.nabij.contract.face.HomeFile.Keeping;
import nl.nabij.server.access.Role;
import nl.nabij.server.audit.AuditLog;
import nl.nabij.server.audit.Look;
import nl.nabij.server.home.file.FileAnswer;
import nl.nabij.server.home.file.HomeExports;
import nl.nabij.server.home.file.HomeFiles;
import nl.nabij.server.home.file.KeepingBook;
import nl.nabij.server.web.Allowed;
import nl.nabij.server.web.ApiAnswer;
import nl.nabij.server.web.ApiRequest;
import nl.nabij.server.web.ApiRoute;
import nl.nabij.server.web.ApiRoute.AnswerType;
import nl.nabij.server.web.Refusal;

/// The file of a home: who lives there, being away, the end of care, consents, what is erased, and all
/// of it to hand over. Each call is written down, also one that is refused.
public final class HomeFileRoutes {

    private static final Allowed ADMINISTRATORS = Allowed.only(Role.ADMINISTRATOR);

    /// A carer hears first that her client is in hospital, and what she agrees to.
    private static final Allowed CARERS_TOO = Allowed.only(Role.ADMINISTRATOR, Role.CARER);

    private static final String HOME = "/api/v1/homes/{id}";

    private final HomeFiles files;
    private final KeepingBook keeping;
    private final HomeExports exports;
    private final AdminLooks looks;

    public HomeFileRoutes(HomeFiles files, KeepingBook keeping, HomeExports exports, AuditLog audit) {
        this.files = files;
        this.keeping = keeping;
        this.exports = exports;
        this.looks = new AdminLooks(audit);
    }

    public List<ApiRoute> routes() {
        AnswerType file = AnswerType.one(200, HomeFile.class);
        return List.of(
                ApiRoute.get(
                        HOME + "/file", CARERS_TOO, "What is kept about a home and who lives there", file, this::find),
                ApiRoute.put(HOME + "/file", ADMINISTRATORS, "Changes it, as a whole", file, this::change)
                        .withBody(ChangeHome.class)
                        .refusing(409),
                ApiRoute.post(
                                HOME + "/move",
                                ADMINISTRATORS,
                                "She moved and took the box along: help goes to this address from now on, what"
                                        + " devices reported at the old one is erased, and the installation has to be"
                                        + " checked again",
                                file,
                                this::move)
                        .withBody(ChangeHome.class)
                        .refusing(409),
                ApiRoute.put(
                                HOME + "/away",
                                CARERS_TOO,
                                "She is away: alarms are heard and say so, nobody is sent for a silent box, and"
                                        + " nothing that sensors report is kept",
                                file,
                                this::away)
                        .withBody(Away.class)
                        .refusing(409),
                new ApiRoute(
                        HttpMethod.DELETE,
                        HOME + "/away",
                        CARERS_TOO,
                        "She is back",
                        List.of(),
                        Optional.empty(),
                        file,
                        List.of(409),
                        this::back),
                ApiRoute.post(
                                HOME + "/end",
                                ADMINISTRATORS,
                                "Care ended: what sensors reported is erased now, the file in 30 days, all of it after"
                                        + " the organisation's years. Its box is heard until it is collected. Not while"
                                        + " an alarm is open",
                                file,
                                this::end)
                        .withBody(End.class)
                        .refusing(409),
                ApiRoute.post(
                                HOME + "/reopen",
                                ADMINISTRATORS,
                                "Takes the end of care back, until the file is erased",
                                file,
                                this::reopen)
                        .refusing(409),
                ApiRoute.post(
                                HOME + "/erasure",
                                ADMINISTRATORS,
                                "Erases all of an ended home now; its client's name is asked so that it is not"
                                        + " another's. Not while its box is connected",
                                AnswerType.none(),
                                this::erase)
                        .withBody(Erase.class)
                        .refusing(409),
                ApiRoute.post(
                                HOME + "/consents",
                                CARERS_TOO,
                                "What she said of one purpose; the last word counts. Without 'history' nothing that"
                                        + " sensors report is kept, and what is kept is erased",
                                file,
                                this::consent)
                        .withBody(GiveConsent.class)
                        .refusing(409),
                ApiRoute.get(
                        HOME + "/export",
                        ADMINISTRATORS,
                        "Everything that is stored about a home and who lives there, to hand to her",
                        AnswerType.one(200, HomeExport.class),
                        this::export),
                ApiRoute.get(
                        "/api/v1/keeping",
                        ADMINISTRATORS,
                        "How long your organisation keeps what it has to keep after care ended",
                        AnswerType.one(200, Keeping.class),
                        request -> ApiAnswer.ok(keeping.years(request.person().organisation()))),
                ApiRoute.put(
                                "/api/v1/keeping",
                                ADMINISTRATORS,
                                "Changes it, also for homes that ended already; what makes something due at once has to"
                                        + " be 'confirmed'",
                                AnswerType.one(200, Keeping.class),
                                this::keep)
                        .withBody(Keeping.class)
                        .refusing(409),
                ApiRoute.get(
                        "/api/v1/erasures",
                        ADMINISTRATORS,
                        "That something was erased, the newest 200",
                        AnswerType.listOf(Erased.class),
                        request -> ApiAnswer.ok(keeping.erased(request.person().organisation()))));
    }

    private ApiAnswer keep(ApiRequest request) throws Refusal {
        Keeping asked = request.read(Keeping.class);
        int due = keeping.keep(request.person().organisation(), asked);
        looks.at(
                request,
                Optional.empty(),
                Look.Action.CHANGE,
                "keeping " + asked.years() + " years",
                due == 0 ? Look.Outcome.DONE : Look.Outcome.REFUSED);
        if (due > 0) {
            throw Refusal.of(
                    409,
                    "erases-now",
                    due + " homes that ended would be erased at once by it; send 'confirmed' when that is meant");
        }
        return ApiAnswer.ok(keeping.years(request.person().organisation()));
    }

    private ApiAnswer find(ApiRequest request) throws Refusal {
        GatewayId home = home(request);
        Optional<HomeFile> found = files.find(request.person().organisation(), home);
        if (found.isPresent()) {
            // The page reads it again and again while it is open: one look.
            looks.read(request, List.of(home), "home file");
        } else {
            looks.at(request, Optional.of(home), Look.Action.READ, "home file", Look.Outcome.NOT_FOUND);
        }
        return ApiAnswer.ok(found.orElseThrow(HomeRefusals::noSuchHome));
    }

    private ApiAnswer change(ApiRequest request) throws Refusal {
        ChangeHome change = request.read(ChangeHome.class);
        return answered(request, "home file", files.change(request.person(), home(request), change));
    }

    private ApiAnswer move(ApiRequest request) throws Refusal {
        ChangeHome change = request.read(ChangeHome.class);
        return answered(request, "moved", files.move(request.person(), home(request), change));
    }

    private ApiAnswer away(ApiRequest request) throws Refusal {
        Away away = request.read(Away.class);
        return answered(request, "away", files.away(request.person(), home(request), away));
    }

    private ApiAnswer back(ApiRequest request) throws Refusal {
        return answered(request, "back", files.back(request.person(), home(request)));
    }

    private ApiAnswer end(ApiRequest request) throws Refusal {
        End end = request.read(End.class);
        return answered(request, "care ended", files.end(request.person(), home(request), end));
    }

    private ApiAnswer reopen(ApiRequest request) throws Refusal {
        return answered(request, "care goes on", files.reopen(request.person(), home(request)));
    }

    private ApiAnswer erase(ApiRequest request) throws Refusal {
        Erase erase = request.read(Erase.class);
        return answered(request, "erased", files.erase(request.person(), home(request), erase.client()));
    }

    private ApiAnswer consent(ApiRequest request) throws Refusal {
        GiveConsent said = request.read(GiveConsent.class);
        return answered(request, "consent", files.consent(request.person(), home(request), said));
    }

    private ApiAnswer export(ApiRequest request) throws Refusal {
        GatewayId home = home(request);
        Optional<HomeExport> export = exports.of(request.person().organisation(), home);
        looks.at(request, Optional.of(home), Look.Action.READ, "export", outcome(export.isPresent()));
        HomeExport whole = export.orElseThrow(HomeRefusals::noSuchHome);
        return new ApiAnswer(
                200,
                Optional.of(whole),
                List.of(),
                Map.of("Content-Disposition", "attachment; filename=\"nabij-" + home.value() + ".json\""));
    }

    private ApiAnswer answered(ApiRequest request, String what, FileAnswer answer) throws Refusal {
        Look.Outcome outcome = switch (answer) {
            case FileAnswer.Done _, FileAnswer.Gone _ -> Look.Outcome.DONE;
            case FileAnswer.NoSuchHome _ -> Look.Outcome.NOT_FOUND;
            default -> Look.Outcome.REFUSED;
        };
        looks.at(request, Optional.of(home(request)), Look.Action.CHANGE, what, outcome);
        return switch (answer) {
            case FileAnswer.Done(HomeFile file) -> ApiAnswer.ok(file);
            case FileAnswer.Gone _ -> ApiAnswer.nothing();
            case FileAnswer.NoSuchHome _ -> throw HomeRefusals.noSuchHome();
            case FileAnswer.Changed _ ->
                throw Refusal.of(409, "changed", "Somebody else changed it after you read it; read it again");
            case FileAnswer.AlarmOpen _ ->
                throw Refusal.of(409, "alarm-open", "An alarm of this home is open; it has to be closed first");
            case FileAnswer.BoxConnected _ ->
                throw Refusal.of(
                        409,
                        "box-connected",
                        "The box of this home is connected, was within the last hour, or sent something that waits;"
                                + " collect it first, somebody may press");
            case FileAnswer.Ended _ -> throw HomeRefusals.careEnded();
            case FileAnswer.NotThen _ ->
                throw Refusal.of(
                        409, "not-then", "That is only possible after care ended, and until the file is erased");
            case FileAnswer.NoSuchDay _ ->
                throw Refusal.badRequest(
                        "back has to be today or one of the 92 days after it; say it anew when she stays longer");
            case FileAnswer.OtherName _ ->
                throw Refusal.of(409, "other-name", "client is not the name that stands in this home's file");
        };
    }

    private static GatewayId home(ApiRequest request) throws Refusal {
        return request.id("id", GatewayId::new);
    }

    private static Look.Outcome outcome(boolean found) {
        return found ? Look.Outcome.DONE : Look.Outcome.NOT_FOUND;
    }
}
