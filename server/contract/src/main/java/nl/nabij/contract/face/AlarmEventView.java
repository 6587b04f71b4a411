package nl.nabij.contract.face;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import nl.nabij.contract.AlarmId;

/// One line of an alarm's history, as `GET /api/v1/alarms/{id}/events` and the console give it.
///
/// @param seq 1, 2, 3 … within the alarm, without gaps
/// @param type `raised`, `repeated`, `offered`, `escalated`, `claimed`, `released`, `contact-made`,
///     `responder-asked`, `responder-accepted`, `responder-expected`, `responder-declined`,
///     `responder-arrived`, `action-taken`, `cleared`, `cancelled-by-client`, `closed`, `reopened`
/// @param at the database's clock
/// @param by whose doing: a person's name, or empty for the system
/// @param details what belongs to the type: `to`, `step`, `why`, `outcome`, `note`, `press`,
///     `device`, `action`, `expectedAt`
public record AlarmEventView(
        AlarmId alarm, int seq, String type, Instant at, Optional<String> by, Map<String, String> details) {
    public AlarmEventView {
        details = Map.copyOf(details);
    }
}
