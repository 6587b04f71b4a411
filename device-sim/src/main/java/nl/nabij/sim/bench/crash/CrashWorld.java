package nl.nabij.sim.bench.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;
import nl.nabij.sim.bench.BenchmarkException;
import nl.nabij.sim.fleet.FleetEnrolment;
import nl.nabij.sim.fleet.FleetIdentities;
import nl.nabij.sim.program.Centre;
import nl.nabij.sim.program.CentreDatabase;
import nl.nabij.sim.program.CentreDatabase.StoredAlarm;
import nl.nabij.sim.program.WorkFolder;

/// A centre, real homes and a crowd of simulated boxes; one round after the other on the same data.
final class CrashWorld implements AutoCloseable {

    /// A box whose connection broke comes back within 30 s, or at once with an alarm waiting.
    private static final Duration SETTLED_WITHIN = Duration.ofMinutes(2);

    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private final WorkFolder folder;
    private final Sizes sizes;
    private final Consumer<String> teller;
    private final Centre centre;
    private final CentreDatabase database;
    private final Crowd crowd;
    private final List<RealHome> homes = new ArrayList<>();
    private final RealHome unacknowledged;
    private volatile long lastStored;

    private CrashWorld(WorkFolder folder, Centre centre, Sizes sizes, long seed, Consumer<String> teller)
            throws InterruptedException {
        this.folder = folder;
        this.sizes = sizes;
        this.teller = teller;
        this.centre = centre;
        this.database = new CentreDatabase(centre.folder());
        // The demo's own home is the one whose devices' messages nobody acknowledges.
        this.unacknowledged =
                RealHome.start("gw-willemse", folder.path().resolve("gw-willemse"), centre, centre.enrolmentCode(), 0);
        List<String> codes = codes();
        for (String line : codes.subList(sizes.crowd(), codes.size())) {
            homes.add(realHome(line));
        }
        this.crowd = crowd(seed);
    }

    static CrashWorld start(Sizes sizes, long seed, Consumer<String> teller) throws InterruptedException {
        WorkFolder folder = WorkFolder.make();
        Centre centre = null;
        boolean started = false;
        try {
            teller.accept("  starting the centre, " + sizes.boxes() + " real homes and " + sizes.crowd() + " others");
            centre = Centre.start(
                    folder.path(),
                    Map.of(
                            // Nobody is on duty: steps of the ladder would be the only other load.
                            "NABIJ_LADDER_STEP_SECONDS", "600", "NABIJ_DEMO_FLEET", Integer.toString(sizes.homes())),
                    List.of());
            CrashWorld world = new CrashWorld(folder, centre, sizes, seed, teller);
            started = true;
            return world;
        } finally {
            if (!started) {
                if (centre != null) {
                    centre.close();
                }
                folder.close();
            }
        }
    }

