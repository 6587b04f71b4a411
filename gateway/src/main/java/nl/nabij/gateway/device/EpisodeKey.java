package nl.nabij.gateway.device;

import nl.nabij.contract.DeviceId;
import nl.nabij.contract.home.Kind;

/// Whose episode: one source of one kind in one device.
///
/// @param source the detector's property, or a button's word; empty for an alarm button, whose
///     words all mean the same
public record EpisodeKey(DeviceId device, Kind kind, String source) {}
