/// The storm: all homes raise an alarm at the same moment.
///
/// Main type: [nl.nabij.sim.bench.storm.Storm]. Only the wiring depends on it. It never shares the work of
/// its floor with the server: the inserts are PostgreSQL's alone.
@NullMarked
package nl.nabij.sim.bench.storm;

import org.jspecify.annotations.NullMarked;
