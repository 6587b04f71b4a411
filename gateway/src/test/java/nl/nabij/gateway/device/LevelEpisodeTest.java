package nl.nabij.gateway.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import nl.nabij.gateway.device.EpisodeDecision.Reason;
import nl.nabij.gateway.device.LevelEpisode.Input;
import nl.nabij.gateway.device.LevelEpisode.Phase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LevelEpisodeTest {

    private static final Instant SINCE = PushedTime.START;

    private static final Map<String, Input> INPUTS = inputs();

    private static Map<String, Input> inputs() {
        Map<String, Input> inputs = new LinkedHashMap<>();
        for (Freshness freshness : Freshness.values()) {
            inputs.put("active " + freshness, new Input.Active(freshness));
        }
        inputs.put("clear", new Input.Clear());
        inputs.put("null", new Input.Unknown());
        inputs.put("tick", new Input.Tick());
        return inputs;
    }

    /// Every phase with every input, for SOS (which re-arms) and others, before and after 60 s.
    @ParameterizedTest
    @CsvSource({
        // phase, input, smoke, sos within 60 s, sos after 60 s
        "UNKNOWN, active LIVE, RAISED, RAISED, RAISED",
        "UNKNOWN, active SENT_AGAIN, RAISED, RAISED, RAISED",
        "UNKNOWN, active BRIDGE_STARTING, RAISED, RAISED, RAISED",
        "UNKNOWN, active RETAINED, FOUND_ACTIVE, FOUND_ACTIVE, FOUND_ACTIVE",
        "UNKNOWN, clear, FOUND_CLEAR, FOUND_CLEAR, FOUND_CLEAR",
        "UNKNOWN, null, UNCHANGED, UNCHANGED, UNCHANGED",
        "UNKNOWN, tick, NOT_DUE, NOT_DUE, NOT_DUE",
        "CLEAR, active LIVE, RAISED, RAISED, RAISED",
        "CLEAR, active SENT_AGAIN, RAISED, RAISED, RAISED",
        "CLEAR, active BRIDGE_STARTING, RAISED, RAISED, RAISED",
        "CLEAR, active RETAINED, FOUND_ACTIVE, FOUND_ACTIVE, FOUND_ACTIVE",
        "CLEAR, clear, UNCHANGED, UNCHANGED, UNCHANGED",
        "CLEAR, null, FORGOTTEN, FORGOTTEN, FORGOTTEN",
        "CLEAR, tick, NOT_DUE, NOT_DUE, NOT_DUE",
        "STALE, active LIVE, RAISED, RAISED, RAISED",
        "STALE, active SENT_AGAIN, RAISED, RAISED, RAISED",
        "STALE, active BRIDGE_STARTING, ONLY_STATE, ONLY_STATE, ONLY_STATE",
        "STALE, active RETAINED, ONLY_STATE, ONLY_STATE, ONLY_STATE",
        "STALE, clear, FOUND_CLEAR, FOUND_CLEAR, FOUND_CLEAR",
        "STALE, null, FORGOTTEN, FORGOTTEN, FORGOTTEN",
        "STALE, tick, NOT_DUE, NOT_DUE, NOT_DUE",
        "RAISED, active LIVE, UNCHANGED, UNCHANGED, RAISED",
        "RAISED, active SENT_AGAIN, UNCHANGED, UNCHANGED, RAISED",
        "RAISED, active BRIDGE_STARTING, UNCHANGED, UNCHANGED, UNCHANGED",
        "RAISED, active RETAINED, UNCHANGED, UNCHANGED, UNCHANGED",
        "RAISED, clear, CLEARED, CLEARED, CLEARED",
        "RAISED, null, FORGOTTEN, FORGOTTEN, FORGOTTEN",
        "RAISED, tick, NOT_DUE, NOT_DUE, REARMED",
        "REARMED, active LIVE, RAISED, RAISED, RAISED",
        "REARMED, active SENT_AGAIN, RAISED, RAISED, RAISED",
        "REARMED, active BRIDGE_STARTING, ONLY_STATE, ONLY_STATE, ONLY_STATE",
        "REARMED, active RETAINED, ONLY_STATE, ONLY_STATE, ONLY_STATE",
        "REARMED, clear, CLEARED, CLEARED, CLEARED",
        "REARMED, null, FORGOTTEN, FORGOTTEN, FORGOTTEN",
        "REARMED, tick, NOT_DUE, NOT_DUE, NOT_DUE",
    })
    void everyPhaseWithEveryInput(Phase phase, String input, String smoke, String sosEarly, String sosLate) {
        Instant early = SINCE.plus(LevelEpisode.REARMS_AFTER).minusMillis(1);
        Instant late = SINCE.plus(LevelEpisode.REARMS_AFTER);

        assertThat(decided(false, phase, input, late)).isEqualTo(smoke);
        assertThat(decided(true, phase, input, early)).isEqualTo(sosEarly);
        assertThat(decided(true, phase, input, late)).isEqualTo(sosLate);
    }

    @Test
    void theArrowsAreThoseOfThePicture() {
        TreeSet<String> arrows = new TreeSet<>();
        for (boolean rearms : List.of(false, true)) {
            for (Phase phase : Phase.values()) {
                for (Input input : INPUTS.values()) {
                    LevelEpisode episode = new LevelEpisode(rearms, phase, SINCE);
                    Instant now = SINCE.plus(Duration.ofMinutes(5));
                    if (LevelEpisode.decide(episode, input, now)
                            instanceof EpisodeDecision.Accepted(EpisodeEvent event)) {
                        LevelEpisode next = LevelEpisode.evolve(episode, event, now);
                        assertThat(next.since()).isEqualTo(now);
                        assertThat(next.rearms()).isEqualTo(rearms);
                        arrows.add(phase + " " + event + " " + next.phase());
                    }
                }
            }
        }

        assertThat(arrows)
                .containsExactlyInAnyOrder(
                        "UNKNOWN RAISED RAISED",
                        "UNKNOWN FOUND_ACTIVE STALE",
                        "UNKNOWN FOUND_CLEAR CLEAR",
                        "CLEAR RAISED RAISED",
                        "CLEAR FOUND_ACTIVE STALE",
                        "CLEAR FORGOTTEN UNKNOWN",
                        "STALE RAISED RAISED",
                        "STALE FOUND_CLEAR CLEAR",
                        "STALE FORGOTTEN UNKNOWN",
                        "RAISED RAISED RAISED",
                        "RAISED CLEARED CLEAR",
                        "RAISED REARMED REARMED",
                        "RAISED FORGOTTEN UNKNOWN",
                        "REARMED RAISED RAISED",
                        "REARMED CLEARED CLEAR",
                        "REARMED FORGOTTEN UNKNOWN");
    }

    @Test
    void onlyARaisedSosHasADeadline() {
        for (Phase phase : Phase.values()) {
            assertThat(LevelEpisode.nextDeadline(new LevelEpisode(false, phase, SINCE)))
                    .isEmpty();
            assertThat(LevelEpisode.nextDeadline(new LevelEpisode(true, phase, SINCE)))
                    .isEqualTo(
                            phase == Phase.RAISED
                                    ? java.util.Optional.of(SINCE.plusSeconds(60))
                                    : java.util.Optional.empty());
        }
    }

    @Test
    void aClockThatWentBackArmsRatherThanHides() {
        assertThat(decided(true, Phase.RAISED, "active LIVE", SINCE.minusSeconds(1)))
                .isEqualTo("RAISED");
        assertThat(decided(true, Phase.RAISED, "active LIVE", SINCE)).isEqualTo("UNCHANGED");
    }

    @Test
    void whatIsActiveAndWhereItBegins() {
        assertThat(Phase.values()).filteredOn(Phase::active).containsExactly(Phase.STALE, Phase.RAISED, Phase.REARMED);
        assertThat(LevelEpisode.unknown(true, SINCE)).isEqualTo(new LevelEpisode(true, Phase.UNKNOWN, SINCE));
        assertThatThrownBy(() -> LevelEpisode.evolve(LevelEpisode.unknown(true, SINCE), EpisodeEvent.SETTLED, SINCE))
                .isInstanceOf(IllegalStateException.class);
    }

    private static String decided(boolean rearms, Phase phase, String input, Instant now) {
        Input given = java.util.Objects.requireNonNull(INPUTS.get(input), input);
        return switch (LevelEpisode.decide(new LevelEpisode(rearms, phase, SINCE), given, now)) {
            case EpisodeDecision.Accepted(EpisodeEvent event) -> event.name();
            case EpisodeDecision.Refused(Reason reason) -> reason.name();
        };
    }
}
