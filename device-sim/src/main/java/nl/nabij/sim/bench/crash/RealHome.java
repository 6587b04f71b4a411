package nl.nabij.sim.bench.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import nl.nabij.sim.bench.BenchmarkException;
import nl.nabij.sim.program.Box;
import nl.nabij.sim.program.Centre;
import nl.nabij.sim.program.ProgramException;
import nl.nabij.sim.program.SimulatedHouse;

/// A home with a real gateway: its box, its devices' client and the ledger of what was pressed.
final class RealHome implements AutoCloseable {

    private static final Duration PRESSED_WITHIN = Duration.ofMinutes(2);
    private static final long TRY_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final String home;
    private final Path folder;
    private final int qos;
    private final Box box;
    private SimulatedHouse house;
    private PressBook book;

    private RealHome(String home, Path folder, int qos, Box box, SimulatedHouse house, PressBook book) {
        this.home = home;
        this.folder = folder;
        this.qos = qos;
        this.box = box;
        this.house = house;
        this.book = book;
    }

    /// @param home the gateway's id at the centre
    /// @param code holds the home's enrolment code
    /// @param qos of the devices' messages: 1 is acknowledged, 0 is Zigbee2MQTT's own default
    static RealHome start(String home, Path folder, Centre centre, Path code, int qos) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new BenchmarkException("no folder for home " + home + ": " + e.getMessage(), e);
        }
        Box box = Box.start(folder, centre, Map.of("NABIJ_GATEWAY_ENROLMENT_CODE_FILE", code.toString()), List.of());
        boolean started = false;
        try {
            Path ledger = folder.resolve("ledger-0");
            SimulatedHouse house = house(folder, box, qos, 0, 1, ledger);
            started = true;
            return new RealHome(home, folder, qos, box, house, new PressBook(home, ledger));
        } finally {
            if (!started) {
                box.close();
            }
        }
    }

    private static SimulatedHouse house(Path folder, Box box, int qos, long seed, int pendants, Path ledger) {
        return SimulatedHouse.start(
                folder,
                List.of(
                        "--broker",
                        "tcp://127.0.0.1:" + box.port("broker"),
                        "--qos",
                        Integer.toString(qos),
                        "--seed",
                        Long.toString(seed),
                        "--pendants",
                        Integer.toString(pendants),
                        "--ledger",
                        ledger.toString()));
    }

    /// The pendants of the last round go away, new ones come: each press has a pendant of its own.
    void begin(long seed, int pendants) {
        house.close();
        Path ledger = folder.resolve("ledger-" + seed);
        house = house(folder, box, qos, seed, pendants, ledger);
        book = new PressBook(home, ledger);
    }

    String home() {
        return home;
    }

    Box box() {
        return box;
    }

    SimulatedHouse house() {
        return house;
    }

    PressBook.Page book() {
        return book.read();
    }

    /// Presses all pendants in turn, evenly over the span. A house that is dead is waited for, as a
    /// person presses again until something happens; a press that its ledger has is not made twice.
    void press(int presses, Duration span) throws InterruptedException {
        long began = System.nanoTime();
        for (int number = 1; number <= presses; number++) {
            long due = began + span.toNanos() * number / presses;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            String pendant = number == 1 ? "pendant" : "pendant-" + number;
            long end = System.nanoTime() + PRESSED_WITHIN.toNanos();
            while (!house.press(pendant) && book.read().presses().size() < number) {
                if (System.nanoTime() > end) {
                    throw new BenchmarkException("the house of " + home + " takes no press any more");
                }
                LockSupport.parkNanos(TRY_AGAIN_NANOS);
            }
        }
    }

    /// Whether its devices said all, and its box has a receipt for every alarm.
    boolean settled() throws InterruptedException {
        return house.saidAll()
                && box.figure("nabij_gateway_outbox_alarms_waiting").orElse(1) == 0;
    }

    /// What a supervisor does.
    void startWhatDied() {
        if (!box.program().isAlive()) {
            startAgain(box::startAgain);
        }
        if (!house.program().isAlive()) {
            startAgain(house::startAgain);
        }
    }

    /// A supervisor tries more than once.
    static void startAgain(Runnable start) {
        for (int tries = 1; ; tries++) {
            try {
                start.run();
                return;
            } catch (ProgramException e) {
                if (tries == 3) {
                    throw e;
                }
            }
        }
    }

    @Override
    public void close() {
        house.close();
        box.close();
    }
}
