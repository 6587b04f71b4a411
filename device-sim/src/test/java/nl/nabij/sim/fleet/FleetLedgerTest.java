package nl.nabij.sim.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.PressId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FleetLedgerTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123Z");
    private static final InstantSource CLOCK = () -> NOON;
    private static final GatewayId FIRST = new GatewayId("gw-fleet-00001");
    private static final GatewayId SECOND = new GatewayId("gw-fleet-00002");

    @TempDir
    private Path folder;

    private long ids;

    @Test
    void aPressIsInTheFileBeforeItsHomeHearsOfIt() throws Exception {
        Path file = folder.resolve("ledger");
        List<String> inFile = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch heard = new CountDownLatch(2);
        try (FleetLedger ledger = FleetLedger.open(file, CLOCK)) {
            ledger.press(List.of(FIRST, SECOND), this::id, NOON, press -> {
                inFile.add(read(file));
                heard.countDown();
            });
            assertThat(heard.await(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(inFile)
                .hasSize(2)
                .allSatisfy(
                        text -> assertThat(text).contains("pressed gw-fleet-00001 1 ", "pressed gw-fleet-00002 1 "));
    }

    @Test
    void whoComesAfterAKillHasTheSameNumbersAndWhatHasNoReceipt() throws Exception {
        Path file = folder.resolve("ledger");
        long epoch;
        try (FleetLedger ledger = FleetLedger.open(file, CLOCK)) {
            epoch = ledger.epoch();
            press(ledger, FIRST);
            press(ledger, FIRST);
            press(ledger, SECOND);
            ledger.receipt(FIRST, 1);
        }
        // Torn: its press was never synced, so it never left.
        Files.writeString(file, "pressed gw-fleet-00002 2 00000000-0000", StandardOpenOption.APPEND);
        try (FleetLedger ledger = FleetLedger.open(file, () -> NOON.plusSeconds(60))) {
            assertThat(ledger.epoch()).isEqualTo(epoch);
            assertThat(ledger.waiting(FIRST)).singleElement().satisfies(press -> {
                assertThat(press.seq()).isEqualTo(2);
                assertThat(press.at()).isEqualTo(NOON);
            });
            assertThat(ledger.waiting(SECOND)).extracting(FleetPress::seq).containsExactly(1L);
            assertThat(press(ledger, SECOND).seq()).isEqualTo(2);
            assertThat(ledger.presses()).hasSize(4);
            assertThat(ledger.receipts()).containsOnlyKeys(FIRST);
        }
        assertThat(read(file)).doesNotContain("00000000-0000\n").endsWith("\n");
    }

    @Test
    void aLedgerThatMissesAPressIsRefused() throws Exception {
        Path file = folder.resolve("ledger");
        try (FleetLedger ledger = FleetLedger.open(file, CLOCK)) {
            press(ledger, FIRST);
            press(ledger, FIRST);
        }
        Files.writeString(file, read(file).replaceFirst("pressed gw-fleet-00001 1 .*\n", ""));
        assertThatThrownBy(() -> FleetLedger.open(file, CLOCK))
                .isInstanceOf(FleetException.class)
                .hasMessageContaining("lines are missing");
    }

    @Test
    void doesNotWriteIntoSomethingElse() throws IOException {
        Path file = folder.resolve("diary");
        Files.writeString(file, "dear diary\n");
        assertThatThrownBy(() -> FleetLedger.open(file, CLOCK)).hasMessageContaining("no ledger");
        assertThat(read(file)).isEqualTo("dear diary\n");
    }

    private FleetPress press(FleetLedger ledger, GatewayId home) throws InterruptedException {
        List<FleetPress> pressed = new ArrayList<>();
        CountDownLatch heard = new CountDownLatch(1);
        ledger.press(List.of(home), this::id, NOON, press -> {
            pressed.add(press);
            heard.countDown();
        });
        assertThat(heard.await(30, TimeUnit.SECONDS)).isTrue();
        return pressed.getFirst();
    }

    private PressId id() {
        return new PressId(new UUID(7, ++ids));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
