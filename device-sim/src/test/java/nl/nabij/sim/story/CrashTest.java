package nl.nabij.sim.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import nl.nabij.sim.program.CentreDatabase;
import nl.nabij.sim.program.CentreDatabase.StoredAlarm;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// `kill -9` at a random moment of a stream of presses: nothing acknowledged is lost, nothing is
/// doubled, the order holds. `-Dnabij.seed=…` repeats a run.
@Story
class CrashTest {

    private static final int PRESSES = 40;
    private static final int LONGEST_GAP_MILLIS = 120;

    /// Restarted parts reconnect within their jitter of 30 s, or at once with an alarm waiting.
    private static final Duration SETTLED_WITHIN = Duration.ofMinutes(2);

    enum Victim {
        GATEWAY,
        SERVER,
        POSTGRES,
        DEVICE_CLIENT
    }

    @TempDir
    private Path data;

    @ParameterizedTest
    @EnumSource(Victim.class)
    void noPressIsLostOrDoubledAndTheOrderHolds(Victim victim) {
        long seed = Long.getLong("nabij.seed", victim.name().hashCode());
        SplittableRandom chance = new SplittableRandom(seed);
        List<String> pendants = List.of("--pendants", Integer.toString(PRESSES));
        String name = "crash-" + victim.name().toLowerCase(java.util.Locale.ROOT);
        try (WholeSystem system = new WholeSystem(name, data, Map.of(), pendants).start()) {
            int fatal = 5 + chance.nextInt(PRESSES - 15);
            for (int press = 1; press <= PRESSES; press++) {
                system.home().press(press == 1 ? "pendant" : "pendant-" + press);
                LockSupport.parkNanos(
                        Duration.ofMillis(chance.nextInt(LONGEST_GAP_MILLIS)).toNanos());
                if (press == fatal) {
                    kill(victim, system);
                }
            }
            system.home().awaitsNothingWaiting();
            compare(system, "seed " + seed + ", " + victim + " killed after press " + fatal);
        }
    }

    private static void kill(Victim victim, WholeSystem system) {
        switch (victim) {
            case GATEWAY -> {
                system.gateway().kill();
                system.startGateway();
            }
            case SERVER -> {
                system.server().kill();
                system.startServer();
            }
            case POSTGRES -> {
                ProcessHandle postmaster = system.postmaster().orElseThrow();
                postmaster.destroyForcibly();
                Eventually.until("postmaster gone", () -> !postmaster.isAlive());
                // The server may end on it, and is then started again as its supervisor would.
                Eventually.until(
                        "the server ends or has its database back",
                        SETTLED_WITHIN,
                        () -> !system.server().isAlive() || system.postmaster().isPresent());
                if (!system.server().isAlive()) {
                    system.startServer();
                }
            }
            case DEVICE_CLIENT -> {
                system.house().kill();
                system.startHouse();
            }
        }
    }

    private static void compare(WholeSystem system, String which) {
        List<LedgerBook.Press> ledger = LedgerBook.read(system.ledgerFile()).stream()
                .filter(press -> !press.notSent())
                .toList();
        assertThat(ledger).as(which).hasSize(PRESSES);
        CentreDatabase centre = system.database();
        long acknowledged =
                ledger.stream().filter(LedgerBook.Press::acknowledged).count();
        List<StoredAlarm> alarms = Eventually.some(
                "all acknowledged presses are at the centre; " + which,
                SETTLED_WITHIN,
                () -> centre.alarms()
                        .filter(stored -> ledger.stream()
                                        .filter(LedgerBook.Press::acknowledged)
                                        .filter(press -> !of(press, stored).isEmpty())
                                        .count()
                                == acknowledged));
        List<StoredAlarm> inOrder = new ArrayList<>();
        for (LedgerBook.Press press : ledger) {
            List<StoredAlarm> its = of(press, alarms);
            assertThat(its).as("%s: alarms of press %s", which, press).hasSizeBetween(press.acknowledged() ? 1 : 0, 1);
            // As Zigbee2MQTT's client does, the simulated one sends again without MQTT's DUP: that cannot be told
            // from a second press, and is counted as one, in the same alarm.
            if (!press.sentAgain()) {
                assertThat(its).as("%s: repeats of press %s", which, press).allMatch(alarm -> alarm.repeats() == 0);
            }
            inOrder.addAll(its);
        }
        assertThat(alarms).as(which).hasSameSizeAs(inOrder);
        assertThat(inOrder).as(which).extracting(StoredAlarm::receivedAt).isSorted();
        assertThat(inOrder).as(which).extracting(StoredAlarm::happenedAt).isSorted();
    }

    private static List<StoredAlarm> of(LedgerBook.Press press, List<StoredAlarm> alarms) {
        return alarms.stream()
                .filter(alarm -> alarm.device().contains(press.device()))
                .toList();
    }
}
