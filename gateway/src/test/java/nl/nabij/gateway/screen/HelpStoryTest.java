package nl.nabij.gateway.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.nabij.contract.AlarmId;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.face.ResidentState.Arrival;
import nl.nabij.contract.face.ResidentState.Coming;
import nl.nabij.contract.face.ResidentState.Help;
import nl.nabij.contract.face.ResidentState.HelpStage;
import nl.nabij.contract.home.Kind;
import nl.nabij.contract.link.Down;
import org.junit.jupiter.api.Test;

/// What she reads, step by step.
class HelpStoryTest {

    private static final Instant NOW = Instant.parse("2026-03-01T20:00:00Z");
    private static final DeviceId PENDANT = new DeviceId("pendant");
    private static final DeviceId SMOKE = new DeviceId("smoke");

    private final HelpStory pressed = HelpStory.QUIET.pressed(PENDANT, Kind.SOS, NOW);

    @Test
    void quietIsNothing() {
        assertThat(HelpStory.QUIET.help(true, NOW)).isEmpty();
        assertThat(HelpStory.QUIET.noticed(notice(1), NOW).help(true, NOW)).isEmpty();
    }

    @Test
    void aPressIsCallingUntilANoticeNamesIt() {
        assertThat(stage(pressed, true)).isEqualTo(HelpStage.CALLING);
        assertThat(stage(pressed, false)).isEqualTo(HelpStage.CALLING_OFFLINE);
        assertThat(stage(pressed.waitingFor(0, NOW), true))
                .as("a receipt alone is not 'heard'")
                .isEqualTo(HelpStage.CALLING);

        HelpStory heard = pressed.noticed(notice(1, alarm(PENDANT, Down.Stage.HEARD)), NOW);
        assertThat(stage(heard, true)).isEqualTo(HelpStage.HEARD);
        assertThat(heard.calling()).isEmpty();
    }

    @Test
    void theNoticeOfAReconnectDoesNotEndTheCalling() {
        HelpStory story = pressed.noticed(notice(0), NOW);

        assertThat(stage(story, true)).isEqualTo(HelpStage.CALLING);
        assertThat(stage(story.noticed(notice(1, alarm(SMOKE, Down.Stage.HEARD)), NOW), false))
                .as("of another alarm, while hers waits")
                .isEqualTo(HelpStage.CALLING_OFFLINE);
    }

    @Test
    void anAlarmThatWasClosedBeforeWeHeardOfItIsOver() {
        HelpStory story = pressed.waitingFor(0, NOW).noticed(notice(1), NOW);

        assertThat(stage(story, true)).isEqualTo(HelpStage.OVER);
    }

    @Test
    void whatIsOverIsShownForTwoMinutes() {
        HelpStory over = pressed.noticed(notice(1, alarm(PENDANT, Down.Stage.CLAIMED)), NOW)
                .noticed(notice(2), NOW);

        assertThat(stage(over, true)).isEqualTo(HelpStage.OVER);
        assertThat(over.help(true, NOW.plusSeconds(119))).isPresent();
        assertThat(over.help(true, NOW.plusSeconds(120))).isEmpty();
        assertThat(stage(over.pressed(PENDANT, Kind.SOS, NOW), true)).isEqualTo(HelpStage.CALLING);
        assertThat(stage(over.noticed(notice(3, alarm(SMOKE, Down.Stage.HEARD)), NOW), true))
                .isEqualTo(HelpStage.HEARD);
    }

    @Test
    void aSecondPressWhileSomebodyIsWithHerShowsThatPerson() {
        HelpStory claimed = pressed.noticed(notice(1, alarm(PENDANT, Down.Stage.CLAIMED)), NOW);
        HelpStory again = claimed.pressed(PENDANT, Kind.SOS, NOW);

        assertThat(stage(again, true)).isEqualTo(HelpStage.CLAIMED);
        assertThat(stage(again, false)).as("but offline nobody hears it").isEqualTo(HelpStage.CALLING_OFFLINE);
        assertThat(again.waitingFor(0, NOW).calling()).as("the centre has it").isEmpty();
    }

    @Test
    void ofSeveralAlarmsTheOneWhereHelpIsFurthestIsShown() {
        HelpStory story = HelpStory.QUIET.noticed(
                notice(1, alarm(SMOKE, Down.Stage.HEARD), alarm(PENDANT, Down.Stage.RESPONDER_COMING)), NOW);

        assertThat(stage(story, true)).isEqualTo(HelpStage.RESPONDER_COMING);
    }

    @Test
    void aMistakeIsMarkedAndANewPressIsNone() {
        HelpStory cancelled = pressed.cancelledHere();

        assertThat(cancelled.help(true, NOW)).get().extracting(Help::cancelled).isEqualTo(true);
        assertThat(cancelled.pressed(PENDANT, Kind.SOS, NOW).help(true, NOW))
                .get()
                .extracting(Help::cancelled)
                .isEqualTo(false);
    }

    @Test
    void aMistakeIsForgottenWithItsAlarm() {
        HelpStory heard = pressed.noticed(notice(1, alarm(PENDANT, Down.Stage.HEARD)), NOW)
                .cancelledHere();
        HelpStory claimed = heard.noticed(notice(2, alarm(PENDANT, Down.Stage.CLAIMED)), NOW);
        assertThat(claimed.help(true, NOW)).get().extracting(Help::cancelled).isEqualTo(true);

        HelpStory next = claimed.noticed(notice(3), NOW).noticed(notice(4, alarm(SMOKE, Down.Stage.HEARD)), NOW);
        assertThat(next.help(true, NOW)).get().extracting(Help::cancelled).isEqualTo(false);
        assertThat(pressed.cancelledHere().noticed(notice(0), NOW).help(true, NOW))
                .as("while nobody knows of it yet")
                .get()
                .extracting(Help::cancelled)
                .isEqualTo(true);
    }

