/// One call with a home, from the first press to its end: who rings, who is there, what each may send.
///
/// Main types: [nl.nabij.server.call.CallLifeCycle] (decides), [nl.nabij.server.call.MediaAllowed] (what
/// may be open where) and [nl.nabij.server.call.TurnCredentials]. Pure: who stores, relays and shows may
/// depend on it. Nothing here may ever open a camera or a microphone of a home without her consent, or
/// let anything ring for ever.
@NullMarked
package nl.nabij.server.call;

import org.jspecify.annotations.NullMarked;
