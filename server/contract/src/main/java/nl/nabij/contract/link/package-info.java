/// The messages of the link between a gateway and the server, as they stand in MQTT payloads.
///
/// Main types: [nl.nabij.contract.link.Up] and [nl.nabij.contract.link.Down]. Gateway, server and
/// the simulated fleet may depend on it. A field is only ever added: a gateway two versions older
/// has to keep working.
@NullMarked
package nl.nabij.contract.link;

import org.jspecify.annotations.NullMarked;
