package nl.nabij.sim.fleet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import nl.nabij.contract.GatewayId;

/// Presses at a rate that does not ask whether the centre keeps up: each is due at its own time.
public final class OpenLoop {

    /// Due presses share a sync of the ledger for so long.
    private static final Duration TICK = Duration.ofMillis(5);

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private OpenLoop() {}

    /// Blocks until all are pressed. The homes take turns.
    ///
    /// @param perSecond above 0
    public static void run(Fleet fleet, int perSecond, Duration during) throws InterruptedException {
        List<GatewayId> homes = fleet.homes();
        long all = perSecond * during.toMillis() / 1_000;
        long began = System.nanoTime();
        long pressed = 0;
        while (pressed < all) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            long due = Math.min(all, (System.nanoTime() - began) * perSecond / NANOS_PER_SECOND + 1);
            List<GatewayId> now = new ArrayList<>();
            while (pressed < due) {
                now.add(homes.get((int) (pressed++ % homes.size())));
            }
            if (!now.isEmpty()) {
                fleet.alarm(now);
            }
            LockSupport.parkNanos(TICK.toNanos());
        }
    }
}
