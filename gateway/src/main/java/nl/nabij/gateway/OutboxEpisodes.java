package nl.nabij.gateway;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.nabij.contract.ContractException;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.home.Kind;
import nl.nabij.contract.link.Stream;
import nl.nabij.contract.link.UpMessage;
import nl.nabij.gateway.clock.BoxClock;
import nl.nabij.gateway.clock.BoxClock.Reading;
import nl.nabij.gateway.device.Episode;
import nl.nabij.gateway.device.EpisodeKey;
import nl.nabij.gateway.device.EpisodeMemory;
import nl.nabij.gateway.device.LevelEpisode;
import nl.nabij.gateway.device.PressEpisode;
import nl.nabij.gateway.outbox.Note;
import nl.nabij.gateway.outbox.Outbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps each source's episode as a note in the outbox, in one transaction with the alarm itself.
///
/// The home's times are a process's own: they mean nothing to the next one. So a note holds how long ago
/// things were, and by which clocks it was written. How much time went by since is known within one start
/// of the box, and where the wall clock was right both times; otherwise nobody knows, and then a press is
/// forgotten (its next report raises) and a level that re-arms is armed.
final class OutboxEpisodes implements EpisodeMemory {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxEpisodes.class);

    private final Outbox outbox;
    private final BoxClock clock;
    private final InstantSource steady;
    private final Runnable wakeLink;

    /// @param steady the home's, by which its episodes count
    /// @param wakeLink returns at once
    OutboxEpisodes(Outbox outbox, BoxClock clock, InstantSource steady, Runnable wakeLink) {
        this.outbox = outbox;
        this.clock = clock;
        this.steady = steady;
        this.wakeLink = wakeLink;
    }

    @Override
    public Map<EpisodeKey, Episode> load() {
        Map<EpisodeKey, Episode> all = new LinkedHashMap<>();
        Reading reading = clock.read();
        Instant now = steady.instant();
        for (Note note : outbox.notes()) {
            try {
                About about = ContractJson.read(note.about(), About.class);
                ContractJson.read(note.text(), Kept.class)
                        .episode(reading, now)
                        .ifPresent(episode ->
                                all.put(new EpisodeKey(about.device(), about.kind(), about.source()), episode));
            } catch (ContractException | IllegalArgumentException e) {
                LOG.warn("a kept episode cannot be read and is left out: its next report raises", e);
            }
        }
        return all;
    }

    @Override
    public void keep(EpisodeKey key, Episode episode) {
        note(key, episode).ifPresent(outbox::keep);
    }

    @Override
    public void tell(UpMessage message, EpisodeKey key, Episode episode) {
        Optional<Note> note = note(key, episode);
        if (note.isPresent()) {
            outbox.append(Stream.ALARM, message, note.get());
        } else {
            outbox.append(Stream.ALARM, message);
        }
        wakeLink.run();
    }

    /// Empty when the source's name is too long for a note: the alarm goes without, and after a restart
    /// its next report raises once more.
    private Optional<Note> note(EpisodeKey key, Episode episode) {
        try {
            return Optional.of(new Note(
                    ContractJson.toText(new About(key.device(), key.kind(), key.source())),
                    ContractJson.toText(Kept.of(episode, clock.read(), steady.instant()))));
        } catch (IllegalArgumentException e) {
            LOG.warn("an episode is not kept device={} kind={}: {}", key.device(), key.kind(), e.getMessage());
            return Optional.empty();
        }
    }

    private record About(DeviceId device, Kind kind, String source) {}

    /// @param sinceNanos how long it was in this phase when it was written; absent in what older builds
    ///     wrote
    /// @param rearms of a level only
    /// @param raisedNanos of a press only, how long ago it was raised
    /// @param boot, sinceBootNanos, at, synchronised the box's clocks when it was written
    private record Kept(
            String phase,
            Optional<Long> sinceNanos,
            Optional<Boolean> rearms,
            Optional<Long> raisedNanos,
            Optional<UUID> boot,
            Optional<Long> sinceBootNanos,
            Optional<Instant> at,
            Optional<Boolean> synchronised) {

        static Kept of(Episode episode, Reading reading, Instant now) {
            return switch (episode) {
                case LevelEpisode level ->
                    of(
                            level.phase().name(),
                            level.since(),
                            Optional.of(level.rearms()),
                            Optional.empty(),
                            reading,
                            now);
                case PressEpisode press ->
                    of(
                            press.phase().name(),
                            press.since(),
                            Optional.empty(),
                            Optional.of(press.raised()),
                            reading,
                            now);
            };
        }

        private static Kept of(
                String phase,
                Instant since,
                Optional<Boolean> rearms,
                Optional<Instant> raised,
                Reading reading,
                Instant now) {
            return new Kept(
                    phase,
                    Optional.of(Duration.between(since, now).toNanos()),
                    rearms,
                    raised.map(at -> Duration.between(at, now).toNanos()),
                    Optional.of(reading.bootId()),
                    Optional.of(reading.sinceBoot().toNanos()),
                    Optional.of(reading.at()),
                    Optional.of(reading.synchronised()));
        }

        /// In the times of the process that reads it.
        Optional<Episode> episode(Reading reading, Instant now) {
            Optional<Instant> written = elapsed(reading).map(now::minus);
            if (rearms.isPresent()) {
                Instant since = written.flatMap(then -> sinceNanos.map(then::minusNanos))
                        .orElseGet(() -> now.minus(LevelEpisode.REARMS_AFTER));
                return Optional.of(new LevelEpisode(rearms.get(), LevelEpisode.Phase.valueOf(phase), since));
            }
            PressEpisode.Phase pressPhase = PressEpisode.Phase.valueOf(phase);
            return written.flatMap(then -> sinceNanos.map(since ->
                    new PressEpisode(pressPhase, then.minusNanos(since), then.minusNanos(raisedNanos.orElse(since)))));
        }

        /// How long ago it was written; empty when nobody can know.
        private Optional<Duration> elapsed(Reading reading) {
            if (boot.isEmpty() || sinceBootNanos.isEmpty() || at.isEmpty()) {
                return Optional.empty();
            }
            Duration sinceBoot = Duration.ofNanos(sinceBootNanos.get());
            return reading.since(new Reading(at.get(), synchronised.orElse(false), boot.get(), sinceBoot));
        }
    }
}
