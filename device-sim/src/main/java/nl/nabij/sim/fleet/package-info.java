/// Thousands of simulated gateways that load a centre: each with its own certificate and its own TLS
/// connection, on Netty's MQTT codec, keeping a ledger of what was pressed.
///
/// Main types: [nl.nabij.sim.fleet.Fleet], [nl.nabij.sim.fleet.FleetLedger] and
/// [nl.nabij.sim.fleet.FleetComparison]. The command line and the benchmarks depend on it. It never asks
/// the centre what was pressed: that is the ledger's to know.
@NullMarked
package nl.nabij.sim.fleet;

import org.jspecify.annotations.NullMarked;
