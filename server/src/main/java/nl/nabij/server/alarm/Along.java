package nl.nabij.server.alarm;

import nl.nabij.server.postgres.Transaction;

/// What is written in the same transaction as an alarm's events.
@FunctionalInterface
public interface Along {

    Along NOTHING = _ -> {};

    void in(Transaction transaction);
}
