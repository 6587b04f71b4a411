package nl.nabij.sim.fleet;

import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/// What a fleet is made of.
///
/// @param uplink where the centre listens for gateways
/// @param authority of the centre
/// @param spread over how long the homes without an alarm come back after a cut; a gateway's own is 30 s
/// @param seed of the ids and of the spread
public record FleetPlan(
        InetSocketAddress uplink,
        List<FleetIdentity> boxes,
        X509Certificate authority,
        FleetLedger ledger,
        Duration spread,
        long seed,
        InstantSource clock,
        FleetListener listener) {

    /// As long as a gateway's (`gateway`, `RetryRule.SPREAD`).
    public static final Duration GATEWAYS_SPREAD = Duration.ofSeconds(30);

    public FleetPlan {
        boxes = List.copyOf(boxes);
        if (boxes.isEmpty()) {
            throw new FleetException("a fleet needs a home");
        }
    }
}
