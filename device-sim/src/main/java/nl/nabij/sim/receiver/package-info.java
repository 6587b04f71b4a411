/// The other side of the centre's webhooks: a receiver that believes only what is signed, fresh and
/// new, as one in front of an SMS service has to. It is the reference for writing one, and what the
/// stories call.
///
/// Main types: [Receiver], [SignatureCheck]. Only the command line depends on it. It shares no code
/// with the server: it is written from the README.
@NullMarked
package nl.nabij.sim.receiver;

import org.jspecify.annotations.NullMarked;
