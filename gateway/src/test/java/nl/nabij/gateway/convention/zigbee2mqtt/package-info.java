/// What Zigbee2MQTT really publishes, against the convention.
@NullMarked
package nl.nabij.gateway.convention.zigbee2mqtt;

import org.jspecify.annotations.NullMarked;
