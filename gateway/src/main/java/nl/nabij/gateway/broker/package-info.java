/// The home broker, to which the devices of the home and their bridges publish over MQTT.
///
/// Main type: [nl.nabij.gateway.broker.HomeBroker]. The conventions and the wiring may depend on it.
/// It never knows what a message means: that is the conventions' work.
@NullMarked
package nl.nabij.gateway.broker;

import org.jspecify.annotations.NullMarked;
