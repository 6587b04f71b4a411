package nl.nabij.sim.bench.memory;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import nl.nabij.sim.fleet.FleetListener;
import nl.nabij.sim.fleet.FleetOnCentre;
import nl.nabij.sim.program.WorkFolder;

/// What the server's resident memory grows by, when so many homes are connected and quiet.
///
/// @param emptyKib of the server that was just started, with no home
/// @param fullKib when all were connected and it had settled, as the JVM left it by itself
public record ServerMemory(int homes, long emptyKib, long fullKib) {

    /// Starts a server, enrols the homes, starts the server again, connects all with mutual TLS.
    ///
    /// @param settle long enough for what belongs to connecting to be over: devices stored, inbox
    ///     empty, a collection
    public static ServerMemory measure(int homes, Duration settle, Consumer<String> progress)
            throws InterruptedException {
        try (WorkFolder folder = WorkFolder.make();
                FleetOnCentre both =
                        FleetOnCentre.start(folder.path(), homes, Map.of(), List.of(), FleetListener.NONE, progress)) {
            rest(settle.dividedBy(6));
            long empty = both.centre().program().residentKib();
            progress.accept("the server alone has " + empty / 1024 + " MiB");
            both.connect(progress);
            rest(settle);
            long full = both.centre().program().residentKib();
            progress.accept("the server with " + homes + " homes has " + full / 1024 + " MiB");
            return new ServerMemory(homes, empty, full);
        }
    }

    public long bytesPerHome() {
        return (fullKib - emptyKib) * 1024 / homes;
    }

    private static void rest(Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }
}
