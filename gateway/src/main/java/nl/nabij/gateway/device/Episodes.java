package nl.nabij.gateway.device;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import nl.nabij.contract.PressId;
import nl.nabij.contract.home.Kind;
import nl.nabij.contract.home.StateValue;
import nl.nabij.contract.link.UpMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The shell around the episodes' cores: it writes what they decide, in the order that loses
/// nothing.
///
/// ```
/// report ─► decide ─► EpisodeMemory.tell (the alarm and the episode, one synced transaction) ─► acknowledged
///                          │                                                                  │
///        killed before it: the device                                     killed before the device heard it:
///        sends again, or the box never had it                             it sends again, and the episode knows
/// ```
///
/// An alarm that could not be written is kept here under its press id, tried again each second, and
/// until it is on disk every report of its source fails, so that nothing is acknowledged.
final class Episodes {

    private static final Logger LOG = LoggerFactory.getLogger(Episodes.class);

    /// How soon after a failed write it is tried again: a full disk seldom ends faster.
    private static final Duration WRITE_AGAIN_AFTER = Duration.ofSeconds(1);

    /// Sources at once, of all devices together; the largest known home has 700 devices with up to
    /// 3 each. When it is full the eldest is forgotten, and its next report raises: a false repeat.
    private static final int MOST_SOURCES = 5_000;

    private final EpisodeMemory memory;
    private final Supplier<PressId> pressIds;
    private final HomeTime time;
    private final Map<EpisodeKey, LevelEpisode> levels = bounded();
    private final Map<EpisodeKey, PressEpisode> presses = bounded();
    /// Raised before this start and not since: their acknowledgement may have died with the process.
    private final Set<EpisodeKey> fromBefore = new HashSet<>();
    private final Map<EpisodeKey, UpMessage.AlarmRaised> unwritten = new LinkedHashMap<>();
    private Instant writeAgainAt;

    Episodes(EpisodeMemory memory, Supplier<PressId> pressIds, HomeTime time) {
        this.memory = memory;
        this.pressIds = pressIds;
        this.time = time;
        this.writeAgainAt = time.steady().instant();
        memory.load().forEach((key, episode) -> {
            switch (episode) {
                case LevelEpisode level -> levels.put(key, level);
                case PressEpisode press -> {
                    presses.put(key, press);
                    fromBefore.add(key);
                }
            }
        });
    }

    /// @throws RuntimeException when an alarm could not be written
    Optional<Happened> take(Home.Origin origin, Freshness freshness, Reading reading) {
        return switch (reading) {
            case Reading.Value _ -> Optional.empty();
            case Reading.Level level ->
                take(origin, new EpisodeKey(origin.device(), level.kind(), level.source()), input(level, freshness));
            case Reading.Press press -> take(origin, press, freshness);
        };
    }

    private Optional<Happened> take(Home.Origin origin, EpisodeKey key, LevelEpisode.Input input) {
        Optional<Happened> late = writeAgain(key);
        Instant now = time.steady().instant();
        LevelEpisode episode =
                levels.getOrDefault(key, LevelEpisode.unknown(key.kind().equals(Kind.SOS), now));
        return switch (LevelEpisode.decide(episode, input, now)) {
            case EpisodeDecision.Refused _ -> late;
            case EpisodeDecision.Accepted(EpisodeEvent event) -> {
                levels.put(key, LevelEpisode.evolve(episode, event, now));
                yield switch (event) {
                    case RAISED -> Optional.of(raise(origin, key));
                    case CLEARED -> Optional.of(cleared(key));
                    case FOUND_ACTIVE, FOUND_CLEAR, FORGOTTEN, REARMED, SETTLED, SENT_AGAIN, ENDED -> {
                        remember(key);
                        yield late;
                    }
                };
            }
        };
    }

    private Optional<Happened> take(Home.Origin origin, Reading.Press press, Freshness freshness) {
        boolean alarm = press.kind().isAlarm();
        EpisodeKey key = new EpisodeKey(origin.device(), press.kind(), alarm ? "" : press.word());
        Optional<Happened> late = writeAgain(key);
        Instant now = time.steady().instant();
        PressEpisode episode = presses.getOrDefault(key, PressEpisode.quiet(now));
        Freshness known = freshness == Freshness.SENT_AGAIN && !fromBefore.contains(key) ? Freshness.LIVE : freshness;
        return switch (PressEpisode.decide(episode, new PressEpisode.Input.Pressed(known), now)) {
            case EpisodeDecision.Refused _ -> late;
            case EpisodeDecision.Accepted(EpisodeEvent event) -> {
                presses.put(key, PressEpisode.evolve(episode, event, now));
                if (event == EpisodeEvent.SENT_AGAIN) {
                    // Not remembered: what was is still true, and a kill only costs the longer time for copies.
                    LOG.info("press sent again, known already device={} kind={}", key.device(), key.kind());
                    yield late;
                }
                fromBefore.remove(key);
                yield Optional.of(alarm ? raise(origin, key) : pressed(press, key));
            }
        };
    }

