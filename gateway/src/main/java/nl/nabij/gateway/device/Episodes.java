package nl.nabij.gateway.device;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
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
/// report ─► decide ─► EpisodeMemory.tell (the alarm and the episode, one synced transaction) ─►
/// acknowledged
///                          │                                                                  │
///        killed before it: the device                                     killed before the device heard
///     it:
///        sends again, or the box never had it                             it sends again, and the episode
///     knows
/// ```
///
/// What could not be written is [Owed], tried again each second, and until it is on disk every report of
/// its source fails, so that nothing is acknowledged.
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
    private final TestMode tests;
    private final Map<EpisodeKey, LevelEpisode> levels = bounded();
    private final Map<EpisodeKey, PressEpisode> presses = bounded();
    /// Raised before this start and not since: their acknowledgement may have died with the process.
    private final Set<EpisodeKey> fromBefore = new HashSet<>();
    private final Owed owed = new Owed();
    private Instant writeAgainAt;

    Episodes(EpisodeMemory memory, Supplier<PressId> pressIds, HomeTime time, TestMode tests) {
        this.memory = memory;
        this.pressIds = pressIds;
        this.time = time;
        this.tests = tests;
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

    /// Decides first and writes then: what a report says is known also when the disk takes nothing.
    ///
    /// @param tell hears of what is on disk, each at once
    /// @throws RuntimeException when something of this source is not on disk that must not be forgotten;
    ///     then the report may not be acknowledged
    void take(Home.Origin origin, Freshness freshness, Reading reading, Consumer<Happened> tell) {
        switch (reading) {
            case Reading.Value _ -> {}
            case Reading.Level level ->
                take(
                        origin,
                        new EpisodeKey(origin.device(), level.kind(), level.source()),
                        input(level, freshness),
                        tell);
            case Reading.Press press -> take(origin, press, freshness, tell);
        }
    }

    private void take(Home.Origin origin, EpisodeKey key, LevelEpisode.Input input, Consumer<Happened> tell) {
        Instant now = time.steady().instant();
        LevelEpisode episode =
                levels.getOrDefault(key, LevelEpisode.unknown(key.kind().equals(Kind.SOS), now));
        boolean mayBeForgotten = !owed.has(key);
        if (LevelEpisode.decide(episode, input, now) instanceof EpisodeDecision.Accepted(EpisodeEvent event)) {
            levels.put(key, LevelEpisode.evolve(episode, event, now));
            switch (event) {
                case RAISED -> owed.message(key, raised(origin, key));
                case CLEARED -> owed.message(key, new UpMessage.AlarmCleared(key.device(), key.kind()));
                case FOUND_ACTIVE, FOUND_CLEAR, FORGOTTEN, REARMED, SETTLED, SENT_AGAIN, ENDED -> owed.change(key);
            }
            // A restart that took the detector for active still would hide its next alarm.
            boolean over = event == EpisodeEvent.CLEARED
                    || (event == EpisodeEvent.FORGOTTEN && episode.phase().active());
            mayBeForgotten = mayBeForgotten && !over && event != EpisodeEvent.RAISED;
        }
        settle(key, mayBeForgotten, tell);
    }

    private void take(Home.Origin origin, Reading.Press press, Freshness freshness, Consumer<Happened> tell) {
        boolean alarm = press.kind().isAlarm();
        EpisodeKey key = new EpisodeKey(origin.device(), press.kind(), alarm ? "" : press.word());
        Instant now = time.steady().instant();
        PressEpisode episode = presses.getOrDefault(key, PressEpisode.quiet(now));
        Freshness known = freshness == Freshness.SENT_AGAIN && !fromBefore.contains(key) ? Freshness.LIVE : freshness;
        if (PressEpisode.decide(episode, new PressEpisode.Input.Pressed(known), now)
                instanceof EpisodeDecision.Accepted(EpisodeEvent event)) {
            presses.put(key, PressEpisode.evolve(episode, event, now));
            if (event == EpisodeEvent.SENT_AGAIN) {
                // Not kept: what was is still true, and a kill only costs the longer time for copies.
                LOG.info("press sent again, known already device={} kind={}", key.device(), key.kind());
            } else {
                fromBefore.remove(key);
                if (alarm) {
                    owed.message(key, raised(origin, key));
                } else {
                    tell.accept(pressed(press, key));
                }
            }
        }
        settle(key, false, tell);
    }

    private static LevelEpisode.Input input(Reading.Level level, Freshness freshness) {
        return level.active()
                .<LevelEpisode.Input>map(
                        active -> active ? new LevelEpisode.Input.Active(freshness) : new LevelEpisode.Input.Clear())
                .orElseGet(LevelEpisode.Input.Unknown::new);
    }

    private UpMessage.AlarmRaised raised(Home.Origin origin, EpisodeKey key) {
        PressId press = pressIds.get();
        return new UpMessage.AlarmRaised(
                press, origin.device(), origin.name(), origin.room(), key.kind(), tests.mark(origin.device(), press));
    }

    /// Writes all that is owed of a source, in its order.
    ///
    /// @param mayBeForgotten a failure is only tried again
    private void settle(EpisodeKey key, boolean mayBeForgotten, Consumer<Happened> tell) {
        if (!owed.has(key)) {
            return;
        }
        writeAgainAt = time.steady().instant().plus(WRITE_AGAIN_AFTER);
        List<UpMessage> due = owed.of(key);
        boolean kept = false;
        try {
            while (!due.isEmpty()) {
                UpMessage message = due.getFirst();
                memory.tell(message, key, due.size() == 1 ? known(key) : after(message, key));
                due.removeFirst();
                kept = true;
                tell.accept(told(message, key));
            }
            if (!kept) {
                memory.keep(key, known(key));
            }
            owed.done(key);
        } catch (RuntimeException e) {
            if (!mayBeForgotten) {
                throw e;
            }
            LOG.error("episode not kept device={} kind={}", key.device(), key.kind(), e);
        }
    }

    /// What the source is while the rest of what is owed is not told: a kill in between must find an alarm
    /// that nobody heard of as one still to be raised.
    private Episode after(UpMessage message, EpisodeKey key) {
        boolean active = message instanceof UpMessage.AlarmRaised;
        return new LevelEpisode(
                key.kind().equals(Kind.SOS),
                active ? LevelEpisode.Phase.RAISED : LevelEpisode.Phase.CLEAR,
                time.steady().instant());
    }

    private Happened told(UpMessage message, EpisodeKey key) {
        Instant at = time.wall().instant();
        HomeChange change;
        if (message instanceof UpMessage.AlarmRaised alarm) {
            boolean test = alarm.test().isPresent();
            LOG.info(
                    "alarm raised press={} device={} kind={} test={}",
                    alarm.press(),
                    alarm.device(),
                    alarm.kind(),
                    test);
            change = new HomeChange.AlarmRaised(alarm.press(), alarm.device(), alarm.kind(), at, test);
        } else {
            LOG.info("alarm cleared device={} kind={}", key.device(), key.kind());
            change = new HomeChange.AlarmCleared(key.device(), key.kind(), at);
        }
        return new Happened(change, Optional.empty());
    }

    private Happened pressed(Reading.Press press, EpisodeKey key) {
        StateValue value = new StateValue.Word(press.word());
        return new Happened(
                new HomeChange.StateChanged(
                        key.device(), key.kind(), value, time.wall().instant()),
                Optional.of(new UpMessage.DeviceReported(key.device(), key.kind(), value)));
    }

    void tick(Consumer<Happened> tell) {
        for (EpisodeKey late : owed.sources()) {
            refresh(late);
            settle(late, true, tell);
        }
        Instant now = time.steady().instant();
        for (Map.Entry<EpisodeKey, LevelEpisode> entry : levels.entrySet()) {
            // What nobody was told of does not grow old.
            if (!owed.has(entry.getKey())
                    && LevelEpisode.decide(entry.getValue(), new LevelEpisode.Input.Tick(), now)
                            instanceof EpisodeDecision.Accepted(EpisodeEvent event)) {
                entry.setValue(LevelEpisode.evolve(entry.getValue(), event, now));
                owed.change(entry.getKey());
                settle(entry.getKey(), true, tell);
            }
        }
        presses.replaceAll((key, episode) -> !owed.has(key)
                        && PressEpisode.decide(episode, new PressEpisode.Input.Tick(), now)
                                instanceof EpisodeDecision.Accepted(EpisodeEvent event)
                ? PressEpisode.evolve(episode, event, now)
                : episode);
        presses.values().removeIf(episode -> episode.phase() == PressEpisode.Phase.QUIET);
        fromBefore.retainAll(presses.keySet());
    }

    /// An alarm that is told now is as fresh as one that was raised now: its copies, and its own sending
    /// again, are still to come.
    private void refresh(EpisodeKey key) {
        Instant now = time.steady().instant();
        if (owed.of(key).stream().anyMatch(UpMessage.AlarmRaised.class::isInstance)) {
            presses.computeIfPresent(key, (_, episode) -> PressEpisode.evolve(episode, EpisodeEvent.RAISED, now));
            levels.computeIfPresent(
                    key,
                    (_, episode) -> episode.phase() == LevelEpisode.Phase.RAISED
                            ? LevelEpisode.evolve(episode, EpisodeEvent.RAISED, now)
                            : episode);
        }
    }

    Optional<Instant> nextDeadline() {
        Optional<Instant> next = owed.isEmpty() ? Optional.empty() : Optional.of(writeAgainAt);
        for (Map.Entry<EpisodeKey, LevelEpisode> level : levels.entrySet()) {
            if (!owed.has(level.getKey())) {
                next = Deadlines.earliest(next, LevelEpisode.nextDeadline(level.getValue()));
            }
        }
        for (Map.Entry<EpisodeKey, PressEpisode> press : presses.entrySet()) {
            if (!owed.has(press.getKey())) {
                next = Deadlines.earliest(next, PressEpisode.nextDeadline(press.getValue()));
            }
        }
        return next;
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
