/// Measurements of the running programs, beside a floor measured in the same run.
///
/// Main type: [nl.nabij.sim.bench.Benchmarks]. Only the command line depends on it. It never uses a
/// class of gateway or server: it starts them as a user would and watches from outside.
@NullMarked
package nl.nabij.sim.bench;

import org.jspecify.annotations.NullMarked;
