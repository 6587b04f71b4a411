/// One simulated home that runs: `nabij sim house`.
///
/// Main types: [nl.nabij.sim.house.House], which is pure, and [nl.nabij.sim.house.HouseApp], which
/// wires it to a broker, a clock, a prompt and an HTTP port. Only `SimMain` may depend on it. It
/// never uses a class of gateway or server.
@NullMarked
package nl.nabij.sim.house;

import org.jspecify.annotations.NullMarked;
