/// The benchmark of simulated worlds. Main type: [nl.nabij.sim.bench.simulate.Simulate]. The command
/// line may depend on it. It must never use a class of gateway or server: the worlds do, and run as a
/// program of their own on the class path of the tests.
@NullMarked
package nl.nabij.sim.bench.simulate;

import org.jspecify.annotations.NullMarked;
