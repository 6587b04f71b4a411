package nl.nabij.server.call;

/// One part of a world that is broken on purpose, and the promise that is then seen to break.
enum CallWorldSabotage {
    NONE(""),
    /// A device takes ringing for a yes.
    OPENS_WHILE_IT_RINGS("consent"),
    /// A device believes what the server says more than her own 'off'.
    FORGETS_HER_OFF("off"),
    /// A device takes whatever comes last for the newest.
    TAKES_THE_OLDER("ended"),
    /// The server never looks at a deadline.
    NEVER_TICKS("deadline"),
    /// The last change is lost when the server falls.
    FORGETS_THE_LAST_CHANGE("replay"),
    /// What is missed is never sent again.
    NEVER_REPEATS("agreement");

    final String breaks;

    CallWorldSabotage(String breaks) {
        this.breaks = breaks;
    }
}
