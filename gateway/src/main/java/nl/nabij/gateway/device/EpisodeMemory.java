package nl.nabij.gateway.device;

import java.util.Map;
import nl.nabij.contract.link.UpMessage;

/// What is known of each source of alarms, kept in the same file as the alarms that wait for the
/// centre: an alarm and what it changed are one transaction, so no kill can fall between them. The
/// wiring gives it the outbox.
public interface EpisodeMemory {

    /// All that was kept; what cannot be read is left out, and its next report raises.
    Map<EpisodeKey, Episode> load();

    /// Keeps a change that nobody is told. Returns when it is synced: a forgotten 'over' would hide
    /// the next alarm.
    ///
    /// @throws RuntimeException when it could not be written
    void keep(EpisodeKey key, Episode episode);

    /// Tells the centre and keeps what the source is from then on: both or neither. Returns only when
    /// they are on disk for good: an acknowledgement to the device follows.
    ///
    /// @throws RuntimeException when it could not be written; then nothing may be acknowledged
    void tell(UpMessage message, EpisodeKey key, Episode episode);
}
