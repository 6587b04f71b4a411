/// Simulated homes and fleets: the command line of `nabij sim`.
///
/// Main type: `SimMain`. Nothing may depend on it. It never uses a class of gateway or server: it
/// has encoders of its own, so that a mistake there cannot hide itself.
@NullMarked
package nl.nabij.sim;

import org.jspecify.annotations.NullMarked;
