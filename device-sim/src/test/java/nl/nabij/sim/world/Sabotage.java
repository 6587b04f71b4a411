package nl.nabij.sim.world;

/// One part of a world that breaks its promise, to see that its invariant goes red.
enum Sabotage {
    NONE(null),
    /// The disk says that it synced and did not.
    DISK_WITHOUT_SYNC(Violation.Invariant.FORGOTTEN),
    /// The home is answered before its message is stored.
    RECEIPT_BEFORE_COMMIT(Violation.Invariant.FORGOTTEN),
    /// Each press becomes an alarm, whatever is open.
    NO_LOOK_FOR_REPEATS(Violation.Invariant.DOUBLED),
    /// The inbox is not looked at before a press is accepted.
    PRESS_OVERTAKES_INBOX(Violation.Invariant.DISORDERED),
    /// Nobody looks after deadlines.
    DEADLINES_SLEEP(Violation.Invariant.PAST_DEADLINE),
    /// Screens count as alive for ever.
    SILENCE_IS_LIFE(Violation.Invariant.SILENT_OWNER),
    /// Most of what the screens answer is not written down.
    BEATS_ARE_LOST(Violation.Invariant.LIVING_OWNER),
    /// An alarm that is old closes.
    CLOSES_BY_ITSELF(Violation.Invariant.CLOSED_BY_ITSELF),
    /// Who claims is not asked what he had loaded.
    NO_LOOK_AT_VERSIONS(Violation.Invariant.TWO_OWNERS),
    /// The stored state leaves out the last event.
    ANOTHER_FOLD(Violation.Invariant.ANOTHER_STATE),
    /// The outbox takes more than the box has room for.
    OUTBOX_WITHOUT_LIMIT(Violation.Invariant.QUEUE_TOO_LONG),
    /// The link never connects again after its first connection ended.
    LINK_GIVES_UP(Violation.Invariant.STUCK),
    /// What became visible since leaves out new alarms.
    CHANGES_ARE_SKIPPED(Violation.Invariant.NOT_SHOWN),
    /// A change is told as it was before it.
    CHANGES_ARE_OLD(Violation.Invariant.SHOWN_WRONG),
    /// Nobody writes down whose card is shown.
    LOOKS_ARE_NOT_WRITTEN(Violation.Invariant.SEEN_UNNOTICED),
    /// What is asked of a home that is away is not sent when it comes back.
    NOTHING_AT_A_CONNECT(Violation.Invariant.NOT_SENT),
    /// The node keeps each command for three minutes, then sends it as if it were new.
    COMMANDS_ARE_HELD(Violation.Invariant.CARRIED_OUT_LATE),
    /// The home's broker hands each message over four times.
    BROKER_STUTTERS(Violation.Invariant.CARRIED_OUT_AGAIN),
    /// At a connect all that runs is sent, and the oldest last.
    OLDER_COMMANDS_TOO(Violation.Invariant.CARRIED_OUT_AGAIN),
    /// That a home has a command is taken for its being done.
    DELIVERED_IS_DONE(Violation.Invariant.CONFIRMED_WRONG),
    /// Nobody looks after the commands' deadlines.
    COMMANDS_NEVER_END(Violation.Invariant.NOT_ENDED),
    /// A page that reads nothing is sent everything.
    CONSOLE_WITHOUT_LIMIT(Violation.Invariant.QUEUE_TOO_LONG);

    final Violation.@org.jspecify.annotations.Nullable Invariant breaks;

    Sabotage(Violation.@org.jspecify.annotations.Nullable Invariant breaks) {
        this.breaks = breaks;
    }
}
