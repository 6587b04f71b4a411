package nl.nabij.gateway.device;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import nl.nabij.gateway.device.EpisodeDecision.Reason;

/// The presses of one button, which has no 'off'.
///
/// ```
///            pressed, not retained: RAISED
///   QUIET ─────────────────────────────────► PRESSED
///     ▲                                         │   pressed again within 2 s: a copy, refused
///     └──────── tick after 2 s: SETTLED ────────┘   pressed again after 2 s: RAISED
/// ```
///
/// @param since when it came into this phase
public record PressEpisode(Phase phase, Instant since) {

    /// Zigbee2MQTT sends two messages for one press, in its legacy setting three, within
    /// milliseconds; over a busy network within a second. A person who presses again this soon wants
    /// the same thing.
    public static final Duration COPIES_WITHIN = Duration.ofSeconds(2);

    public enum Phase {
        QUIET,
        PRESSED
    }

    /// What can happen to it.
    public sealed interface Input {
        record Pressed(Freshness freshness) implements Input {}

        record Tick() implements Input {}
    }

    public static PressEpisode quiet(Instant now) {
        return new PressEpisode(Phase.QUIET, now);
    }

    public static EpisodeDecision decide(PressEpisode episode, Input input, Instant now) {
        return switch (input) {
            case Input.Pressed pressed
            when pressed.freshness() == Freshness.RETAINED -> EpisodeDecision.refused(Reason.ONLY_STATE);
            case Input.Pressed _ ->
                switch (episode.phase) {
                    case QUIET -> EpisodeDecision.accepted(EpisodeEvent.RAISED);
                    case PRESSED ->
                        episode.copiesAreIn(now)
                                ? EpisodeDecision.accepted(EpisodeEvent.RAISED)
                                : EpisodeDecision.refused(Reason.COPY);
                };
            case Input.Tick() ->
                episode.phase == Phase.PRESSED && episode.copiesAreIn(now)
                        ? EpisodeDecision.accepted(EpisodeEvent.SETTLED)
                        : EpisodeDecision.refused(Reason.NOT_DUE);
        };
    }

    public static PressEpisode evolve(PressEpisode episode, EpisodeEvent event, Instant now) {
        return switch (event) {
            case RAISED -> new PressEpisode(Phase.PRESSED, now);
            case SETTLED -> new PressEpisode(Phase.QUIET, now);
            case CLEARED, FOUND_ACTIVE, FOUND_CLEAR, FORGOTTEN, REARMED ->
                throw new IllegalStateException("A press is never " + event);
        };
    }

    public static Optional<Instant> nextDeadline(PressEpisode episode) {
        return switch (episode.phase) {
            case QUIET -> Optional.empty();
            case PRESSED -> Optional.of(episode.since.plus(COPIES_WITHIN));
        };
    }

    /// Also when the clock went back: in doubt it is a new press.
    private boolean copiesAreIn(Instant now) {
        return now.isBefore(since) || !now.isBefore(since.plus(COPIES_WITHIN));
    }
}
