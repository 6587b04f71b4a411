/// Zigbee2MQTT's half of a simulated home: what it publishes on MQTT for what devices report, with
/// an encoder of its own.
///
/// Main type: [nl.nabij.sim.zigbee2mqtt.Zigbee2Mqtt]. `house` may depend on it. It is pure: no
/// client, no clock, no gateway class.
@NullMarked
package nl.nabij.sim.zigbee2mqtt;

import org.jspecify.annotations.NullMarked;
