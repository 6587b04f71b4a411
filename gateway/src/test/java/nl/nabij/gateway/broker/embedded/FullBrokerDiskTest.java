package nl.nabij.gateway.broker.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import nl.nabij.gateway.broker.WireClient;
import nl.nabij.gateway.broker.WireClient.Packet;
import nl.nabij.gateway.outbox.SmallDisk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The broker's own file on a disk that is full.
class FullBrokerDiskTest {

    private static final int QUOTA_EXCEEDED = 0x97;

    /// SQLite first writes on in what it already has of its log.
    private static final int MOST_TRIES = 500;

    @TempDir
    private Path mountPoint;

    @Test
    void aStateThatCannotBeKeptIsSaidSoAndAnAlarmGoesOn() throws Exception {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        try (SmallDisk disk = SmallDisk.at(mountPoint)) {
            try (RunningBroker running = RunningBroker.in(disk.path());
                    WireClient device = running.connect(5, "device")) {
                running.broker().subscribe("alarm/#", message -> heard.add(message.text()));
                assertThat(retains(device, "state/before", "kept")).isZero();
                disk.fill();

                assertThat(refusedAtLast(device)).as("a PUBACK that says so").isTrue();
                device.publishAndWait("alarm/pendant", "help", false);
                assertThat(heard.poll()).isEqualTo("help");
                try (WireClient old = running.connect(4, "old")) {
                    old.publishAndWait("alarm/pendant", "help again", false);
                    assertThat(heard.poll()).isEqualTo("help again");
                }

                disk.makeRoom();
                assertThat(retains(device, "state/after", "kept too")).isZero();
            }
            try (RunningBroker again = RunningBroker.in(disk.path());
                    WireClient screen = again.connect(5, "screen")) {
                screen.subscribe("state/before", 1);
                assertThat(screen.payload(screen.next(WireClient.PUBLISH))).isEqualTo("kept");
                screen.subscribe("state/after", 1);
                assertThat(screen.payload(screen.next(WireClient.PUBLISH))).isEqualTo("kept too");
            }
        }
    }

    private static boolean refusedAtLast(WireClient device) throws IOException {
        for (int i = 0; i < MOST_TRIES; i++) {
            if (retains(device, "state/" + i, "x".repeat(8_000)) == QUOTA_EXCEEDED) {
                return true;
            }
        }
        return false;
    }

    /// @return the reason of the PUBACK
    private static int retains(WireClient device, String topic, String payload) throws IOException {
        int id = device.publish(topic, payload, 1, true);
        Packet answer = device.next(WireClient.PUBACK);
        assertThat(answer.packetId()).isEqualTo(id);
        return WireClient.reason(answer);
    }
}
