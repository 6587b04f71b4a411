package nl.nabij.gateway.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.nabij.gateway.device.EpisodeDecision.Reason;
import nl.nabij.gateway.device.PressEpisode.Input;
import nl.nabij.gateway.device.PressEpisode.Phase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PressEpisodeTest {

    private static final Instant SINCE = PushedTime.START;

    /// Every phase with every input, 1 ms before the copies are in and when they are.
    @ParameterizedTest
    @CsvSource({
        "QUIET, LIVE, RAISED, RAISED",
        "QUIET, BRIDGE_STARTING, RAISED, RAISED",
        "QUIET, RETAINED, ONLY_STATE, ONLY_STATE",
        "QUIET, tick, NOT_DUE, NOT_DUE",
        "PRESSED, LIVE, COPY, RAISED",
        "PRESSED, BRIDGE_STARTING, COPY, RAISED",
        "PRESSED, RETAINED, ONLY_STATE, ONLY_STATE",
        "PRESSED, tick, NOT_DUE, SETTLED",
    })
    void everyPhaseWithEveryInput(Phase phase, String input, String early, String late) {
        Input given = input.equals("tick") ? new Input.Tick() : new Input.Pressed(Freshness.valueOf(input));

        assertThat(decided(phase, given, SINCE.plusMillis(1_999))).isEqualTo(early);
        assertThat(decided(phase, given, SINCE.plusMillis(2_000))).isEqualTo(late);
    }

    @Test
    void theArrowsAreThoseOfThePicture() {
        List<String> arrows = new ArrayList<>();
        Instant now = SINCE.plusSeconds(3);
        for (Phase phase : Phase.values()) {
            for (Input input : List.of(new Input.Pressed(Freshness.LIVE), new Input.Tick())) {
                PressEpisode episode = new PressEpisode(phase, SINCE);
                if (PressEpisode.decide(episode, input, now) instanceof EpisodeDecision.Accepted(EpisodeEvent event)) {
                    PressEpisode next = PressEpisode.evolve(episode, event, now);
                    assertThat(next.since()).isEqualTo(now);
                    arrows.add(phase + " " + event + " " + next.phase());
                }
            }
        }

        assertThat(arrows).containsExactly("QUIET RAISED PRESSED", "PRESSED RAISED PRESSED", "PRESSED SETTLED QUIET");
    }

    @Test
    void aClockThatWentBackRaisesRatherThanHides() {
        assertThat(decided(Phase.PRESSED, new Input.Pressed(Freshness.LIVE), SINCE.minusSeconds(1)))
                .isEqualTo("RAISED");
        assertThat(decided(Phase.PRESSED, new Input.Pressed(Freshness.LIVE), SINCE))
                .isEqualTo("COPY");
    }

    @Test
    void itSettlesAfterTwoSeconds() {
        assertThat(PressEpisode.nextDeadline(PressEpisode.quiet(SINCE))).isEmpty();
        assertThat(PressEpisode.quiet(SINCE)).isEqualTo(new PressEpisode(Phase.QUIET, SINCE));
        assertThat(PressEpisode.nextDeadline(new PressEpisode(Phase.PRESSED, SINCE)))
                .isEqualTo(Optional.of(SINCE.plusSeconds(2)));
    }

    @ParameterizedTest
    @EnumSource(
            value = EpisodeEvent.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"RAISED", "SETTLED"})
    void aLevelsEventsAreNotAPresss(EpisodeEvent event) {
        assertThatThrownBy(() -> PressEpisode.evolve(PressEpisode.quiet(SINCE), event, SINCE))
                .isInstanceOf(IllegalStateException.class);
    }

    private static String decided(Phase phase, Input input, Instant now) {
        return switch (PressEpisode.decide(new PressEpisode(phase, SINCE), input, now)) {
            case EpisodeDecision.Accepted(EpisodeEvent event) -> event.name();
            case EpisodeDecision.Refused(Reason reason) -> reason.name();
        };
    }
}
