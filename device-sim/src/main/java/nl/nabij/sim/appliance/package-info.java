/// The things in a simulated home, as the radio sees them: each a small pure state machine.
///
/// Main type: [nl.nabij.sim.appliance.Appliance]. `house` and `zigbee2mqtt` may depend on it. It
/// never reads a clock, draws a random number or knows MQTT.
@NullMarked
package nl.nabij.sim.appliance;

import org.jspecify.annotations.NullMarked;