    /// One line for each home: `HOME CODE`. The fleet takes the first ones, the real boxes the last.
    private List<String> codes() {
        Path file = centre.folder().resolve("demo").resolve("fleet-codes");
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new BenchmarkException("the centre made no homes for a fleet: " + e.getMessage(), e);
        }
    }

    private RealHome realHome(String line) {
        int space = line.indexOf(' ');
        String home = line.substring(0, space);
        Path code = folder.path().resolve(home + ".code");
        try {
            Files.writeString(code, line.substring(space + 1));
        } catch (IOException e) {
            throw new BenchmarkException("no code for " + home + ": " + e.getMessage(), e);
        }
        return RealHome.start(home, folder.path().resolve(home), centre, code, 1);
    }

    private Crowd crowd(long seed) throws InterruptedException {
        if (sizes.crowd() == 0) {
            return Crowd.nobody();
        }
        Path file = folder.path().resolve("fleet-identities");
        FleetIdentities identities =
                FleetEnrolment.enrolled(file, centre.folder(), centre.port("https"), sizes.crowd(), _ -> {});
        return FleetCrowd.start(centre, folder.path(), identities, sizes.crowd(), seed, teller);
    }

    /// @param seed with the number gives what goes wrong when
    Totals.Round round(int number, long seed) throws InterruptedException {
        long ofRound = seed * 1_000 + number;
        SplittableRandom random = new SplittableRandom(ofRound);
        List<Blow> plan = BlowPlan.of(random, sizes.span(), homes.size());
        teller.accept("  round " + number + " (seed " + ofRound + ")");
        for (RealHome home : homes) {
            home.begin(ofRound, Sizes.PRESSES_OF_A_BOX);
        }
        unacknowledged.begin(ofRound, Sizes.PRESSES_WITHOUT_ACKNOWLEDGEMENT);
        long redeliveredBefore = crowd.redelivered();
        long began = System.nanoTime();
        List<Thread> pressing = new ArrayList<>();
        ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
        for (RealHome home : all()) {
            pressing.add(Thread.ofVirtual()
                    .uncaughtExceptionHandler((_, failure) -> failures.add(failure))
                    .start(() -> press(home)));
        }
        pressing.add(Thread.ofVirtual()
                .uncaughtExceptionHandler((_, failure) -> failures.add(failure))
                .start(this::pressInCrowd));
        Blows.Done done =
                new Blows(centre, homes, this::inFlight, line -> teller.accept("    " + line)).strike(plan, began);
        for (Thread each : pressing) {
            each.join();
        }
        if (!failures.isEmpty()) {
            throw new BenchmarkException("presses could not be made: " + failures.peek(), failures.peek());
        }
        settle();
        Totals.Round account = account(number, done, redeliveredBefore, began);
        Closing.all(centre, teller);
        teller.accept("    closed after %.0f s".formatted((System.nanoTime() - began) / 1e9));
        return account;
    }

    private void press(RealHome home) {
        try {
            home.press(Sizes.PRESSES_OF_A_BOX, sizes.span());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pressInCrowd() {
        try {
            crowd.press(sizes.crowdAlarms(), sizes.span());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<RealHome> all() {
        return Stream.concat(homes.stream(), Stream.of(unacknowledged)).toList();
    }

    /// What is pressed and not at the centre; from the last look while the database is away.
    private long inFlight() {
        long pressed =
                homes.stream().mapToLong(home -> home.book().presses().size()).sum();
        Set<String> devices = new HashSet<>();
        homes.forEach(home -> home.book().presses().forEach(press -> devices.add(press.device())));
        lastStored = database.alarms()
                .map(alarms -> alarms.stream()
                        .filter(alarm -> devices.contains(alarm.device()))
                        .count())
                .orElse(lastStored);
        return Math.max(0, pressed - lastStored) + crowd.inFlight();
    }

    /// Until all that was promised is at the centre, or for as long as one has to wait for it.
    private void settle() throws InterruptedException {
        long end = System.nanoTime() + SETTLED_WITHIN.toNanos();
        while (System.nanoTime() < end) {
            if (!centre.program().isAlive()) {
                RealHome.startAgain(centre::startAgain);
            }
            all().forEach(RealHome::startWhatDied);
            boolean said = crowd.settled();
            for (RealHome home : all()) {
                said &= home.settled();
            }
            if (said && database.alarms().map(this::nothingMissing).orElse(false)) {
                return;
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
        teller.accept("    not all arrived within " + SETTLED_WITHIN.toSeconds() + " s; " + crowd.troubles());
    }

    private boolean nothingMissing(List<StoredAlarm> alarms) {
        return Account.of(pressed(), alarms).lost().isEmpty();
    }

    private List<Pressed> pressed() {
        List<Pressed> pressed = new ArrayList<>();
        homes.forEach(home -> pressed.addAll(home.book().presses()));
        return pressed;
    }

    private Totals.Round account(int number, Blows.Done done, long redeliveredBefore, long began)
            throws InterruptedException {
        List<StoredAlarm> alarms =
                database.alarms().orElseThrow(() -> new BenchmarkException("the centre's database did not come back"));
        Account account = Account.of(pressed(), alarms).plus(crowd.account());
        account.lost().forEach(press -> teller.accept("    LOST " + press));
        account.doubled().forEach(press -> teller.accept("    DOUBLED " + press));
        account.disordered().forEach(press -> teller.accept("    DISORDERED " + press));
        List<Pressed> unpromised = unacknowledged.book().presses();
        int arrived = Account.of(unpromised, alarms).stored();
        long again = homes.stream().mapToLong(home -> home.book().sentAgain()).sum();
        int promised = (int) pressed().stream().filter(Pressed::promised).count() + crowd.promised();
        teller.accept("    after %.0f s: %d promised, %d at the centre, %d lost, %d doubled, %d out of order"
                .formatted(
                        (System.nanoTime() - began) / 1e9,
                        promised,
                        account.stored(),
                        account.lost().size(),
                        account.doubled().size(),
                        account.disordered().size()));
        return new Totals.Round(
                number,
                promised,
                done,
                again + crowd.redelivered() - redeliveredBefore,
                account,
                unpromised.size() - arrived);
    }

    @Override
    public void close() {
        crowd.close();
        homes.forEach(RealHome::close);
        unacknowledged.close();
        centre.close();
        folder.close();
    }
}
