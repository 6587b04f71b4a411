package nl.nabij.server.alarm;

import nl.nabij.contract.OrganisationId;

/// Whose eyes are used: what they cannot see does not exist for them.
public sealed interface Sight {

    /// What one organisation may see, by the database's own policies.
    record Of(OrganisationId organisation) implements Sight {}

    /// The clock, the link and the watch over screens, which serve all organisations.
    record Everything() implements Sight {}
}
