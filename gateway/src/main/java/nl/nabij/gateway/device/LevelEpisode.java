package nl.nabij.gateway.device;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import nl.nabij.gateway.device.EpisodeDecision.Reason;

/// The level of one detector, such as `smoke` or `sos: true`.
///
/// ```
///                  active, live or changed: RAISED
///      ┌────────────────────────────────────────────────────┐
///   UNKNOWN ──clear: FOUND_CLEAR──► CLEAR ──active: RAISED──► RAISED ──60 s, SOS only: REARMED──► REARMED
///      │                            ▲ ▲ └─retained active─┐   │  ▲                                │  │
///      └─retained active: FOUND_ACTIVE─┼────► STALE ◄─────┘   │  └────── active, live: RAISED ────┘  │
///                                   │ └clear─┘  └──active, live: RAISED──► RAISED                    │
///                                   └───────────── clear: CLEARED ─────────┴─────────────────────────┘
///   null from anywhere: FORGOTTEN, back to UNKNOWN
/// ```
///
/// A retained report is only state. So is one that says what was known within 60 s of the bridge's
/// start. What is only known from such a report raises at the first live one.
///
/// @param rearms whether it belongs to an SOS button, of which some never report 'off'
/// @param since when it came into this phase
public record LevelEpisode(boolean rearms, Phase phase, Instant since) implements Episode {

    /// Some SOS buttons never clear. A false repeat is better than a missed press, and a press
    /// within this time after the last finds its alarm still fresh at the centre.
    public static final Duration REARMS_AFTER = Duration.ofSeconds(60);

    public enum Phase {
        UNKNOWN,
        CLEAR,
        STALE,
        RAISED,
        REARMED;

        /// Whether the detector said 'active' last.
        public boolean active() {
            return this == STALE || this == RAISED || this == REARMED;
        }
    }

    /// What can happen to it.
    public sealed interface Input {
        record Active(Freshness freshness) implements Input {}

        record Clear() implements Input {}

        /// JSON null: the bridge does not know.
        record Unknown() implements Input {}

        record Tick() implements Input {}
    }

    public static LevelEpisode unknown(boolean rearms, Instant now) {
        return new LevelEpisode(rearms, Phase.UNKNOWN, now);
    }

    public static EpisodeDecision decide(LevelEpisode episode, Input input, Instant now) {
        return switch (input) {
            case Input.Active active -> onActive(episode, active.freshness(), now);
            case Input.Clear() -> onClear(episode);
            case Input.Unknown() ->
                episode.phase == Phase.UNKNOWN
                        ? EpisodeDecision.refused(Reason.UNCHANGED)
                        : EpisodeDecision.accepted(EpisodeEvent.FORGOTTEN);
            case Input.Tick() ->
                episode.rearms && episode.phase == Phase.RAISED && episode.waitedLongEnough(now)
                        ? EpisodeDecision.accepted(EpisodeEvent.REARMED)
                        : EpisodeDecision.refused(Reason.NOT_DUE);
        };
    }

    private static EpisodeDecision onActive(LevelEpisode episode, Freshness freshness, Instant now) {
        boolean retained = freshness == Freshness.RETAINED;
        return switch (episode.phase) {
            case UNKNOWN, CLEAR -> EpisodeDecision.accepted(retained ? EpisodeEvent.FOUND_ACTIVE : EpisodeEvent.RAISED);
            case STALE, REARMED ->
                speaksOfNow(freshness)
                        ? EpisodeDecision.accepted(EpisodeEvent.RAISED)
                        : EpisodeDecision.refused(Reason.ONLY_STATE);
            case RAISED ->
                episode.rearms && speaksOfNow(freshness) && episode.waitedLongEnough(now)
                        ? EpisodeDecision.accepted(EpisodeEvent.RAISED)
                        : EpisodeDecision.refused(Reason.UNCHANGED);
        };
    }

    /// A message that is sent again was taken whole or not at all, since alarm and phase are written as
    /// one: it raises wherever a live one would.
    private static boolean speaksOfNow(Freshness freshness) {
        return freshness == Freshness.LIVE || freshness == Freshness.SENT_AGAIN;
    }

    private static EpisodeDecision onClear(LevelEpisode episode) {
        return switch (episode.phase) {
            case UNKNOWN, STALE -> EpisodeDecision.accepted(EpisodeEvent.FOUND_CLEAR);
            case CLEAR -> EpisodeDecision.refused(Reason.UNCHANGED);
            case RAISED, REARMED -> EpisodeDecision.accepted(EpisodeEvent.CLEARED);
        };
    }

    public static LevelEpisode evolve(LevelEpisode episode, EpisodeEvent event, Instant now) {
        return switch (event) {
            case RAISED -> episode.in(Phase.RAISED, now);
            case CLEARED, FOUND_CLEAR -> episode.in(Phase.CLEAR, now);
            case FOUND_ACTIVE -> episode.in(Phase.STALE, now);
            case FORGOTTEN -> episode.in(Phase.UNKNOWN, now);
            case REARMED -> episode.in(Phase.REARMED, now);
            case SETTLED, SENT_AGAIN, ENDED -> throw new IllegalStateException("A level is never " + event);
        };
    }

    public static Optional<Instant> nextDeadline(LevelEpisode episode) {
        return episode.rearms && episode.phase == Phase.RAISED
                ? Optional.of(episode.since.plus(REARMS_AFTER))
                : Optional.empty();
    }

    /// Also when the clock went back: in doubt it is armed.
    private boolean waitedLongEnough(Instant now) {
        return now.isBefore(since) || !now.isBefore(since.plus(REARMS_AFTER));
    }

    private LevelEpisode in(Phase next, Instant now) {
        return new LevelEpisode(rearms, next, now);
    }
}