    @Test
    void whatTheCentreMarksAsAMistakeIsShownAsOne() {
        Down.OpenAlarm marked = new Down.OpenAlarm(
                new AlarmId(new UUID(0, 1)), PENDANT, Kind.SOS, NOW, Down.Stage.HEARD, Optional.empty(), true);

        assertThat(HelpStory.QUIET.noticed(notice(1, marked), NOW).help(true, NOW))
                .get()
                .extracting(Help::cancelled)
                .isEqualTo(true);
        assertThat(HelpStory.QUIET
                        .noticed(notice(1, alarm(PENDANT, Down.Stage.HEARD)), NOW)
                        .help(true, NOW))
                .get()
                .extracting(Help::cancelled)
                .isEqualTo(false);
    }

    @Test
    void theSameRevisionAgainIsTakenButEndsNoCalling() {
        HelpStory heard = pressed.noticed(notice(5, alarm(PENDANT, Down.Stage.HEARD)), NOW);
        assertThat(stage(heard.noticed(notice(5, alarm(PENDANT, Down.Stage.CLAIMED)), NOW), true))
                .isEqualTo(HelpStage.CLAIMED);

        assertThat(stage(pressed.waitingFor(0, NOW).noticed(notice(0), NOW), true))
                .isEqualTo(HelpStage.CALLING);
    }

    /// Its backup was of an hour ago: it counts lower, and is right about what is open now.
    @Test
    void aCentreThatWasRestoredFromItsBackupIsBelieved() {
        HelpStory before = HelpStory.QUIET.noticed(notice(100, alarm(SMOKE, Down.Stage.CLAIMED)), NOW);
        HelpStory calling = before.pressed(PENDANT, Kind.SOS, NOW);
        HelpStory restored = calling.waitingFor(0, NOW).noticed(notice(40), NOW);
        assertThat(stage(restored, true)).as("not told yet").isEqualTo(HelpStage.CALLING);
        assertThat(stage(restored.noticed(notice(41, alarm(PENDANT, Down.Stage.HEARD)), NOW), true))
                .isEqualTo(HelpStage.HEARD);
        assertThat(stage(restored.noticed(notice(44), NOW), true))
                .as("closed before she could see it")
                .isEqualTo(HelpStage.OVER);
    }

    /// Her screen counts from when the notice arrived, on the clock that never jumps.
    @Test
    void whoComesIsToldAndHowSoon() {
        HelpStory story = pressed.noticed(notice(1, coming(Optional.of(900_000L))), NOW);
        assertThat(comingAt(story, NOW)).isEqualTo(new Coming("Anja", Arrival.ABOUT, Optional.of(15)));
        assertThat(comingAt(story, NOW.plusSeconds(5 * 60)).aboutMinutes()).contains(10);
        assertThat(comingAt(story, NOW.plusSeconds(13 * 60)).arrival()).isEqualTo(Arrival.NEARLY);
        assertThat(comingAt(story, NOW.plusSeconds(15 * 60)).arrival()).isEqualTo(Arrival.NEARLY);
        assertThat(comingAt(story, NOW.plusSeconds(15 * 60 + 1)).arrival()).isEqualTo(Arrival.LATER);

        HelpStory later = story.noticed(notice(2, coming(Optional.of(1_800_000L))), NOW.plusSeconds(900));
        assertThat(comingAt(later, NOW.plusSeconds(900)).aboutMinutes())
                .as("it got later")
                .contains(30);
        HelpStory pressedAgain = later.pressed(PENDANT, Kind.SOS, NOW).waitingFor(0, NOW.plusSeconds(901));
        assertThat(comingAt(pressedAgain, NOW.plusSeconds(901)).aboutMinutes()).contains(30);
        HelpStory unknown = later.noticed(notice(3, coming(Optional.empty())), NOW.plusSeconds(901));
        assertThat(comingAt(unknown, NOW.plusSeconds(901)).arrival()).isEqualTo(Arrival.UNKNOWN);
    }

    @Test
    void ofAnEarlierCentreNobodyIsNamed() {
        HelpStory story = pressed.noticed(notice(1, alarm(PENDANT, Down.Stage.RESPONDER_COMING)), NOW);
        assertThat(story.help(true, NOW).orElseThrow().coming()).isEmpty();
    }

    private static Coming comingAt(HelpStory story, Instant steady) {
        return story.help(true, steady).orElseThrow().coming().orElseThrow();
    }

    private static Down.OpenAlarm coming(Optional<Long> arrivesInMillis) {
        return new Down.OpenAlarm(
                new AlarmId(new UUID(0, 1)),
                PENDANT,
                Kind.SOS,
                NOW,
                Down.Stage.RESPONDER_COMING,
                Optional.of("Fatima"),
                false,
                Optional.of("Anja"),
                arrivesInMillis);
    }

    private static HelpStage stage(HelpStory story, boolean uplink) {
        return story.help(uplink, NOW).orElseThrow().stage();
    }

    private static Down.Notice notice(long revision, Down.OpenAlarm... alarms) {
        return new Down.Notice(revision, List.of(alarms));
    }

    private static Down.OpenAlarm alarm(DeviceId device, Down.Stage stage) {
        return new Down.OpenAlarm(
                new AlarmId(new UUID(0, device.hashCode())), device, Kind.SOS, NOW, stage, Optional.empty(), false);
    }
}
