/// The way of a call's words through the box: between the home's own devices and the centre.
///
/// Main type: [nl.nabij.gateway.call.CallRelay]. The wiring and the screen's server may depend on it. It never
/// decides about a call, never reads what two devices say to each other, and never touches the outbox.
@NullMarked
package nl.nabij.gateway.call;

import org.jspecify.annotations.NullMarked;
