package nl.nabij.contract.face;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.home.StateValue;

/// What happened in a home from one moment to another, oldest first.
///
/// @param kept whether what sensors report may be kept there; absent from a server that does not say
/// @param complete false when there was more than one answer holds: then the oldest is missing
public record HomeHistory(Instant from, Instant until, boolean complete, Optional<Boolean> kept, List<Entry> entries) {

    public HomeHistory {
        entries = List.copyOf(entries);
    }

    /// @param at when it began; for a state the last change before `from` stands first, with its own time
    /// @param type `state`, `alarm` or `fault`
    /// @param what the kind (`contact`, `available`, `sos.alarm`), or the fault's name
    /// @param value of a state: it lasts until the next one of that device and kind
    /// @param until when an alarm was closed or a fault ended; empty while it lasts
    public record Entry(
            Instant at,
            String type,
            Optional<DeviceId> device,
            String what,
            Optional<StateValue> value,
            Optional<Instant> until) {}
}
