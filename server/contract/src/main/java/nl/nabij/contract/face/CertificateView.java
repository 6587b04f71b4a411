package nl.nabij.contract.face;

import java.time.Instant;
import java.util.Optional;

/// A certificate that was issued to the box of a home, as administrators see it.
///
/// @param serial hexadecimal, its name in the API
/// @param notAfter past it the box is let in all the same, and the home has a fault
/// @param revokedAt from then on it is refused
/// @param lastSeenAt when a box last tried to connect with it; the home's latest is the one in use
/// @param renewalOf the serial of the certificate that vouched for it; absent after an enrolment
public record CertificateView(
        String serial,
        Instant issuedAt,
        Instant notAfter,
        Optional<Instant> revokedAt,
        Optional<Instant> lastSeenAt,
        Optional<String> renewalOf) {}
