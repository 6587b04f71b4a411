package nl.nabij.gateway.link;

import java.time.Duration;
import nl.nabij.contract.link.Stream;

/// What happens to the link.
sealed interface LinkCommand {

    /// A deadline may have come.
    record Tick() implements LinkCommand {}

    /// An alarm lies in the outbox.
    record HurryForAlarm() implements LinkCommand {}

    /// The server admitted us and we are subscribed.
    record TellConnected() implements LinkCommand {}

    /// The attempt failed, or the connection ended.
    record TellBroken(Cause cause) implements LinkCommand {}

    record TellSent(Stream stream, long seq) implements LinkCommand {}

    record TakeReceipt(Stream stream, long through) implements LinkCommand {}

    /// The outbox began a new life: all is to be sent again.
    record SendAllAgain() implements LinkCommand {}

    /// The box has a new certificate: it leaves and comes back with that.
    record ChangeIdentity() implements LinkCommand {}

    record Stop() implements LinkCommand {}

    /// What a decision may look at beside the state.
    ///
    /// @param now since the box's boot
    /// @param alarmWaits whether an alarm lies in the outbox, or somebody is in a call: few homes at a time, so
    ///     that a centre that comes back is not overrun
    /// @param chance at least 0 and below 1; spreads many homes over time
    record Moment(Duration now, boolean alarmWaits, double chance) {}
}
