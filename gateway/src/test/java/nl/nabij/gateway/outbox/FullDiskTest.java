package nl.nabij.gateway.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nl.nabij.contract.link.Stream;
import nl.nabij.contract.link.Up;
import nl.nabij.contract.link.UpMessage.FaultCleared;
import nl.nabij.contract.link.UpMessage.FaultRaised;
import nl.nabij.gateway.clock.HandClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The outbox on a real file system of 16 MiB that something else fills to the last byte.
class FullDiskTest {

    @TempDir
    private Path mountPoint;

    private SmallDisk disk;

    @BeforeEach
    void mount() throws IOException, InterruptedException {
        disk = SmallDisk.at(mountPoint);
    }

    @AfterEach
    void unmount() throws IOException {
        // Without a disk the test was left out.
        if (disk != null) {
            disk.close();
        }
    }

    @Test
    void alarmsHaveAReserveAndTheRestWaits() throws IOException {
        try (DiskOutbox outbox = SqliteOutbox.open(mountPoint, new HandClock(), OutboxLimits.DEFAULT)) {
            outbox.append(Stream.OTHER, OutboxContract.report());
            disk.fill();
            int refused = refusedReports(outbox);
            assertThat(refused).as("reports refused by the full disk").isPositive();

            for (int i = 0; i < 2_000; i++) {
                outbox.append(Stream.ALARM, OutboxContract.pressOf("0x" + i));
            }

            assertThat(outbox.waiting(Stream.ALARM)).isEqualTo(2_000);
            assertThat(Files.exists(mountPoint.resolve("outbox.reserve"))).isFalse();
        }
        try (DiskOutbox again = SqliteOutbox.open(mountPoint, new HandClock(), OutboxLimits.DEFAULT)) {
            assertThat(again.waiting(Stream.ALARM)).isEqualTo(2_000);
            assertThat(again.after(Stream.ALARM, 1_990, 1_000))
                    .extracting(Up::seq)
                    .hasSize(10);
        }
    }

    @Test
    void theFaultIsToldWhenThereIsRoomAndTheReserveIsMadeAgain() throws IOException {
        try (DiskOutbox outbox = SqliteOutbox.open(mountPoint, new HandClock(), OutboxLimits.DEFAULT)) {
            disk.fill();
            refusedReports(outbox);
            for (int i = 0; i < 300; i++) {
                outbox.append(Stream.ALARM, OutboxContract.pressOf("0x" + i));
            }
            disk.makeRoom();

            outbox.receive(Stream.ALARM, outbox.epoch(), 300);

            assertThat(mountPoint.resolve("outbox.reserve")).hasSize(OutboxLimits.DEFAULT.ballastBytes());
            List<Object> told = outbox.after(Stream.OTHER, 0, 1_000).stream()
                    .<Object>map(Up::message)
                    .toList();
            assertThat(told).hasAtLeastOneElementOfType(FaultRaised.class);
            assertThat(told.getLast()).isEqualTo(new FaultCleared("outbox.disk-full"));
        }
    }

    @Test
    void atTheEndOfTheReserveAnAlarmIsRefusedAndTheEarlierOnesStay() throws IOException {
        OutboxLimits small = new OutboxLimits(10_000, 8 << 20, 10_000, 100, 1 << 20, 4 << 10, 100, 64 << 10);
        try (DiskOutbox outbox = SqliteOutbox.open(mountPoint, new HandClock(), small)) {
            disk.fill();
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 10_000; i++) {
                            outbox.append(Stream.ALARM, OutboxContract.pressOf("0x" + i));
                        }
                    })
                    .isInstanceOf(OutboxFullException.class);
            long kept = outbox.waiting(Stream.ALARM);
            assertThat(kept).isPositive();
            assertThat(outbox.after(Stream.ALARM, kept - 1, 10))
                    .extracting(Up::seq)
                    .containsExactly(kept);

            disk.makeRoom();
            assertThat(outbox.append(Stream.ALARM, OutboxContract.press()).seq())
                    .isEqualTo(kept + 1);
        }
    }

    private static int refusedReports(DiskOutbox outbox) {
        int refused = 0;
        // SQLite first writes on in the part of its log that it already has.
        for (int i = 0; i < 2_000 && refused < 10; i++) {
            try {
                outbox.append(Stream.OTHER, OutboxContract.report());
            } catch (OutboxFullException e) {
                refused++;
            }
        }
        return refused;
    }
}
