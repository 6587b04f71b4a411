package nl.nabij.gateway.device;

/// How much a report says about this very moment.
public enum Freshness {
    /// The device itself spoke just now.
    LIVE,
    /// The publisher got no acknowledgement and sends the message again: it may have been taken
    /// before, or be all that is left of a moment some seconds ago.
    SENT_AGAIN,
    /// Kept by the broker from some earlier time: only state, never an event.
    RETAINED,
    /// Published within the minute after the bridge started, when it repeats what it had cached: an
    /// event only if it differs from what is known.
    BRIDGE_STARTING
}
