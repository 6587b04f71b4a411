/// The house's rules as programs, over the classes and sources of all modules.
///
/// Main types: `ImportDirectionsTest`, `BannedCallsTest`, `SourceFilesTest`. Nothing may depend on it.
@NullMarked
package nl.nabij.sim.style;

import org.jspecify.annotations.NullMarked;
