package nl.nabij.gateway.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.nabij.gateway.device.EpisodeDecision.Reason;
import nl.nabij.gateway.device.PressEpisode.Input;
import nl.nabij.gateway.device.PressEpisode.Phase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PressEpisodeTest {

    private static final Instant SINCE = PushedTime.START;

    /// Every phase with every input: 1 ms before the copies are in, when they are, 1 ms before a minute
    /// is over, and when it is. All phases began when the press was raised.
    @ParameterizedTest
    @CsvSource({
        "QUIET, LIVE, RAISED, RAISED, RAISED, RAISED",
        "QUIET, SENT_AGAIN, RAISED, RAISED, RAISED, RAISED",
        "QUIET, BRIDGE_STARTING, RAISED, RAISED, RAISED, RAISED",
        "QUIET, RETAINED, ONLY_STATE, ONLY_STATE, ONLY_STATE, ONLY_STATE",
        "QUIET, tick, NOT_DUE, NOT_DUE, NOT_DUE, NOT_DUE",
        "PRESSED, LIVE, COPY, RAISED, RAISED, RAISED",
        "PRESSED, SENT_AGAIN, COPY, SENT_AGAIN, SENT_AGAIN, RAISED",
        "PRESSED, BRIDGE_STARTING, COPY, RAISED, RAISED, RAISED",
        "PRESSED, RETAINED, ONLY_STATE, ONLY_STATE, ONLY_STATE, ONLY_STATE",
        "PRESSED, tick, NOT_DUE, SETTLED, SETTLED, SETTLED",
        "SETTLED, LIVE, RAISED, RAISED, RAISED, RAISED",
        "SETTLED, SENT_AGAIN, SENT_AGAIN, SENT_AGAIN, SENT_AGAIN, RAISED",
        "SETTLED, BRIDGE_STARTING, RAISED, RAISED, RAISED, RAISED",
        "SETTLED, RETAINED, ONLY_STATE, ONLY_STATE, ONLY_STATE, ONLY_STATE",
        "SETTLED, tick, NOT_DUE, NOT_DUE, NOT_DUE, ENDED",
    })
    void everyPhaseWithEveryInput(
            Phase phase, String input, String copying, String settled, String fresh, String over) {
        Input given = input.equals("tick") ? new Input.Tick() : new Input.Pressed(Freshness.valueOf(input));

        assertThat(decided(phase, given, SINCE.plusMillis(1_999))).isEqualTo(copying);
        assertThat(decided(phase, given, SINCE.plusMillis(2_000))).isEqualTo(settled);
        assertThat(decided(phase, given, SINCE.plusMillis(59_999))).isEqualTo(fresh);
        assertThat(decided(phase, given, SINCE.plusMillis(60_000))).isEqualTo(over);
    }

    @Test
    void theArrowsAreThoseOfThePicture() {
        Set<String> arrows = new LinkedHashSet<>();
        for (Duration later : List.of(Duration.ofSeconds(3), Duration.ofSeconds(60))) {
            Instant now = SINCE.plus(later);
            for (Phase phase : Phase.values()) {
                for (Input input : List.of(
                        new Input.Pressed(Freshness.LIVE), new Input.Pressed(Freshness.SENT_AGAIN), new Input.Tick())) {
                    PressEpisode episode = new PressEpisode(phase, SINCE, SINCE);
                    if (PressEpisode.decide(episode, input, now)
                            instanceof EpisodeDecision.Accepted(EpisodeEvent event)) {
                        PressEpisode next = PressEpisode.evolve(episode, event, now);
                        assertThat(next.since()).isEqualTo(now);
                        arrows.add(phase + " " + event + " " + next.phase());
                    }
                }
            }
        }

        assertThat(arrows)
                .containsExactlyInAnyOrder(
                        "QUIET RAISED PRESSED",
                        "PRESSED RAISED PRESSED",
                        "PRESSED SENT_AGAIN PRESSED",
                        "PRESSED SETTLED SETTLED",
                        "SETTLED RAISED PRESSED",
                        "SETTLED SENT_AGAIN PRESSED",
                        "SETTLED ENDED QUIET");
    }

    /// However often it is sent again: the minute runs from the press that was told.
    @Test
    void sendingAgainDoesNotMakeThePressYounger() {
        PressEpisode episode = PressEpisode.evolve(PressEpisode.quiet(SINCE), EpisodeEvent.RAISED, SINCE);
        assertThat(episode).isEqualTo(new PressEpisode(Phase.PRESSED, SINCE, SINCE));
        Instant later = SINCE.plusSeconds(50);
        episode = PressEpisode.evolve(episode, EpisodeEvent.SENT_AGAIN, later);
        assertThat(episode).isEqualTo(new PressEpisode(Phase.PRESSED, later, SINCE));
        // Its second message, which was never sent before.
        assertThat(decided(episode, new Input.Pressed(Freshness.LIVE), later.plusMillis(1_999)))
                .isEqualTo("COPY");
        episode = PressEpisode.evolve(episode, EpisodeEvent.SETTLED, later.plusSeconds(2));
        assertThat(episode.raised()).isEqualTo(SINCE);
        assertThat(decided(episode, new Input.Pressed(Freshness.SENT_AGAIN), SINCE.plusSeconds(60)))
                .isEqualTo("RAISED");
    }

    @Test
    void aClockThatWentBackRaisesRatherThanHides() {
        assertThat(decided(Phase.PRESSED, new Input.Pressed(Freshness.LIVE), SINCE.minusSeconds(1)))
                .isEqualTo("RAISED");
        assertThat(decided(Phase.PRESSED, new Input.Pressed(Freshness.LIVE), SINCE))
                .isEqualTo("COPY");
        assertThat(decided(Phase.SETTLED, new Input.Pressed(Freshness.SENT_AGAIN), SINCE.minusSeconds(1)))
                .isEqualTo("RAISED");
    }

    @Test
    void itSettlesAfterTwoSecondsAndEndsAfterAMinute() {
        assertThat(PressEpisode.nextDeadline(PressEpisode.quiet(SINCE))).isEmpty();
        assertThat(PressEpisode.quiet(SINCE)).isEqualTo(new PressEpisode(Phase.QUIET, SINCE, SINCE));
        assertThat(PressEpisode.nextDeadline(new PressEpisode(Phase.PRESSED, SINCE, SINCE)))
                .isEqualTo(Optional.of(SINCE.plusSeconds(2)));
        assertThat(PressEpisode.nextDeadline(new PressEpisode(Phase.SETTLED, SINCE.plusSeconds(2), SINCE)))
                .isEqualTo(Optional.of(SINCE.plusSeconds(60)));
    }

    @ParameterizedTest
    @EnumSource(
            value = EpisodeEvent.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"RAISED", "SETTLED", "SENT_AGAIN", "ENDED"})
    void aLevelsEventsAreNotAPresss(EpisodeEvent event) {
        assertThatThrownBy(() -> PressEpisode.evolve(PressEpisode.quiet(SINCE), event, SINCE))
                .isInstanceOf(IllegalStateException.class);
    }

    private static String decided(Phase phase, Input input, Instant now) {
        return decided(new PressEpisode(phase, SINCE, SINCE), input, now);
    }

    private static String decided(PressEpisode episode, Input input, Instant now) {
        return switch (PressEpisode.decide(episode, input, now)) {
            case EpisodeDecision.Accepted(EpisodeEvent event) -> event.name();
            case EpisodeDecision.Refused(Reason reason) -> reason.name();
        };
    }
}
