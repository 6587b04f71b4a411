/// A centralist's console without a screen, as benchmarks use it: signs in, keeps the socket alive, acts on alarms.
///
/// Main types: [nl.nabij.sim.console.ConsoleClient] and [nl.nabij.sim.console.ConsoleApi]. Benchmarks depend on
/// it; it knows the contract's face and nothing of the server.
@NullMarked
package nl.nabij.sim.console;

import org.jspecify.annotations.NullMarked;
