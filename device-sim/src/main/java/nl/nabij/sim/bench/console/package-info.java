/// How long a committed alarm takes to the last of many consoles, beside a bare fan-out of the same frames.
///
/// Main type: [nl.nabij.sim.bench.console.ConsoleFanOut]. Only the command line depends on it. The bare
/// fan-out knows nothing of the contract: it passes on what it is given.
@NullMarked
package nl.nabij.sim.bench.console;

import org.jspecify.annotations.NullMarked;