    private static LevelEpisode.Input input(Reading.Level level, Freshness freshness) {
        return level.active()
                .<LevelEpisode.Input>map(
                        active -> active ? new LevelEpisode.Input.Active(freshness) : new LevelEpisode.Input.Clear())
                .orElseGet(LevelEpisode.Input.Unknown::new);
    }

    private Happened raise(Home.Origin origin, EpisodeKey key) {
        UpMessage.AlarmRaised alarm =
                new UpMessage.AlarmRaised(pressIds.get(), origin.device(), origin.name(), origin.room(), key.kind());
        unwritten.put(key, alarm);
        writeAgainAt = time.steady().instant().plus(WRITE_AGAIN_AFTER);
        return write(key, alarm);
    }

    private Optional<Happened> writeAgain(EpisodeKey key) {
        UpMessage.AlarmRaised alarm = unwritten.get(key);
        return alarm == null ? Optional.empty() : Optional.of(write(key, alarm));
    }

    private Happened write(EpisodeKey key, UpMessage.AlarmRaised alarm) {
        memory.tell(alarm, key, known(key));
        unwritten.remove(key);
        LOG.info("alarm raised press={} device={} kind={}", alarm.press(), alarm.device(), alarm.kind());
        return new Happened(
                new HomeChange.AlarmRaised(
                        alarm.press(), alarm.device(), alarm.kind(), time.wall().instant()),
                Optional.empty());
    }

    private Happened cleared(EpisodeKey key) {
        LOG.info("alarm cleared device={} kind={}", key.device(), key.kind());
        UpMessage message = new UpMessage.AlarmCleared(key.device(), key.kind());
        Optional<UpMessage> later = Optional.empty();
        try {
            memory.tell(message, key, known(key));
        } catch (RuntimeException e) {
            // It closes nothing at the centre, so it may come late, on the other stream.
            remember(key);
            later = Optional.of(message);
        }
        return new Happened(
                new HomeChange.AlarmCleared(
                        key.device(), key.kind(), time.wall().instant()),
                later);
    }

    private Happened pressed(Reading.Press press, EpisodeKey key) {
        StateValue value = new StateValue.Word(press.word());
        return new Happened(
                new HomeChange.StateChanged(
                        key.device(), key.kind(), value, time.wall().instant()),
                Optional.of(new UpMessage.DeviceReported(key.device(), key.kind(), value)));
    }

    List<Happened> tick() {
        List<Happened> happened = new ArrayList<>();
        writeAgainAt = time.steady().instant().plus(WRITE_AGAIN_AFTER);
        for (Map.Entry<EpisodeKey, UpMessage.AlarmRaised> late : List.copyOf(unwritten.entrySet())) {
            try {
                happened.add(write(late.getKey(), late.getValue()));
            } catch (RuntimeException e) {
                LOG.error("alarm still not written press={}", late.getValue().press(), e);
            }
        }
        Instant now = time.steady().instant();
        for (Map.Entry<EpisodeKey, LevelEpisode> entry : levels.entrySet()) {
            if (LevelEpisode.decide(entry.getValue(), new LevelEpisode.Input.Tick(), now)
                    instanceof EpisodeDecision.Accepted(EpisodeEvent event)) {
                entry.setValue(LevelEpisode.evolve(entry.getValue(), event, now));
                remember(entry.getKey());
            }
        }
        presses.replaceAll((_, episode) -> PressEpisode.decide(episode, new PressEpisode.Input.Tick(), now)
                        instanceof EpisodeDecision.Accepted(EpisodeEvent event)
                ? PressEpisode.evolve(episode, event, now)
                : episode);
        presses.values().removeIf(episode -> episode.phase() == PressEpisode.Phase.QUIET);
        fromBefore.retainAll(presses.keySet());
        return happened;
    }

    Optional<Instant> nextDeadline() {
        Optional<Instant> next = unwritten.isEmpty() ? Optional.empty() : Optional.of(writeAgainAt);
        for (LevelEpisode episode : levels.values()) {
            next = Deadlines.earliest(next, LevelEpisode.nextDeadline(episode));
        }
        for (PressEpisode episode : presses.values()) {
            next = Deadlines.earliest(next, PressEpisode.nextDeadline(episode));
        }
        return next;
    }

    /// A failure here costs a false repeat after a restart and no more, so it stops nothing: the
    /// alarm itself is written already.
    private void remember(EpisodeKey key) {
        if (unwritten.containsKey(key)) {
            return;
        }
        try {
            memory.keep(key, known(key));
        } catch (RuntimeException e) {
            LOG.error("episode not remembered device={} kind={}", key.device(), key.kind(), e);
        }
    }

    /// A press that was written late may have ended meanwhile.
    private Episode known(EpisodeKey key) {
        Episode level = levels.get(key);
        Episode press = level == null ? presses.get(key) : level;
        return press == null ? PressEpisode.quiet(time.steady().instant()) : press;
    }

    private static <V> Map<EpisodeKey, V> bounded() {
        return new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<EpisodeKey, V> eldest) {
                return size() > MOST_SOURCES;
            }
        };
    }

    /// What the home tells on.
    ///
    /// @param toCentre what goes on the other stream
    record Happened(HomeChange change, Optional<UpMessage> toCentre) {}
}
