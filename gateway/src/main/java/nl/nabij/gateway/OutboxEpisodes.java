package nl.nabij.gateway;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import nl.nabij.contract.ContractException;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.home.Kind;
import nl.nabij.contract.link.Stream;
import nl.nabij.contract.link.UpMessage;
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
final class OutboxEpisodes implements EpisodeMemory {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxEpisodes.class);

    private final Outbox outbox;
    private final Runnable wakeLink;

    /// @param wakeLink returns at once
    OutboxEpisodes(Outbox outbox, Runnable wakeLink) {
        this.outbox = outbox;
        this.wakeLink = wakeLink;
    }

    @Override
    public Map<EpisodeKey, Episode> load() {
        Map<EpisodeKey, Episode> all = new LinkedHashMap<>();
        for (Note note : outbox.notes()) {
            try {
                About about = ContractJson.read(note.about(), About.class);
                all.put(
                        new EpisodeKey(about.device(), about.kind(), about.source()),
                        ContractJson.read(note.text(), Kept.class).episode());
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
    private static Optional<Note> note(EpisodeKey key, Episode episode) {
        try {
            return Optional.of(new Note(
                    ContractJson.toText(new About(key.device(), key.kind(), key.source())),
                    ContractJson.toText(Kept.of(episode))));
        } catch (IllegalArgumentException e) {
            LOG.warn("an episode is not kept device={} kind={}: {}", key.device(), key.kind(), e.getMessage());
            return Optional.empty();
        }
    }

    private record About(DeviceId device, Kind kind, String source) {}

    /// @param rearms of a level only
    /// @param raised of a press only
    private record Kept(String phase, Instant since, Optional<Boolean> rearms, Optional<Instant> raised) {

        static Kept of(Episode episode) {
            return switch (episode) {
                case LevelEpisode level ->
                    new Kept(level.phase().name(), level.since(), Optional.of(level.rearms()), Optional.empty());
                case PressEpisode press ->
                    new Kept(press.phase().name(), press.since(), Optional.empty(), Optional.of(press.raised()));
            };
        }

        Episode episode() {
            return rearms.<Episode>map(flag -> new LevelEpisode(flag, LevelEpisode.Phase.valueOf(phase), since))
                    .orElseGet(() -> new PressEpisode(PressEpisode.Phase.valueOf(phase), since, raised.orElse(since)));
        }
    }
}
