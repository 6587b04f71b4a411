/// A watchdog that runs on another machine: it asks a centre how it is, and tells somebody when it is not
/// well.
///
/// Main type: [nl.nabij.server.watch.WatchLifeCycle], which decides; [nl.nabij.server.watch.WatchMain] is a
/// program of its own. Nothing depends on it. It knows the centre by its HTTP alone, and shares nothing with
/// it that could fail in the same moment.
@NullMarked
package nl.nabij.server.watch;

import org.jspecify.annotations.NullMarked;
