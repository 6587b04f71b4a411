package nl.nabij.sim.bench.memory;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import nl.nabij.sim.fleet.FleetListener;
import nl.nabij.sim.fleet.FleetOnCentre;
import nl.nabij.sim.program.Program;
import nl.nabij.sim.program.WorkFolder;

/// What the server's resident memory grows by, when so many homes are connected and quiet.
///
/// Both are read after the server's JVM was made to collect its garbage: what it touched while it started would else
/// hide what the homes need. Where that is not possible they are as the JVM left them, and too low.
///
/// @param emptyKib of the server that was just started, with no home
/// @param fullKib when all were connected and it had settled
public record ServerMemory(int homes, long emptyKib, long fullKib) {

    private static final int CLASSES_TOLD = 24;

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
            Program server = both.centre().program();
            Optional<Heap> heapBefore = Heap.of(server.pid());
            long empty = server.residentKib();
            progress.accept("the server alone has " + empty / 1024 + " MiB");
            both.connect(progress);
            rest(settle);
            Optional<Heap> heap = Heap.of(server.pid());
            long full = server.residentKib();
            progress.accept("the server with " + homes + " homes has " + full / 1024 + " MiB");
            heapBefore.ifPresentOrElse(
                    before -> heap.ifPresent(after -> tell(homes, before, after, progress)),
                    () -> progress.accept("no jcmd beside this Java: the server's garbage is counted too"));
            return new ServerMemory(homes, empty, full);
        }
    }

    private static void tell(int homes, Heap before, Heap after, Consumer<String> progress) {
        progress.accept("of it lives on the heap, bytes a home: " + (after.total() - before.total()) / homes + " ("
                + after.growth(before, homes, CLASSES_TOLD) + ")");
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
