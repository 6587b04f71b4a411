/// What every benchmark has in common: its name, its options, percentiles, the table and the last line.
///
/// Main types: [nl.nabij.sim.bench.Benchmark] and [nl.nabij.sim.bench.Benchmarks]. Each benchmark lies in
/// a package of its own below and depends on this one; they do not know each other. The wiring
/// ([nl.nabij.sim.SimMain]) lists them.
@NullMarked
package nl.nabij.sim.bench;

import org.jspecify.annotations.NullMarked;
