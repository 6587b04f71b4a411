package nl.nabij.server.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// One row per arrow: given a call, when a command so many seconds after it began, then exactly these events.
class CallArrowsTest {

    /// `+20`: a limit so many seconds after the command.
    private static final String ROWS = """
            not begun | AskToTalk[] | 12 | CallBegan[home, +43200] PartyAnswered[her, screen, +20] ConsentGiven[Pressed[CLEAR]] CallOffered[0.0, false, +30]
            not begun | CallPerson[] | 12 | CallBegan[home, +43200] PartyAnswered[her, screen, +20] ConsentGiven[Pressed[VEILED]] PartyRung[Anneke, +45]
            not begun | Knock[ToTalk[]] | 12 | CallBegan[Fatima, +43200] PartyAnswered[Fatima, tab-1, +20] PartyRung[her, +45]
            not begun | Knock[ForAlarm[alarm]] | 12 | CallBegan[Fatima, +43200] PartyAnswered[Fatima, tab-1, +20] PartyAnswered[her, screen, +20] ConsentGiven[ByAlarm[alarm, NONE]]
            knock | SayYes[screen, CLEAR] | 12 | PartyAnswered[her, screen, +20] ConsentGiven[Pressed[CLEAR]]
            knock | ReportRinging[home, screen] | 12 | RingingHeard[home, screen]
            knock | Decline[home, DECLINED] | 12 | CallEnded[DECLINED, home]
            knock | HangUp[home] | 12 | CallEnded[DECLINED, home]
            knock | MoveTo[Fatima, phone-1] | 12 | PartyMoved[Fatima, phone-1, +20]
            knock | WithdrawConsent[] | 12 | CallEnded[CONSENT_WITHDRAWN, home]
            knock | ReportLinkLost[Fatima, tab-1] | 12 | LinkLost[Fatima, +30]
            knock | ReportRestart[] | 12 | LinkLost[Fatima, +30]
            knock | PressAlarmKey[other] | 12 | CallEnded[MADE_ROOM, home]
            knock | MakeRoom[] | 12 | CallEnded[MADE_ROOM, home]
            knock | GiveUp[] | 12 | CallEnded[GIVEN_UP]
            knock | Tick[] | 50 | CallEnded[NO_ANSWER, home]
            asks | Answer[Joris, phone-1] | 12 | PartyAnswered[Joris, phone-1, +20]
            asks | Decline[Joris, BUSY] | 12 | OfferDeclined[Joris]
            asks | ChoosePicture[screen, NONE] | 12 | PictureChosen[NONE]
            asks | Tick[] | 50 | CallOffered[1.0, false, +30]
            comes in | Tick[] | 12 | PartyAnswered[her, screen, +20] ConsentGiven[ByRecord[Fatima, VEILED]]
            answered | Decline[home, DECLINED] | 12 | CallEnded[DECLINED, home]
            answered | HangUp[home] | 12 | CallEnded[HUNG_UP, home]
            answered | Invite[Fatima, tolk] | 12 | PartyRung[tolk, Fatima, +600]
            answered | TakeOver[Joris, phone-1, Fatima] | 12 | PartyAnswered[Joris, phone-1, Fatima, +20]
            answered | MoveTo[home, television] | 12 | PartyMoved[home, television, +20]
            answered | ChoosePicture[screen, NONE] | 12 | PictureChosen[NONE]
            answered | WithdrawConsent[] | 12 | CallEnded[CONSENT_WITHDRAWN, home]
            answered | ReportConnected[Fatima, home, 1] | 12 | MediaConnected[home, Fatima, 1]
            answered | ReportMediaLost[home, Fatima, 1] | 12 | NegotiationRenewed[home, Fatima, 2, MEDIA_LOST, +9, home]
            answered | Renegotiate[home, Fatima, 1] | 12 | NegotiationRenewed[home, Fatima, 2, ASKED, +9, home]
            answered | ReportLinkLost[Fatima, tab-1] | 12 | LinkLost[Fatima, +30]
            answered | ReportRestart[] | 12 | LinkLost[Fatima, +30] LinkLost[home, +30] NegotiationRenewed[home, Fatima, 1, RESTARTED, +20]
            answered | PressAlarmKey[other] | 12 | AlarmPressed[other]
            answered | MakeRoom[] | 12 | CallEnded[MADE_ROOM, home]
            answered | GiveUp[] | 12 | CallEnded[GIVEN_UP]
            answered | Tick[] | 26 | CallEnded[SET_UP_FAILED, Fatima]
            opened for alarm | SayYes[screen, CLEAR] | 12 | ConsentGiven[Pressed[CLEAR]]
            look | Decline[home, DECLINED] | 12 | CallEnded[DECLINED, home]
            look | HangUp[home] | 12 | CallEnded[HUNG_UP, home]
            look | MoveTo[home, television] | 12 | PartyMoved[home, television, +20]
            look | Hold[Fatima] | 12 | CallHeld[Fatima, +600]
            look | ChoosePicture[screen, NONE] | 12 | PictureChosen[NONE]
            look | WithdrawConsent[] | 12 | CallEnded[CONSENT_WITHDRAWN, home]
            look | ReportMediaLost[home, Fatima, 1] | 12 | NegotiationRenewed[home, Fatima, 2, MEDIA_LOST, +30, home]
            look | Renegotiate[home, Fatima, 1] | 12 | NegotiationRenewed[home, Fatima, 2, ASKED, +30, home]
            look | ReportLinkLost[Fatima, tab-1] | 12 | LinkLost[Fatima, +30]
            look | ReportRestart[] | 12 | LinkLost[Fatima, +30] LinkLost[home, +30]
            look | PressAlarmKey[other] | 12 | AlarmPressed[other]
            look | MakeRoom[] | 12 | CallEnded[MADE_ROOM, home]
            look | GiveUp[] | 12 | CallEnded[GIVEN_UP]
            look | Tick[] | 180 | CallEnded[TIME_OVER]
            connected | Invite[Fatima, tolk] | 12 | PartyRung[tolk, Fatima, +600]
            connected | TakeOver[Joris, phone-1, Fatima] | 12 | PartyAnswered[Joris, phone-1, Fatima, +20]
            carer away | ReportLinkBack[Fatima, tab-1] | 12 | LinkBack[Fatima]
            carer away | ReportRestart[] | 12 | LinkLost[home, +30]
            moved | ReportConnected[Fatima, home, 2] | 12 | MediaConnected[home, Fatima, 2]
            moved | Tick[] | 26 | PartyMovedBack[home, screen, +20]
            taken over | HangUp[Fatima] | 12 | PartyLeft[Fatima, HUNG_UP]
            taken over | ReportConnected[Joris, home, 1] | 12 | MediaConnected[home, Joris, 1] PartyLeft[Fatima, TAKEN_OVER]
            taken over | ReportRestart[] | 12 | LinkLost[Fatima, +30] LinkLost[home, +30] LinkLost[Joris, +30] NegotiationRenewed[Fatima, Joris, 1, RESTARTED, +20] NegotiationRenewed[home, Joris, 1, RESTARTED, +20]
            taken over | Tick[] | 26 | PartyLeft[Joris, SET_UP_FAILED]
            three | HangUp[Fatima] | 12 | PartyLeft[Fatima, HUNG_UP]
            daughter rings | Answer[Anneke, phone-1] | 12 | PartyAnswered[Anneke, phone-1, +20]
            daughter rings | Decline[Anneke, NOT_HOME] | 12 | PartyLeft[Anneke, NOT_HOME]
            full | Dismiss[Fatima, huisarts] | 12 | PartyLeft[huisarts, DISMISSED, Fatima]
            full | TakeOver[Joris, phone-1, Fatima] | 12 | PartyLeft[Fatima, TAKEN_OVER] PartyAnswered[Joris, phone-1, +20]
            held | Decline[home, DECLINED] | 12 | CallEnded[DECLINED, home]
            held | HangUp[home] | 12 | CallEnded[HUNG_UP, home]
            held | Invite[Fatima, tolk] | 12 | PartyRung[tolk, Fatima, +600]
            held | TakeOver[Joris, phone-1, Fatima] | 12 | PartyAnswered[Joris, phone-1, Fatima, +20]
            held | MoveTo[home, television] | 12 | PartyMoved[home, television, +20]
            held | Resume[Fatima] | 12 | CallResumed[Fatima]
            held | ChoosePicture[screen, NONE] | 12 | PictureChosen[NONE]
            held | WithdrawConsent[] | 12 | CallEnded[CONSENT_WITHDRAWN, home]
            held | ReportMediaLost[home, Fatima, 1] | 12 | NegotiationRenewed[home, Fatima, 2, MEDIA_LOST, +30, home]
            held | Renegotiate[home, Fatima, 1] | 12 | NegotiationRenewed[home, Fatima, 2, ASKED, +30, home]
            held | ReportLinkLost[Fatima, tab-1] | 12 | LinkLost[Fatima, +30]
            held | ReportRestart[] | 12 | LinkLost[Fatima, +30] LinkLost[home, +30]
            held | PressAlarmKey[other] | 12 | AlarmPressed[other]
            held | MakeRoom[] | 12 | CallEnded[MADE_ROOM, home]
            held | GiveUp[] | 12 | CallEnded[GIVEN_UP]
            held | Tick[] | 700 | CallEnded[HELD_TOO_LONG]
            """;

