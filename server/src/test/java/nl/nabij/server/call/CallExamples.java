package nl.nabij.server.call;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.nabij.contract.AlarmId;
import nl.nabij.contract.CallId;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.UserId;
import nl.nabij.server.call.CallCommand.AskToTalk;
import nl.nabij.server.call.CallCommand.CallPerson;
import nl.nabij.server.call.CallCommand.Knock;
import nl.nabij.server.call.CallCommand.SayYes;
import nl.nabij.server.escalation.Ladder;

/// One evening at mevrouw Willemse's, for the tests of the core.
final class CallExamples {

    static final Instant EVENING = Instant.parse("2026-03-01T21:04:00Z");
    static final CallId CALL = new CallId(new UUID(5, 1));
    static final CallId OTHER_CALL = new CallId(new UUID(5, 2));
    static final GatewayId HOME = new GatewayId("gw-willemse");
    static final AlarmId ALARM = new AlarmId(new UUID(3, 1));
    static final AlarmId OTHER_ALARM = new AlarmId(new UUID(3, 2));
    static final Person.Staff FATIMA = new Person.Staff(new UserId(new UUID(2, 1)), "Fatima");
    static final Person.Staff JORIS = new Person.Staff(new UserId(new UUID(2, 2)), "Joris");
    static final Person.Relative DAUGHTER = new Person.Relative(new UUID(6, 1), "Anneke");
    static final Person.Guest DOCTOR = new Person.Guest(new UUID(7, 1), "huisarts", GuestKind.DOCTOR);
    static final Person.Guest INTERPRETER = new Person.Guest(new UUID(7, 2), "tolk", GuestKind.INTERPRETER);
    static final PartyId HER = PartyId.HOME;
    static final EndpointId SCREEN = new EndpointId("screen");
    static final EndpointId TELEVISION = new EndpointId("television");
    static final EndpointId TAB = new EndpointId("tab-1");
    static final EndpointId PHONE = new EndpointId("phone-1");
    static final Duration PATIENCE = Duration.ofSeconds(30);
    static final Duration RING = CallLimits.KNOCK;
    static final Ladder LADDER = Ladder.standard(
            new OrganisationId(new UUID(1, 1)), Optional.of(new OrganisationId(new UUID(1, 2))), PATIENCE);
    static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");
    static final ConsentHours ALWAYS =
            new ConsentHours(EnumSet.allOf(DayOfWeek.class), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, AMSTERDAM);
    static final AnswerPolicy ASKS = new AnswerPolicy.AsksHer();
    static final Why TALK = new Why.ToTalk();

    static final AskToTalk ASK = new AskToTalk(CALL, HOME, SCREEN, Picture.CLEAR, LADDER);
    static final CallPerson CALLS_DAUGHTER =
            new CallPerson(CALL, HOME, SCREEN, Picture.VEILED, DAUGHTER, TALK, Reach.REACHABLE, RING);
    static final Knock KNOCK = knock(FATIMA, TALK, ASKS);
    static final Knock FOR_ALARM =
            knock(FATIMA, new Why.ForAlarm(ALARM), new AnswerPolicy.DuringAlarm(ALARM, Picture.NONE, SCREEN));
    static final Knock COMES_IN = knock(FATIMA, TALK, recorded(FATIMA, AnswerPolicy.Use.TALK, ALWAYS));
    static final Knock LOOK = knock(FATIMA, new Why.Look("onrustig"), recorded(FATIMA, AnswerPolicy.Use.LOOK, ALWAYS));
    static final SayYes YES = new SayYes(SCREEN, Picture.CLEAR);

    private static final List<String> NAMES = List.of(
            "not begun",
            "knock",
            "asks",
            "calls daughter",
            "comes in",
            "answered",
            "opened for alarm",
            "look",
            "connected",
            "carer away",
            "moved",
            "taken over",
            "three",
            "daughter rings",
            "full",
            "held",
            "ended");

    private CallExamples() {}

    static Knock knock(Person caller, Why why, AnswerPolicy policy) {
        return new Knock(CALL, HOME, caller, TAB, why, policy, Reach.REACHABLE, RING);
    }

    static AnswerPolicy.Recorded recorded(Person caller, AnswerPolicy.Use use, ConsentHours hours) {
        return new AnswerPolicy.Recorded(caller.party(), use, hours, Picture.VEILED, SCREEN);
    }

    /// The call after these commands, a second apart, each of which has to be accepted.
    static Call after(CallCommand... commands) {
        Call call = new Call.NotBegun();
        Instant now = EVENING;
        for (CallCommand command : commands) {
            call = then(call, command, now);
            now = now.plusSeconds(1);
        }
        return call;
    }

    /// This call after one more command.
    static Call then(Call call, CallCommand command, Instant now) {
        Call next = call;
        for (CallEvent event : accepted(CallLifeCycle.decide(call, command, now))) {
            next = CallLifeCycle.evolve(next, event);
        }
        return next;
    }

