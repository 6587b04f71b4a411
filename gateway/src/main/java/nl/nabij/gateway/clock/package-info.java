/// What the box knows about time: its wall clock, whether that can be trusted, and the time since
/// its start.
///
/// Main type: [nl.nabij.gateway.clock.BoxClock]. Every package of the gateway may depend on it. It
/// never sets a clock.
@NullMarked
package nl.nabij.gateway.clock;

import org.jspecify.annotations.NullMarked;
