/// What is said about a call: the same words on a home's link (`up/signal`, `down/signal`) and on the
/// WebSocket of everybody else (`/api/v1/calls`).
///
/// Main types: [nl.nabij.contract.call.CallSaid] up, [nl.nabij.contract.call.CallTold] down. What two
/// devices negotiate travels in it as text that nobody between them reads.
@NullMarked
package nl.nabij.contract.call;

import org.jspecify.annotations.NullMarked;
