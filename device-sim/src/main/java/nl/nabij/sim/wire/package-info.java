/// MQTT 3.1.1 on a bare socket, for measurements: nothing between the caller and the wire that could wait.
///
/// Main type: [nl.nabij.sim.wire.WireClient]. Benchmarks depend on it. It is no client for homes: it neither
/// reconnects nor sends again.
@NullMarked
package nl.nabij.sim.wire;

import org.jspecify.annotations.NullMarked;
