package nl.nabij.gateway.outbox;

import java.lang.reflect.Field;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import nl.nabij.contract.link.Stream;
import nl.nabij.contract.link.Up;
import nl.nabij.gateway.clock.LinuxBoxClock;

/// A process of its own that appends alarms until it is killed, and says each number when it is on
/// disk.
final class OutboxWriter {

    private OutboxWriter() {}

    /// For the second argument: its SQLite is told to sync no more, which no setting of the gateway can.
    static final String SABOTAGED = "sabotaged";

    public static void main(String[] arguments) throws ReflectiveOperationException, SQLException {
        LinuxBoxClock clock = new LinuxBoxClock(Path.of("/"), Clock.systemUTC(), System::nanoTime, true);
        DiskOutbox outbox = SqliteOutbox.open(Path.of(arguments[0]), clock, OutboxLimits.DEFAULT);
        if (arguments.length > 1 && arguments[1].equals(SABOTAGED)) {
            Field tables = DiskOutbox.class.getDeclaredField("rows");
            tables.setAccessible(true);
            Field field = OutboxRows.class.getDeclaredField("connection");
            field.setAccessible(true);
            try (Statement statement = ((Connection) field.get(tables.get(outbox))).createStatement()) {
                statement.execute("pragma synchronous = off");
            }
        }
        for (int i = 0; i < 9_000; i++) {
            Up up = outbox.append(Stream.ALARM, OutboxContract.pressOf("0x" + i % 50));
            System.out.println(up.seq());
            System.out.flush();
        }
    }
}
