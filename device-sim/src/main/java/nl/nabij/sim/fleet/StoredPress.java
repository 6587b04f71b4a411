package nl.nabij.sim.fleet;

import nl.nabij.contract.GatewayId;
import nl.nabij.contract.PressId;

/// One row of the centre that tells of a press: an alarm that it raised, or one that it repeated.
///
/// @param device as the home named it
public record StoredPress(GatewayId home, String device, PressId press) {}
