package nl.nabij.server.access.postgres;

import nl.nabij.contract.UserId;
import nl.nabij.server.postgres.Transaction;

/// What else of other features ends when somebody leaves her organisation, in the same transaction.
@FunctionalInterface
public interface Leaving {

    void leaves(Transaction transaction, UserId person);
}
