package nl.nabij.server.alarm;

import static nl.nabij.server.alarm.AlarmExamples.EVENING;
import static nl.nabij.server.alarm.AlarmExamples.FATIMA;
import static nl.nabij.server.alarm.AlarmExamples.JORIS;
import static nl.nabij.server.alarm.AlarmExamples.LADDER;
import static nl.nabij.server.alarm.AlarmExamples.QUARTER;
import static nl.nabij.server.alarm.AlarmExamples.RAISE;
import static nl.nabij.server.alarm.AlarmExamples.SECOND_PRESS;
import static nl.nabij.server.alarm.AlarmPictureTest.name;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.face.AlarmView.Outcome;
import nl.nabij.contract.home.DeviceCommand;
import nl.nabij.contract.home.Kind;
import nl.nabij.server.alarm.AlarmEvent.AlarmOffered;
import nl.nabij.server.escalation.Escalation;
import nl.nabij.server.escalation.OfferReason;
import nl.nabij.server.escalation.Rung;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// One row per arrow: given an alarm, when a command, then exactly these events.
class AlarmArrowsTest {

    private static final Instant NOW = EVENING.plusSeconds(300);
    private static final String NURSE = "mobiele nachtzorg";

    record Row(Alarm given, AlarmCommand when, List<AlarmEvent> then) {
        @Override
        public String toString() {
            return name(given) + " " + name(when);
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void decidesTheseEvents(Row row) {
        assertThat(AlarmLifeCycle.decide(row.given(), row.when(), NOW)).isEqualTo(new Decision.Accepted(row.then()));
    }

    @Test
    void everyArrowHasItsRow() {
        Set<String> covered = new TreeSet<>();
        for (Row row : rows().toList()) {
            covered.add(row + " " + name(AlarmExamples.then(row.given(), row.when(), NOW)));
        }
        assertThat(covered).containsExactlyElementsOf(AlarmPictureTest.decided());
    }

    static Stream<Row> rows() {
        Alarm offered = AlarmExamples.offered();
        Alarm claimed = AlarmExamples.claimed();
        List<Row> rows = new ArrayList<>(List.of(
                row(new Alarm.NotRaised(), RAISE, raised(), offer(Rung.FIRST, OfferReason.RAISED)),
                row(
                        offered,
                        new AlarmCommand.Tick(),
                        new AlarmEvent.AlarmEscalated(Rung.FIRST, new Rung(1, 0), NOW),
                        offer(new Rung(1, 0), OfferReason.NO_ANSWER)),
                row(AlarmExamples.waiting(), new AlarmCommand.Tick(), offer(Rung.FIRST, OfferReason.RAISED)),
                row(offered, new AlarmCommand.ClaimAlarm(JORIS), new AlarmEvent.AlarmClaimed(JORIS, NOW)),
                row(
                        AlarmExamples.waiting(),
                        new AlarmCommand.ClaimAlarm(JORIS),
                        new AlarmEvent.AlarmClaimed(JORIS, NOW)),
                row(
                        claimed,
                        new AlarmCommand.ReleaseAlarm(FATIMA),
                        new AlarmEvent.AlarmReleased(FATIMA, ReleaseReason.ASKED, NOW),
                        offer(Rung.FIRST, OfferReason.RELEASED)),
                row(
                        claimed,
                        new AlarmCommand.OperatorFellSilent(FATIMA),
                        new AlarmEvent.AlarmReleased(FATIMA, ReleaseReason.SCREEN_SILENT, NOW),
                        offer(Rung.FIRST, OfferReason.SCREEN_SILENT)),
                row(
                        claimed,
                        new AlarmCommand.OperatorEndedShift(FATIMA),
                        new AlarmEvent.AlarmReleased(FATIMA, ReleaseReason.SHIFT_ENDED, NOW),
                        offer(Rung.FIRST, OfferReason.SHIFT_ENDED)),
                row(
                        claimed,
                        new AlarmCommand.RecordContact(FATIMA, ContactHow.VIDEO),
                        new AlarmEvent.ContactMade(FATIMA, ContactHow.VIDEO, NOW)),
                row(
                        claimed,
                        new AlarmCommand.AskResponder(FATIMA, NURSE),
                        new AlarmEvent.ResponderAsked(FATIMA, NURSE, NOW)),
                row(
                        claimed,
                        new AlarmCommand.CloseAlarm(FATIMA, Outcome.FALSE_ALARM, "op de knop gezeten"),
                        new AlarmEvent.AlarmClosed(FATIMA, Outcome.FALSE_ALARM, "op de knop gezeten", NOW)),
                row(
                        AlarmExamples.closed(),
                        new AlarmCommand.ReopenAlarm(JORIS, "zij belde terug"),
                        new AlarmEvent.AlarmReopened(JORIS, "zij belde terug", NOW),
                        offer(Rung.FIRST, OfferReason.REOPENED))));
        for (Alarm open : List.of(AlarmExamples.waiting(), offered, claimed)) {
            rows.add(row(
                    open,
                    new AlarmCommand.RepeatPress(SECOND_PRESS, Optional.of(EVENING)),
                    new AlarmEvent.AlarmRepeated(SECOND_PRESS, Optional.of(EVENING), NOW)));
            rows.add(row(
                    open,
                    AlarmExamples.action(JORIS, false),
                    new AlarmEvent.ActionTaken(
                            JORIS,
                            AlarmExamples.LAMP_ON,
                            new DeviceId("0x02"),
                            DeviceCommand.of(Kind.LIGHT, "on"),
                            NOW)));
            rows.add(row(open, new AlarmCommand.ClearAlarm(), new AlarmEvent.AlarmCleared(NOW)));
            rows.add(row(
                    open,
                    new AlarmCommand.CancelByClient(Optional.of("vergissing")),
                    new AlarmEvent.AlarmCancelledByClient(Optional.of("vergissing"), NOW)));
            rows.add(row(
                    open,
                    new AlarmCommand.NoteOutsideCall("sms-dienst", true),
                    new AlarmEvent.OutsideCalled("sms-dienst", true, NOW)));
        }
        for (Alarm open : AlarmExamples.withResponder()) {
            rows.add(row(
                    open,
                    new AlarmCommand.AcceptAsResponder(JORIS, Optional.empty()),
                    new AlarmEvent.ResponderAccepted(JORIS, NURSE, Optional.empty(), NOW)));
            rows.add(row(
                    open,
                    new AlarmCommand.AcceptAsResponder(JORIS, Optional.of(QUARTER)),
                    new AlarmEvent.ResponderAccepted(JORIS, NURSE, Optional.of(NOW.plus(QUARTER)), NOW)));
            rows.add(row(
                    open,
                    new AlarmCommand.DeclineAsResponder(JORIS),
                    new AlarmEvent.ResponderDeclined(JORIS, NURSE, NOW)));
            rows.add(row(
                    open,
                    new AlarmCommand.ArriveAsResponder(JORIS),
                    new AlarmEvent.ResponderArrived(JORIS, NURSE, NOW)));
        }
        for (Alarm open : AlarmExamples.withOneWhoComes()) {
            rows.add(row(
                    open,
                    new AlarmCommand.ExpectResponder(JORIS, Optional.of(QUARTER)),
                    new AlarmEvent.ResponderExpected(JORIS, NURSE, Optional.of(NOW.plus(QUARTER)), NOW)));
            rows.add(row(
                    open,
                    new AlarmCommand.ExpectResponder(JORIS, Optional.empty()),
                    new AlarmEvent.ResponderExpected(JORIS, NURSE, Optional.empty(), NOW)));
        }
        return rows.stream();
    }

    private static Row row(Alarm given, AlarmCommand when, AlarmEvent... then) {
        return new Row(given, when, List.of(then));
    }

    private static AlarmEvent raised() {
        return new AlarmEvent.AlarmRaised(
                RAISE.alarm(),
                RAISE.organisation(),
                RAISE.nightCentre(),
                RAISE.home(),
                RAISE.press(),
                RAISE.device(),
                RAISE.deviceName(),
                RAISE.room(),
                RAISE.kind(),
                RAISE.happenedAt(),
                LADDER,
                NOW);
    }

    private static AlarmEvent offer(Rung rung, OfferReason why) {
        return new AlarmOffered(Escalation.at(LADDER, rung, why), NOW);
    }
}
