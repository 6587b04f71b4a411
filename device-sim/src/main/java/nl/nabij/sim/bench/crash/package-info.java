/// Kills each process of the system in a stream of alarms and holds what was pressed against what the
/// centre stored.
///
/// Main type: [nl.nabij.sim.bench.crash.CrashRounds]. Only the command line depends on it. What counts
/// as lost is decided from synced ledgers and from the database's rows, never from what a program says.
@NullMarked
package nl.nabij.sim.bench.crash;

import org.jspecify.annotations.NullMarked;
