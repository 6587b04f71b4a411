package nl.nabij.server.link;

import java.time.Instant;
import java.util.Optional;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.link.Up;

/// Where a message came from, by the certificate and never by its own words.
///
/// @param receivedAt the database's clock
/// @param happenedAt in the centre's time; empty where the box cannot tell
/// @param envelope the box's own numbers and clock
public record Origin(
        GatewayId home, OrganisationId organisation, Instant receivedAt, Optional<Instant> happenedAt, Up envelope) {}
