/// The centre: wiring, configuration and the start of one server process.
///
/// Main type: `ServerApp`, the only place that knows all features. Nothing may depend on it. It
/// never decides anything about an alarm.
@NullMarked
package nl.nabij.server;

import org.jspecify.annotations.NullMarked;
