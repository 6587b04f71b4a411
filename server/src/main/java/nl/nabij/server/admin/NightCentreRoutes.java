package nl.nabij.server.admin;

import java.util.List;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.face.NightCentres;
import nl.nabij.server.access.Role;
import nl.nabij.server.audit.AuditLog;
import nl.nabij.server.nightcentre.NightCentreBook;
import nl.nabij.server.nightcentre.NightCentreBook.Outcome;
import nl.nabij.server.web.Allowed;
import nl.nabij.server.web.ApiAnswer;
import nl.nabij.server.web.ApiRequest;
import nl.nabij.server.web.ApiRoute;
import nl.nabij.server.web.ApiRoute.AnswerType;
import nl.nabij.server.web.Refusal;

/// Who answers at night, as either side's administrator keeps it. Each change is written down with whose alarms it is
/// about, so that both sides can read it.
public final class NightCentreRoutes {

    private static final String MINE = "/api/v1/night-centre";
    private static final String REQUEST = MINE + "/request";
    private static final String REQUESTS = MINE + "/requests/{id}";
    private static final Allowed ADMINISTRATOR = Allowed.only(Role.ADMINISTRATOR);

    private final NightCentreBook book;
    private final AdminLooks looks;

    public NightCentreRoutes(NightCentreBook book, AuditLog audit) {
        this.book = book;
        this.looks = new AdminLooks(audit);
    }

    public List<ApiRoute> routes() {
        return List.of(
                ApiRoute.get(
                        MINE,
                        ADMINISTRATOR,
                        "Who answers your alarms, whom you asked and could ask; for a night centre who asks and for whom"
                                + " it answers",
                        AnswerType.one(200, NightCentres.Overview.class),
                        request -> ApiAnswer.ok(book.of(request.person().organisation()))),
                ApiRoute.put(
                                REQUEST,
                                ADMINISTRATOR,
                                "Asks a night centre to answer your alarms; until it accepts nothing changes; 409"
                                        + " 'answers-already'",
                                AnswerType.none(),
                                this::ask)
                        .withBody(NightCentres.Ask.class)
                        .refusing(404, 409),
                ApiRoute.delete(REQUEST, ADMINISTRATOR, "Takes your question back", this::withdraw)
                        .refusing(404),
                ApiRoute.put(
                                MINE + "/hours",
                                ADMINISTRATOR,
                                "When it is asked before your own carers where a client wants to talk, each day",
                                AnswerType.none(),
                                this::hours)
                        .withBody(NightCentres.Hours.class)
                        .refusing(404),
                ApiRoute.delete(
                                MINE,
                                ADMINISTRATOR,
                                "Your night centre answers no longer: new alarms ring only at your own staff, open ones"
                                        + " stay with it",
                                this::end)
                        .refusing(404),
                ApiRoute.post(
                                REQUESTS + "/accept",
                                ADMINISTRATOR,
                                "You answer this organisation's alarms from now on, of all its homes",
                                AnswerType.none(),
                                this::accept)
                        .refusing(404),
                ApiRoute.post(
                                REQUESTS + "/decline",
                                ADMINISTRATOR,
                                "You do not; who asked is told, and nothing changes",
                                AnswerType.none(),
                                this::decline)
                        .refusing(404),
                ApiRoute.delete(
                                MINE + "/organisations/{id}",
                                ADMINISTRATOR,
                                "You answer this organisation's alarms no longer: new ones ring only at its own staff,"
                                        + " open ones stay with you",
                                this::endFor)
                        .refusing(404));
    }

    private ApiAnswer ask(ApiRequest request) throws Refusal {
        OrganisationId centre = request.read(NightCentres.Ask.class).nightCentre();
        return answer(
                request,
                "night centre asked",
                book.ask(request.person(), centre),
                "This server has no night centre with this id that you could ask; GET " + MINE + " lists them");
    }

    private ApiAnswer hours(ApiRequest request) throws Refusal {
        NightCentres.Hours hours = request.read(NightCentres.Hours.class);
        Outcome outcome;
        try {
            outcome = book.hours(request.person(), hours);
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest(String.valueOf(e.getMessage()));
        }
        return answer(request, "night centre's hours", outcome, NOBODY_ANSWERS);
    }

    private ApiAnswer withdraw(ApiRequest request) throws Refusal {
        return answer(
                request,
                "question to a night centre withdrawn",
                book.withdraw(request.person()),
                "You have no question that waits for an answer");
    }

    private ApiAnswer accept(ApiRequest request) throws Refusal {
        return answer(request, "night centre accepts", book.accept(request.person(), request.uuid("id")), NO_REQUEST);
    }

    private ApiAnswer decline(ApiRequest request) throws Refusal {
        return answer(request, "night centre declines", book.decline(request.person(), request.uuid("id")), NO_REQUEST);
    }

    private static final String NO_REQUEST =
            "Nobody asks you this any more: it was taken back or answered; GET " + MINE + " lists who asks";

    private static final String NOBODY_ANSWERS = "No night centre answers your alarms";

    private ApiAnswer end(ApiRequest request) throws Refusal {
        return answer(
                request,
                "night centre ended",
                book.end(request.person(), request.person().organisation()),
                NOBODY_ANSWERS);
    }

    private ApiAnswer endFor(ApiRequest request) throws Refusal {
        return answer(
                request,
                "night centre ended",
                book.end(request.person(), request.id("id", OrganisationId::of)),
                "You do not answer for an organisation with this id; GET " + MINE + " lists for whom you do");
    }

    private ApiAnswer answer(ApiRequest request, String what, Outcome outcome, String missing) throws Refusal {
        return switch (outcome) {
            case Outcome.Done(OrganisationId organisation) -> {
                looks.changed(request, organisation, what);
                yield ApiAnswer.nothing();
            }
            case Outcome.NotFound() -> {
                looks.notFound(request, what);
                throw Refusal.notFound(missing);
            }
            case Outcome.AnswersAlready() ->
                throw Refusal.of(409, "answers-already", "This night centre answers your alarms already");
        };
    }
}