    static List<CallEvent> accepted(CallDecision decision) {
        if (decision instanceof CallDecision.Accepted(List<CallEvent> events)) {
            return events;
        }
        throw new AssertionError("Refused: " + decision);
    }

    static CallFacts facts(Call call) {
        return ((Call.Known) call).facts();
    }

    static CallCommand media(Person by, Person with, int generation) {
        return new CallCommand.ReportConnected(by.party(), with.party(), generation);
    }

    static CallCommand mediaWithHer(Person by, int generation) {
        return new CallCommand.ReportConnected(by.party(), HER, generation);
    }

    static Call connected() {
        return after(KNOCK, YES, mediaWithHer(FATIMA, 1));
    }

    /// She, a carer and her daughter.
    static Call three() {
        return after(
                KNOCK,
                YES,
                mediaWithHer(FATIMA, 1),
                new CallCommand.Invite(FATIMA.party(), DAUGHTER),
                new CallCommand.Answer(DAUGHTER, PHONE),
                mediaWithHer(DAUGHTER, 1),
                media(DAUGHTER, FATIMA, 1));
    }

    static Call full() {
        return then(three(), new CallCommand.Invite(FATIMA.party(), DOCTOR), EVENING.plusSeconds(8));
    }

    /// Each state, in the ways in which it can be.
    static Map<String, Call> states() {
        Map<String, Call> states = new LinkedHashMap<>();
        NAMES.forEach(name -> states.put(name, state(name)));
        return states;
    }

    static Call state(String name) {
        return switch (name) {
            case "not begun" -> new Call.NotBegun();
            case "knock" -> after(KNOCK);
            case "asks" -> after(ASK);
            case "calls daughter" -> after(CALLS_DAUGHTER);
            case "comes in" -> after(COMES_IN, new CallCommand.ReportRinging(HER, SCREEN));
            case "answered" -> after(KNOCK, YES);
            case "opened for alarm" -> after(FOR_ALARM);
            case "look" -> after(LOOK, mediaWithHer(FATIMA, 1));
            case "connected" -> connected();
            case "carer away" -> connectedThen(linkLost(FATIMA, TAB));
            case "moved" -> connectedThen(new CallCommand.MoveTo(HER, TELEVISION));
            case "taken over" -> connectedThen(new CallCommand.TakeOver(JORIS, PHONE, FATIMA.party()));
            case "three" -> three();
            case "daughter rings" -> connectedThen(new CallCommand.Invite(FATIMA.party(), DAUGHTER));
            case "full" -> full();
            case "held" -> connectedThen(new CallCommand.Hold(FATIMA.party()));
            case "ended" -> connectedThen(new CallCommand.HangUp(HER));
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static Call connectedThen(CallCommand command) {
        return then(connected(), command, EVENING.plusSeconds(4));
    }

    static CallCommand linkLost(Person who, EndpointId device) {
        return new CallCommand.ReportLinkLost(who.party(), device);
    }

    /// Each kind of command, by everybody who could mean it.
    static List<CallCommand> commands() {
        List<CallCommand> commands = new ArrayList<>(List.of(
                ASK,
                CALLS_DAUGHTER,
                KNOCK,
                FOR_ALARM,
                YES,
                new CallCommand.ReportRinging(HER, SCREEN),
                new CallCommand.Answer(JORIS, PHONE),
                new CallCommand.Answer(DAUGHTER, PHONE),
                new CallCommand.Decline(HER, Reach.DECLINED),
                new CallCommand.Decline(JORIS.party(), Reach.BUSY),
                new CallCommand.Decline(DAUGHTER.party(), Reach.NOT_HOME),
                new CallCommand.HangUp(HER),
                new CallCommand.HangUp(FATIMA.party()),
                new CallCommand.Invite(FATIMA.party(), INTERPRETER),
                new CallCommand.Dismiss(FATIMA.party(), DOCTOR.party()),
                new CallCommand.TakeOver(JORIS, PHONE, FATIMA.party()),
                new CallCommand.MoveTo(HER, TELEVISION),
                new CallCommand.MoveTo(FATIMA.party(), PHONE),
                new CallCommand.Hold(FATIMA.party()),
                new CallCommand.Resume(FATIMA.party()),
                new CallCommand.ChoosePicture(SCREEN, Picture.NONE),
                new CallCommand.ChoosePicture(SCREEN, Picture.CLEAR),
                new CallCommand.WithdrawConsent(),
                mediaWithHer(FATIMA, 1),
                mediaWithHer(FATIMA, 2),
                mediaWithHer(JORIS, 1),
                new CallCommand.ReportMediaLost(HER, FATIMA.party(), 1),
                new CallCommand.Renegotiate(HER, FATIMA.party(), 1),
                linkLost(FATIMA, TAB),
                new CallCommand.ReportLinkBack(FATIMA.party(), TAB),
                new CallCommand.ReportRestart(),
                new CallCommand.PressAlarmKey(OTHER_ALARM),
                new CallCommand.MakeRoom(),
                new CallCommand.GiveUp(),
                new CallCommand.Tick()));
        return commands;
    }
}
