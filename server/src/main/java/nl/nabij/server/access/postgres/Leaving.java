package nl.nabij.server.access.postgres;

import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.UserId;
import nl.nabij.server.postgres.Transaction;

/// What other features do when somebody leaves her organisation, or gets another work there.
@FunctionalInterface
public interface Leaving {

    /// What else of hers ends, in the same transaction.
    void leaves(Transaction transaction, UserId person);

    /// She left, or has other roles: it is done and stored. May block.
    default void changed(OrganisationId organisation, UserId person) {}
}
