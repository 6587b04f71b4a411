package nl.nabij.sim.bench.crash;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import nl.nabij.sim.bench.BenchmarkException;
import nl.nabij.sim.console.ConsoleApi;
import nl.nabij.sim.console.ConsoleException;
import nl.nabij.sim.program.Centre;

/// An operator closes what a round left open, so that the next begins with an empty queue.
final class Closing {

    private static final int MOST_TRIES = 20;
    private static final long TRY_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private Closing() {}

    static void all(Centre centre, Consumer<String> teller) throws InterruptedException {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            try (ConsoleApi operator = ConsoleApi.signIn(centre.port("http"), "centralist", Centre.PASSWORD)) {
                if (operator.closeAll() == 0) {
                    return;
                }
            } catch (ConsoleException e) {
                // A centre that was just started may say 'not yet', and a connection may break under a call:
                // whoever closes looks again at what is open.
                teller.accept("    closing: " + e.getMessage());
                LockSupport.parkNanos(TRY_AGAIN_NANOS);
            }
        }
        throw new BenchmarkException("the alarms of the round could not be closed");
    }
}