    private static final Map<String, CallCommand> COMMANDS =
            CallExamples.commands().stream().collect(Collectors.toMap(CallWords::of, Function.identity()));

    record Row(String given, String when, long seconds, String then) {
        Instant now() {
            return CallExamples.EVENING.plusSeconds(seconds);
        }

        Call state() {
            return CallExamples.state(given);
        }

        CallCommand command() {
            return Optional.ofNullable(COMMANDS.get(when)).orElseThrow();
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void decidesTheseEvents(Row row) {
        CallDecision decision = CallLifeCycle.decide(row.state(), row.command(), row.now());
        assertThat(CallWords.of(CallExamples.accepted(decision), row.now())).isEqualTo(row.then());
    }

    @Test
    void everyArrowHasItsRow() {
        Set<String> covered = new TreeSet<>();
        for (Row row : rows().toList()) {
            Call next = CallExamples.then(row.state(), row.command(), row.now());
            covered.add(CallPictureTest.name(row.state()) + " " + CallPictureTest.name(row.command()) + " "
                    + CallPictureTest.name(next));
        }
        assertThat(covered).containsExactlyElementsOf(CallPictureTest.decided());
    }

    static Stream<Row> rows() {
        return ROWS.lines().map(line -> {
            List<String> parts = List.of(line.split(" \\| "));
            return new Row(parts.get(0), parts.get(1), Long.parseLong(parts.get(2)), parts.get(3));
        });
    }
}
