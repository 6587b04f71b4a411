/// The box in the home: wiring, configuration and the start of the gateway's process.
///
/// Main type: `GatewayApp`, the only place that knows all features. Nothing may depend on it. It
/// never decides what an alarm is.
@NullMarked
package nl.nabij.gateway;

import org.jspecify.annotations.NullMarked;
