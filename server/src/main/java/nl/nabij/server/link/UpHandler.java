package nl.nabij.server.link;

import nl.nabij.contract.link.UpMessage;
import nl.nabij.server.postgres.Transaction;

/// Makes the effect of one type of message. Messages of one home come one at a time, in the order of
/// their stream, alarms first; each exactly once, since effect and deletion are one transaction.
///
/// Throwing means: try again, a few times, then set the message aside as a fault.
public interface UpHandler<M extends UpMessage> {

    /// Called on a virtual thread; may run again after a failed commit, so it touches only the
    /// database.
    void handle(Transaction transaction, Origin origin, M message);

    /// Called after the commit: for hints to whoever watches.
    default void handled(Origin origin, M message) {}
}
