package nl.nabij.server.command;

import java.util.Optional;
import java.util.Set;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.home.Kind;
import nl.nabij.server.postgres.Transaction;

/// What a command needs to know of a home, as far as the transaction's organisation may see it.
@FunctionalInterface
interface KnownHomes {

    Optional<KnownHome> find(Transaction transaction, GatewayId home, DeviceId device);

    /// @param kinds what the device can do; empty when the home has no such device
    record KnownHome(OrganisationId organisation, Optional<OrganisationId> nightCentre, Optional<Set<Kind>> kinds) {}
}
