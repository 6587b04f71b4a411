package nl.nabij.gateway.device;

import java.util.Optional;
import nl.nabij.contract.DeviceId;

/// Something in the home that does not work.
///
/// @param text for staff, in English, without personal data
public record Fault(Optional<DeviceId> device, String text) {}
