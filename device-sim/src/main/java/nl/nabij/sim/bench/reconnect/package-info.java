/// All homes come back at once, some of them with an alarm.
///
/// Main type: [nl.nabij.sim.bench.reconnect.Reconnect]. Only the wiring depends on it. It never lets the homes
/// behave better than gateways do.
@NullMarked
package nl.nabij.sim.bench.reconnect;

import org.jspecify.annotations.NullMarked;
