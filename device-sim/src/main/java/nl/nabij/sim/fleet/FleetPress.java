package nl.nabij.sim.fleet;

import java.time.Instant;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.PressId;

/// One press of a button in a home of the fleet.
///
/// @param epoch of the ledger; `seq` counts up from 1 in each home
public record FleetPress(GatewayId home, long epoch, long seq, PressId press, Instant at) {

    private static final String BUTTON = "button-";

    /// A button of its own for each press: so each becomes an alarm of its own at the centre, and one that
    /// arrived twice can be told from two.
    DeviceId device() {
        return new DeviceId(prefix(epoch) + seq);
    }

    /// With this all devices of one ledger begin.
    static String prefix(long epoch) {
        return BUTTON + epoch + "-";
    }
}
