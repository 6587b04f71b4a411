package nl.nabij.server.link;

import static nl.nabij.server.link.UplinkFixture.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import nl.nabij.contract.link.Down;
import nl.nabij.contract.link.Stream;
import nl.nabij.contract.link.Topics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// A box that does not read what it is told: it costs a bounded part of the server's memory and then its
/// connection, and what was stored of it is there when it comes back.
final class SlowBoxTest {

    private static final int SMALL_BUFFER = 4 * 1024;

    /// Half a packet, so that a window of 32 of them is beyond what sockets hold.
    private static final Down LARGE = new Down.UnknownDown("x".repeat(Uplink.LARGEST_PACKET / 2));

    /// Shorter than where homes are: what a box has to take here lies in this machine.
    private static final UplinkFixture LINK =
            new UplinkFixture(new LinkPatience(LinkPatience.USUAL.connect(), Duration.ofSeconds(6)));

    @AfterAll
    static void close() {
        LINK.close();
    }

    private static WireBox deaf(TestBox box) throws IOException {
        WireBox deaf = WireBox.open(box, SMALL_BUFFER);
        deaf.connect();
        deaf.subscribe(Topics.allDown(box.id));
        return deaf;
    }

    @Test
    void itIsCutAtTheCapAndItsAlarmIsThereWhenItComesBack() throws Exception {
        try (TestBox home = LINK.home("gw-deaf");
                WireBox deaf = deaf(home)) {
            deaf.publish(TestBox.alarm(1, 1));
            eventually("its alarm is stored", () -> stored("gw-deaf") == 1);
            int sent = 0;
            while (LINK.uplink.connected(home.id) && sent < 1_000) {
                LINK.uplink.send(home.id, LARGE);
                sent++;
                if (sent > 40) {
                    // The event loop counts what it was given.
                    eventually("cut", () -> !LINK.uplink.connected(home.id));
                }
            }
            assertThat((long) sent * Uplink.LARGEST_PACKET / 2)
                    .as("bytes that were taken for it")
                    .isLessThan(2 * DownWindow.MOST_BYTES);
            assertThat(LINK.heard).contains("disconnected gw-deaf");
            assertItsSocketIsClosed(deaf);
            home.connect();
            home.publishAndWait(TestBox.alarm(1, 1));
            home.publishAndWait(TestBox.alarm(1, 2));
            eventually("receipt of both", () -> home.receipt(Stream.ALARM, 1) == 2);
            assertThat(stored("gw-deaf")).isEqualTo(2);
        }
    }

    @Test
    void aForcedEndDoesNotWaitForItsReader() throws Exception {
        try (TestBox home = LINK.home("gw-stuck");
                WireBox deaf = deaf(home)) {
            for (int i = 0; i < 30; i++) {
                LINK.uplink.send(home.id, LARGE);
            }
            LINK.watch.revoked(home.id, home.serial());
            eventually("disconnected", () -> LINK.heard.contains("disconnected gw-stuck"));
            assertItsSocketIsClosed(deaf);
        }
    }

    /// Each ping is to be answered, and nobody reads the answers: so no more pings are read.
    @Test
    void itsOwnFloodIsHeldBackAndThenItIsCut() throws Exception {
        try (TestBox home = LINK.home("gw-flood");
                WireBox deaf = deaf(home)) {
            byte[] pings = new byte[64 * 1024];
            for (int i = 0; i < pings.length; i += 2) {
                pings[i] = (byte) 0xC0;
            }
            AtomicLong taken = new AtomicLong();
            Thread writer = Thread.ofVirtual().start(() -> {
                try {
                    while (true) {
                        deaf.send(pings);
                        taken.addAndGet(pings.length);
                    }
                } catch (IOException _) {
                    // The server cut it.
                }
            });
            assertThat(writer.join(Duration.ofSeconds(90)))
                    .as("cut, after %d bytes", taken.get())
                    .isTrue();
            assertThat(LINK.heard).contains("disconnected gw-flood");
        }
        try (TestBox home = LINK.box("gw-flood").connect()) {
            home.publishAndWait(TestBox.alarm(1, 1));
            eventually("heard again", () -> home.receipt(Stream.ALARM, 1) == 1);
        }
    }

    /// It still reads nothing, so it is its writing that fails.
    private static void assertItsSocketIsClosed(WireBox deaf) {
        eventually("its socket is closed", () -> {
            try {
                deaf.send(new byte[] {(byte) 0xC0, 0});
                return false;
            } catch (IOException _) {
                return true;
            }
        });
    }

    private static long stored(String home) {
        return LINK.database.asWorker(tx ->
                tx.list("select last_seq from gateway_stream where home_id = $1", row -> row.getLong(0), home).stream()
                        .mapToLong(Long::longValue)
                        .max()
                        .orElse(0));
    }
}
