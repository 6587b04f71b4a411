package nl.nabij.contract.link;

import nl.nabij.contract.call.CallSaid;

/// On `up/signal`, with QoS 0: what one device of the home says of a call. Not numbered and never in the
/// outbox: after a break the device says anew that it is here.
///
/// @param endpoint which device of the home, such as `screen`; 1 to 64 of A-Z, a-z, 0-9, `.`, `_` and `-`
public record CallUp(String endpoint, CallSaid said) {}
