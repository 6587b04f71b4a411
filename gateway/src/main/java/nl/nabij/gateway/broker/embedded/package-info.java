/// The gateway's own MQTT broker, on vertx-mqtt: what it promised is on disk.
///
/// Main type: [nl.nabij.gateway.broker.embedded.EmbeddedBroker]. Only the wiring may depend on it. It
/// never knows what a message means, and never acknowledges what would not survive a power cut.
@NullMarked
package nl.nabij.gateway.broker.embedded;

import org.jspecify.annotations.NullMarked;
