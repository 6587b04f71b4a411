package nl.nabij.sim.world;

/// A promise that a world saw broken.
record Violation(Invariant invariant, String what) {

    enum Invariant {
        /// A press that was acknowledged or synced is neither on its way nor at the centre.
        FORGOTTEN,
        /// One press, two alarms; or two open alarms of one device.
        DOUBLED,
        /// A later press of a home was accepted before an earlier one.
        DISORDERED,
        /// An open alarm without an owner whose deadline passed without a step.
        PAST_DEADLINE,
        /// An alarm stays with a person whose screen is silent.
        SILENT_OWNER,
        /// An alarm is taken from a person for her silence, and her screen lives.
        LIVING_OWNER,
        /// Closed, and no person did it.
        CLOSED_BY_ITSELF,
        /// Two persons had it at once, or somebody acted on what was not hers.
        TWO_OWNERS,
        /// The stored state is not what the events make.
        ANOTHER_STATE,
        /// All is well, and a page that reads does not show an open alarm, or nothing at all.
        NOT_SHOWN,
        /// All is well, and a page that reads shows an alarm as it no longer is.
        SHOWN_WRONG,
        /// A page is sent who lives somewhere, and nobody wrote down that it looks.
        SEEN_UNNOTICED,
        /// The home is there, and what is asked of it was not sent.
        NOT_SENT,
        /// Sent or begun after its life.
        CARRIED_OUT_LATE,
        /// Asked by nobody, tried too often, or begun after a newer one for the same device.
        CARRIED_OUT_AGAIN,
        /// Confirmed, and the device never was there; or an end that changed.
        CONFIRMED_WRONG,
        /// A command's deadline passed, and it still runs.
        NOT_ENDED,
        /// A queue is longer than it may be.
        QUEUE_TOO_LONG,
        /// When all works again for minutes, something still waits.
        STUCK,
        /// A part threw what it must not.
        BROKE
    }

    @Override
    public String toString() {
        return invariant + ": " + what;
    }
}
