/// The delivered programs as processes of their own: started on free ports with a data folder,
/// killed, paused, started again on the same ports.
///
/// Main types: [nl.nabij.sim.program.Centre], [nl.nabij.sim.program.Box] and
/// [nl.nabij.sim.program.CentreDatabase]. Benchmarks depend on it. It
/// never uses a class of gateway or server: it starts them as a user would and watches from outside.
@NullMarked
package nl.nabij.sim.program;

import org.jspecify.annotations.NullMarked;
