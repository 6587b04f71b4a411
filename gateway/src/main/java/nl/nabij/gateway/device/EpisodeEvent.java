package nl.nabij.gateway.device;

/// What happened in an episode.
public enum EpisodeEvent {
    /// A person has to know: a press, or a detector that became active.
    RAISED,
    /// The detector says that it is over.
    CLEARED,
    /// It is active, but only a stored message says so.
    FOUND_ACTIVE,
    /// It is not active, and was not known to be.
    FOUND_CLEAR,
    /// The device no longer says either.
    FORGOTTEN,
    /// Still active after so long that the next report counts as a new press.
    REARMED,
    /// The copies of a press are all in.
    SETTLED,
    /// The publisher sends a press again that it got no acknowledgement for.
    SENT_AGAIN,
    /// What comes from now on is another press, also when it is sent again.
    ENDED
}
