/// What Zigbee2MQTT publishes and obeys, in the words of `device`.
///
/// Main type: [nl.nabij.gateway.convention.zigbee2mqtt.Zigbee2Mqtt]. Only the wiring may depend on it.
/// It knows no other convention, and never decides whether a report is a new alarm.
@NullMarked
package nl.nabij.gateway.convention.zigbee2mqtt;

import org.jspecify.annotations.NullMarked;
