package nl.nabij.contract.face;

import java.time.Instant;
import java.util.Optional;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.GatewayId;

/// Something technical that a person has to look after.
///
/// @param homes how many homes share it: 1, or more when many went silent at once and were folded
/// @param home empty for a folded incident
/// @param fault its stable name: `home.silent`, `home.certificate-expired`, `outbox.full`,
///     `message.unknown` …
public record FaultView(
        String id,
        Optional<GatewayId> home,
        Optional<DeviceId> device,
        String fault,
        String text,
        Instant since,
        int homes,
        Optional<Instant> endedAt) {}
