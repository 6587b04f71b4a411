package nl.nabij.gateway.device;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import nl.nabij.gateway.device.EpisodeDecision.Reason;

/// The presses of one button, which has no 'off'.
///
/// ```
///            pressed, not retained: RAISED            pressed within 2 s: a copy, refused
///   QUIET ─────────────────────────────────► PRESSED ◄──────────────────────────────┐
///     ▲                                       │   ▲                                 │
///     │                       tick after 2 s: │   │ pressed: RAISED                 │
///     │                              SETTLED  ▼   │ sent again: SENT_AGAIN          │
///     └──tick 60 s after it was raised: ENDED─ SETTLED ─────────────────────────────┘
/// ```
///
/// A message that its publisher sends again, since it got no acknowledgement, may have been heard
/// already: after a kill of the gateway nobody can know (only then the shell calls it 'sent again').
/// Within 60 s of a press it counts as that press, whose alarm is still fresh at the centre; after
/// that as a new one. It opens the time for copies once more,
/// since the second message of that press may never have been sent.
///
/// @param since when it came into this phase
/// @param raised when the press was raised that it is about; equal to `since` in QUIET
public record PressEpisode(Phase phase, Instant since, Instant raised) implements Episode {

    /// Zigbee2MQTT sends two messages for one press, in its legacy setting three, within
    /// milliseconds; over a busy network within a second. A person who presses again this soon wants
    /// the same thing.
    public static final Duration COPIES_WITHIN = Duration.ofSeconds(2);

    /// A killed gateway is back within some 10 s, and publishers try again each 1 to 30 s. As long as
    /// an SOS level takes to re-arm, and for the same reason.
    public static final Duration SENT_AGAIN_WITHIN = LevelEpisode.REARMS_AFTER;

    public enum Phase {
        QUIET,
        PRESSED,
        SETTLED
    }

    /// What can happen to it.
    public sealed interface Input {
        record Pressed(Freshness freshness) implements Input {}

        record Tick() implements Input {}
    }

    public static PressEpisode quiet(Instant now) {
        return new PressEpisode(Phase.QUIET, now, now);
    }

    public static EpisodeDecision decide(PressEpisode episode, Input input, Instant now) {
        return switch (input) {
            case Input.Pressed(Freshness freshness) -> onPressed(episode, freshness, now);
            case Input.Tick() -> onTick(episode, now);
        };
    }

    private static EpisodeDecision onPressed(PressEpisode episode, Freshness freshness, Instant now) {
        if (freshness == Freshness.RETAINED) {
            return EpisodeDecision.refused(Reason.ONLY_STATE);
        }
        if (episode.phase == Phase.PRESSED && within(COPIES_WITHIN, episode.since, now)) {
            return EpisodeDecision.refused(Reason.COPY);
        }
        boolean sentAgain = freshness == Freshness.SENT_AGAIN
                && episode.phase != Phase.QUIET
                && within(SENT_AGAIN_WITHIN, episode.raised, now);
        return EpisodeDecision.accepted(sentAgain ? EpisodeEvent.SENT_AGAIN : EpisodeEvent.RAISED);
    }

    private static EpisodeDecision onTick(PressEpisode episode, Instant now) {
        return switch (episode.phase) {
            case QUIET -> EpisodeDecision.refused(Reason.NOT_DUE);
            case PRESSED -> due(EpisodeEvent.SETTLED, COPIES_WITHIN, episode.since, now);
            case SETTLED -> due(EpisodeEvent.ENDED, SENT_AGAIN_WITHIN, episode.raised, now);
        };
    }

    private static EpisodeDecision due(EpisodeEvent event, Duration after, Instant since, Instant now) {
        return within(after, since, now) ? EpisodeDecision.refused(Reason.NOT_DUE) : EpisodeDecision.accepted(event);
    }

    public static PressEpisode evolve(PressEpisode episode, EpisodeEvent event, Instant now) {
        return switch (event) {
            case RAISED -> new PressEpisode(Phase.PRESSED, now, now);
            case SENT_AGAIN -> new PressEpisode(Phase.PRESSED, now, episode.raised);
            case SETTLED -> new PressEpisode(Phase.SETTLED, now, episode.raised);
            case ENDED -> quiet(now);
            case CLEARED, FOUND_ACTIVE, FOUND_CLEAR, FORGOTTEN, REARMED ->
                throw new IllegalStateException("A press is never " + event);
        };
    }

    public static Optional<Instant> nextDeadline(PressEpisode episode) {
        return switch (episode.phase) {
            case QUIET -> Optional.empty();
            case PRESSED -> Optional.of(episode.since.plus(COPIES_WITHIN));
            case SETTLED -> Optional.of(episode.raised.plus(SENT_AGAIN_WITHIN));
        };
    }

    /// Not when the clock went back: in doubt it is a new press.
    private static boolean within(Duration limit, Instant since, Instant now) {
        return !now.isBefore(since) && now.isBefore(since.plus(limit));
    }
}
