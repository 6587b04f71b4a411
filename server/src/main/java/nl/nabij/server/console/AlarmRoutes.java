package nl.nabij.server.console;

import java.util.List;
import java.util.Optional;
import nl.nabij.contract.AlarmId;
import nl.nabij.contract.face.AlarmEventView;
import nl.nabij.contract.face.AlarmView;
import nl.nabij.contract.face.CloseAlarm;
import nl.nabij.contract.face.NoteResponder;
import nl.nabij.server.access.Person;
import nl.nabij.server.access.Role;
import nl.nabij.server.alarm.AlarmChanges;
import nl.nabij.server.alarm.AlarmCommand;
import nl.nabij.server.alarm.AlarmService;
import nl.nabij.server.alarm.ContactHow;
import nl.nabij.server.alarm.Decision;
import nl.nabij.server.alarm.Operator;
import nl.nabij.server.alarm.Sight;
import nl.nabij.server.audit.Look;
import nl.nabij.server.web.Allowed;
import nl.nabij.server.web.ApiAnswer;
import nl.nabij.server.web.ApiRequest;
import nl.nabij.server.web.ApiRoute;
import nl.nabij.server.web.ApiRoute.AnswerType;
import nl.nabij.server.web.Refusal;

/// Alarms: the list, one, its history, and what a person does with it.
final class AlarmRoutes {

    private static final String ALL = "/api/v1/alarms";
    private static final String ONE = ALL + "/{id}";
    private static final Allowed WHO = Allowed.only(Role.OPERATOR, Role.CARER);

    /// The body of `POST /api/v1/alarms/{id}/contact`: `speech`, `video`, or `none` when nobody
    /// answered.
    record Contact(ContactHow how) {}

    private final AlarmService service;
    private final AlarmChanges alarms;
    private final Looks looks;

    AlarmRoutes(AlarmService service, AlarmChanges alarms, Looks looks) {
        this.service = service;
        this.alarms = alarms;
        this.looks = looks;
    }

    List<ApiRoute> routes() {
        AnswerType one = AnswerType.one(200, AlarmView.class);
        return List.of(
                ApiRoute.get(
                                ALL,
                                WHO,
                                "Alarms that are not closed, most urgent first",
                                AnswerType.listOf(AlarmView.class),
                                this::open)
                        .withQuery("state"),
                ApiRoute.get(ONE, WHO, "One alarm", one, this::one),
                ApiRoute.get(
                        ONE + "/events",
                        WHO,
                        "All that happened to it, in order",
                        AnswerType.listOf(AlarmEventView.class),
                        this::events),
                ApiRoute.post(
                                ONE + "/claim",
                                WHO,
                                "Take it: it is exactly one person's",
                                one,
                                request -> act(request, new AlarmCommand.ClaimAlarm(operator(request))))
                        .refusing(409),
                ApiRoute.post(
                                ONE + "/release",
                                WHO,
                                "Give it back: it is offered again",
                                one,
                                request -> act(request, new AlarmCommand.ReleaseAlarm(operator(request))))
                        .refusing(409),
                ApiRoute.post(ONE + "/contact", WHO, "Note that she was reached, or not", one, this::contact)
                        .withBody(Contact.class)
                        .refusing(409),
                ApiRoute.post(
                                ONE + "/responder",
                                WHO,
                                "Note how far it is with who goes there, and when she may be there",
                                one,
                                this::responder)
                        .withBody(NoteResponder.class)
                        .refusing(409),
                ApiRoute.post(ONE + "/close", WHO, "Close it; only who has it can", one, this::close)
                        .withBody(CloseAlarm.class)
                        .refusing(409));
    }

    private ApiAnswer open(ApiRequest request) throws Refusal {
        String state = request.query().getOrDefault("state", "open");
        if (!state.equals("open")) {
            throw Refusal.badRequest("state is '" + state + "'; the only list there is has state=open");
        }
        return ApiAnswer.ok(alarms.open(request.person().organisation()));
    }

    private ApiAnswer one(ApiRequest request) throws Refusal {
        AlarmView alarm = find(request, "alarm");
        looks.at(request, alarm, Look.Action.READ, "alarm", Look.Outcome.DONE);
        return ApiAnswer.ok(alarm);
    }

