/// What a home is made of, in the words that both ends of the link share: kinds of devices, their
/// states, and commands.
///
/// Main types: [nl.nabij.contract.home.Kind] and [nl.nabij.contract.home.DeviceCommand]. Everybody
/// may depend on it. It knows no convention such as Zigbee2MQTT: translating is the work of the
/// gateway's `convention` packages.
@NullMarked
package nl.nabij.contract.home;

import org.jspecify.annotations.NullMarked;
