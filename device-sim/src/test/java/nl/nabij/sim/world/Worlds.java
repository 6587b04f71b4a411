package nl.nabij.sim.world;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Runs worlds of many seeds, as many at once as there are cores; each world is one thread's alone.
public final class Worlds {

    private static final long PROGRESS_NANOS = 5_000_000_000L;

    private Worlds() {}

    /// @param arguments the first seed, how many, how many at once; or `story` and one seed;
    ///     or `sabotage` and how many seeds
    public static void main(String[] arguments) throws InterruptedException {
        quiet();
        if (arguments[0].equals("story")) {
            World.run(Long.parseLong(arguments[1]), true, Sabotage.NONE).story().forEach(System.out::println);
            return;
        }
        if (arguments[0].equals("sabotage")) {
            for (Sabotage sabotage : Sabotage.values()) {
                System.out.println(sabotage + " " + firstBroken(sabotage, Integer.parseInt(arguments[1])));
            }
            return;
        }
        Total total =
                run(Long.parseLong(arguments[0]), Long.parseLong(arguments[1]), Integer.parseInt(arguments[2]), true);
        for (World.Result failed : total.failed().stream().limit(3).toList()) {
            System.out.println(
                    "seed " + failed.seed() + ": " + failed.violation().orElseThrow());
            World.run(failed.seed(), true, Sabotage.NONE).story().forEach(line -> System.out.println("  " + line));
        }
        if (!total.failed().isEmpty()) {
            System.out.println("failed seeds: "
                    + total.failed().stream()
                            .map(each -> each.seed() + " "
                                    + each.violation().orElseThrow().invariant())
                            .toList());
        }
        System.out.printf(
                "worlds seeds=%d steps=%d alarms=%d violations=%d%n",
                total.seeds(), total.steps(), total.alarms(), total.failed().size());
    }

    record Total(long seeds, long steps, long alarms, List<World.Result> failed) {}

    /// What the first world with a sabotaged part breaks of the promise that the part stands for. One broken part
    /// may break another promise sooner; that is told only where no world breaks its own.
    static Optional<Violation> firstBroken(Sabotage sabotage, int seeds) {
        Optional<Violation> another = Optional.empty();
        for (int seed = 1; seed <= seeds; seed++) {
            Optional<Violation> violation = World.run(seed, false, sabotage).violation();
            if (violation.map(Violation::invariant).equals(Optional.ofNullable(sabotage.breaks))) {
                return violation;
            }
            another = another.or(() -> violation);
        }
        return another;
    }

    /// The log of the real parts is no part of a world, and costs more than the world.
    static void quiet() {
        Logger.getLogger("").setLevel(Level.OFF);
    }

    static Total run(long first, long seeds, int atOnce, boolean progress) throws InterruptedException {
        AtomicLong next = new AtomicLong(first);
        AtomicLong steps = new AtomicLong();
        AtomicLong alarms = new AtomicLong();
        ConcurrentLinkedQueue<World.Result> failed = new ConcurrentLinkedQueue<>();
        List<Thread> threads = new ArrayList<>();
        AtomicLong told = new AtomicLong(System.nanoTime());
        for (int i = 0; i < atOnce; i++) {
            threads.add(Thread.ofPlatform().name("worlds-" + i).start(() -> {
                for (long seed = next.getAndIncrement(); seed < first + seeds; seed = next.getAndIncrement()) {
                    World.Result result = World.run(seed, false, Sabotage.NONE);
                    steps.addAndGet(result.steps());
                    alarms.addAndGet(result.alarms());
                    if (result.violation().isPresent()) {
                        failed.add(result);
                    }
                    long before = told.get();
                    if (progress
                            && System.nanoTime() - before > PROGRESS_NANOS
                            && told.compareAndSet(before, System.nanoTime())) {
                        System.out.printf("  %d of %d seeds%n", seed - first + 1, seeds);
                    }
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return new Total(
                seeds,
                steps.get(),
                alarms.get(),
                failed.stream()
                        .sorted(Comparator.comparingLong(World.Result::seed))
                        .toList());
    }
}
