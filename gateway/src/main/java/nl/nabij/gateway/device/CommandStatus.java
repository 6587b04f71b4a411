package nl.nabij.gateway.device;

import java.time.Instant;
import java.util.Optional;
import nl.nabij.contract.CommandId;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.face.CommandView;
import nl.nabij.contract.home.DeviceCommand;

/// A command as the faces see it.
///
/// @param endedAt on the steady clock
public record CommandStatus(
        CommandId id,
        DeviceId device,
        DeviceCommand what,
        CommandView.State state,
        Optional<Instant> endedAt,
        Optional<String> reason) {}
