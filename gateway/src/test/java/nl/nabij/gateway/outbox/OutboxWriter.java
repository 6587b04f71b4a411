package nl.nabij.gateway.outbox;

import java.nio.file.Path;
import java.time.Clock;
import nl.nabij.contract.link.Stream;
import nl.nabij.contract.link.Up;
import nl.nabij.gateway.clock.LinuxBoxClock;

/// A process of its own that appends alarms until it is killed, and says each number when it is on
/// disk.
final class OutboxWriter {

    private OutboxWriter() {}

    public static void main(String[] folder) {
        LinuxBoxClock clock = new LinuxBoxClock(Path.of("/"), Clock.systemUTC(), System::nanoTime, true);
        SqliteOutbox outbox = SqliteOutbox.open(Path.of(folder[0]), clock, OutboxLimits.DEFAULT);
        for (int i = 0; i < 9_000; i++) {
            Up up = outbox.append(Stream.ALARM, OutboxContract.pressOf("0x" + i % 50));
            System.out.println(up.seq());
            System.out.flush();
        }
    }
}
