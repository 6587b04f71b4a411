package nl.nabij.server.call;

/// Why a call does not do what was asked.
public enum CallRefusal {
    /// There is no such call, or this person may not see it.
    NOT_BEGUN,
    ALREADY_BEGUN,
    ENDED,
    /// The consent that was brought along does not fit to this caller, hour, alarm or use.
    NO_CONSENT,
    /// She allowed one caller to come in, and this is another: she has to say yes first.
    NOT_COVERED,
    /// A knock is from 10 s to 2 min.
    RING_TIME,
    /// Another device, or another person, was first.
    ANSWERED_ELSEWHERE,
    /// Nobody asked this person to come.
    NOT_ASKED,
    /// Not in this call.
    NOT_IN,
    /// Only the staff may do this, or only of staff it may be asked.
    STAFF_ONLY,
    /// A look is a look: nobody speaks, and nobody is added.
    LOOK_ONLY,
    /// Nobody answered yet.
    NOT_ANSWERED,
    /// No media yet.
    NOT_CONNECTED,
    /// She shows more only where she is speaking.
    NOT_THIS_DEVICE,
    /// Four at once are the most.
    FULL,
    /// So many were asked, or so much happened, that something must be wrong.
    TOO_MUCH,
    /// This guest or relative changed it so often that something must be wrong with her devices; others go on.
    VISITOR_TOO_MUCH,
    /// It begins nothing again that nobody knows of.
    UNKNOWN_GENERATION,
    /// A tick before its time.
    NOT_DUE
}
