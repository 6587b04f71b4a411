package nl.nabij.server.link;

import java.time.Instant;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.link.Up;

/// Where a message came from, by the certificate and never by its own words.
///
/// @param receivedAt the database's clock
/// @param envelope the box's own numbers and clock
public record Origin(GatewayId home, OrganisationId organisation, Instant receivedAt, Up envelope) {}
