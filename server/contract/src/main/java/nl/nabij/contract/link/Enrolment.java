package nl.nabij.contract.link;

import java.util.List;
import nl.nabij.contract.GatewayId;

/// How a box becomes a home's gateway: `POST /api/v1/enrolment` at the server, over HTTPS whose
/// certificate the box checks against the fingerprint in the installer's code. Renewal: `POST
/// /api/v1/enrolment/renewal` with the old certificate as TLS client certificate at the uplink's
/// own listener, or over the uplink's `up/signal`.
public final class Enrolment {

    private Enrolment() {}

    /// @param code the one-time part of the installer's code, valid for one hour
    /// @param certificateRequest PKCS #10 in PEM; its key was made on the box and never leaves it
    public record Request(String code, String certificateRequest) {}

    /// @param certificate PEM, its subject is the gateway id
    /// @param authority PEM of the server's CA
    /// @param uplinks `host:port`, the first is tried first
    public record Answer(GatewayId gateway, String certificate, String authority, List<String> uplinks) {
        public Answer {
            uplinks = List.copyOf(uplinks);
        }
    }
}