    private ApiAnswer events(ApiRequest request) throws Refusal {
        AlarmView alarm = find(request, "alarm-history");
        looks.at(request, alarm, Look.Action.READ, "alarm-history", Look.Outcome.DONE);
        return ApiAnswer.ok(alarms.history(request.person().organisation(), alarm.id()));
    }

    private ApiAnswer contact(ApiRequest request) throws Refusal {
        Contact contact = request.read(Contact.class);
        Object how = contact.how();
        if (how == null) {
            throw Refusal.badRequest("The body needs the field 'how': speech, video or none");
        }
        return act(request, new AlarmCommand.RecordContact(operator(request), contact.how()));
    }

    private ApiAnswer responder(ApiRequest request) throws Refusal {
        return act(request, ResponderSteps.command(request.read(NoteResponder.class), operator(request)));
    }

    private ApiAnswer close(ApiRequest request) throws Refusal {
        CloseAlarm close = request.read(CloseAlarm.class);
        Object outcome = close.outcome();
        Object note = close.note();
        if (outcome == null || note == null) {
            throw Refusal.badRequest("The body needs the fields 'outcome' (assisted, no-help-needed, false-alarm, test,"
                    + " technical or handed-over) and 'note' (text, may be empty)");
        }
        if (close.note().indexOf('\0') >= 0) {
            throw Refusal.badRequest("note holds U+0000, which cannot be stored");
        }
        return act(request, new AlarmCommand.CloseAlarm(operator(request), close.outcome(), close.note()));
    }

    private ApiAnswer act(ApiRequest request, AlarmCommand command) throws Refusal {
        String what = command.getClass().getSimpleName();
        AlarmView before = find(request, what);
        Sight sight = new Sight.Of(request.person().organisation());
        Decision decision = service.handle(sight, before.id(), command);
        Look.Outcome outcome = decision instanceof Decision.Accepted ? Look.Outcome.DONE : Look.Outcome.REFUSED;
        looks.at(request, before, Look.Action.CHANGE, what, outcome);
        // As it is after the decision; where it just left her sight, as it was before.
        AlarmView now =
                alarms.view(request.person().organisation(), before.id()).orElse(before);
        return switch (decision) {
            case Decision.Accepted _ -> ApiAnswer.ok(now);
            case Decision.Refused(var reason) -> throw refusal(reason, now);
        };
    }

    private AlarmView find(ApiRequest request, String what) throws Refusal {
        AlarmId id = request.id("id", AlarmId::of);
        Optional<AlarmView> alarm = alarms.view(request.person().organisation(), id);
        if (alarm.isEmpty()) {
            looks.atNothing(request, Optional.empty(), Optional.of(id), what);
            throw Refusal.notFound("No alarm of yours has this id; GET /api/v1/alarms?state=open lists them");
        }
        return alarm.get();
    }

    private static Operator operator(ApiRequest request) {
        Person person = request.person();
        return new Operator(person.id(), person.shownName());
    }

    private static Refusal refusal(Decision.Refusal reason, AlarmView alarm) {
        String owner = alarm.owner().map(AlarmView.Owner::shownName).orElse("nobody");
        return switch (reason) {
            case NOT_RAISED -> Refusal.notFound("No alarm of yours has this id");
            case CLAIMED_BY_OTHER ->
                Refusal.conflict(owner + " has this alarm; ask her, or wait until it is offered again");
            case NOT_OWNER -> Refusal.conflict(owner + " has this alarm; only she can do this");
            case NOT_CLAIMED -> Refusal.conflict("Nobody has this alarm; claim it first");
            case CLOSED -> Refusal.conflict("This alarm is closed; a new press raises a new one");
            case NO_RESPONDER_UNDER_WAY ->
                Refusal.conflict("Nobody is on the way for this alarm, or she arrived already; ask somebody first");
            case BUSY -> Refusal.later(503, java.time.Duration.ofSeconds(1), "Others act on this alarm; try again");
            case ALREADY_RAISED, NOT_CLOSED, NOT_DUE, ANOTHER_OPEN ->
                Refusal.conflict("This alarm does not allow that now: "
                        + reason.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
        };
    }
}
