package nl.nabij.sim.bench.crash;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import nl.nabij.sim.bench.BenchmarkException;
import nl.nabij.sim.program.Centre;
import nl.nabij.sim.program.Program;

/// Carries out a round's plan: kills at the centre one after the other, beside them those in the homes,
/// and beside both what stands still. So several may be away at once, and what stands still may be killed.
final class Blows {

    private static final Duration BACK_WITHIN = Duration.ofMinutes(1);
    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final Centre centre;
    private final List<RealHome> homes;
    private final LongSupplier inFlight;
    private final Consumer<String> teller;

    /// @param inFlight alarms that are pressed and not yet at the centre
    Blows(Centre centre, List<RealHome> homes, LongSupplier inFlight, Consumer<String> teller) {
        this.centre = centre;
        this.homes = List.copyOf(homes);
        this.inFlight = inFlight;
        this.teller = teller;
    }

    /// How many were under way at each kill, summed.
    record Done(int kills, long inFlightAtKill) {

        Done plus(Done other) {
            return new Done(kills + other.kills, inFlightAtKill + other.inFlightAtKill);
        }
    }

    /// @param began [System#nanoTime] at the round's begin
    Done strike(List<Blow> plan, long began) throws InterruptedException {
        List<List<Blow>> besideEachOther = List.of(
                plan.stream().filter(blow -> !blow.kills()).toList(),
                plan.stream()
                        .filter(blow -> blow.kills() && blow.victim().ofCentre())
                        .toList(),
                plan.stream()
                        .filter(blow -> blow.kills() && !blow.victim().ofCentre())
                        .toList());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Done>> all = besideEachOther.stream()
                    .map(blows -> threads.submit(() -> inTurn(blows, began)))
                    .toList();
            Done done = new Done(0, 0);
            for (Future<Done> each : all) {
                done = done.plus(each.get());
            }
            return done;
        } catch (ExecutionException e) {
            throw new BenchmarkException("a blow could not be carried out: " + e.getCause(), e);
        }
    }

    private Done inTurn(List<Blow> blows, long began) {
        Done done = new Done(0, 0);
        for (Blow blow : blows) {
            park(began + blow.at().toNanos());
            long underWay = blow.kills() ? inFlight.getAsLong() : 0;
            teller.accept(blow + (blow.kills() ? ", " + underWay + " alarms under way" : ""));
            strike(blow);
            done = done.plus(new Done(blow.kills() ? 1 : 0, underWay));
        }
        return done;
    }

    private void strike(Blow blow) {
        if (blow.kills()) {
            kill(blow);
        } else {
            List<Long> processes = processes(blow);
            processes.forEach(pid -> Program.signal(pid, "STOP"));
            park(System.nanoTime() + blow.away().toNanos());
            processes.forEach(pid -> Program.signal(pid, "CONT"));
        }
    }

    private List<Long> processes(Blow blow) {
        return switch (blow.victim()) {
            case SERVER -> List.of(centre.program().pid());
            case POSTMASTER ->
                centre.postmaster().stream()
                        .flatMap(first -> Stream.concat(Stream.of(first), first.descendants()))
                        .map(ProcessHandle::pid)
                        .toList();
            case GATEWAY -> List.of(homes.get(blow.home()).box().program().pid());
            case DEVICE_CLIENT ->
                List.of(homes.get(blow.home()).house().program().pid());
        };
    }

    private void kill(Blow blow) {
        switch (blow.victim()) {
            case SERVER -> {
                centre.program().kill();
                park(System.nanoTime() + blow.away().toNanos());
                RealHome.startAgain(centre::startAgain);
            }
            case POSTMASTER -> killPostmaster();
            case GATEWAY -> {
                RealHome home = homes.get(blow.home());
                home.box().program().kill();
                park(System.nanoTime() + blow.away().toNanos());
                RealHome.startAgain(home.box()::startAgain);
            }
            case DEVICE_CLIENT -> {
                RealHome home = homes.get(blow.home());
                home.house().program().kill();
                park(System.nanoTime() + blow.away().toNanos());
                RealHome.startAgain(home.house()::startAgain);
            }
        }
    }

    /// The server starts its database again, or ends on it and is started again itself.
    private void killPostmaster() {
        Optional<ProcessHandle> postmaster = centre.postmaster();
        postmaster.ifPresent(process -> {
            process.destroyForcibly();
            process.onExit().join();
        });
        long end = System.nanoTime() + BACK_WITHIN.toNanos();
        while (centre.program().isAlive() && centre.postmaster().isEmpty() && System.nanoTime() < end) {
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
        if (!centre.program().isAlive()) {
            RealHome.startAgain(centre::startAgain);
        }
    }

    private static void park(long until) {
        while (System.nanoTime() < until) {
            LockSupport.parkNanos(until - System.nanoTime());
        }
    }
}
