package nl.nabij.gateway.outbox;

import java.nio.file.Path;
import java.sql.Connection;
import nl.nabij.gateway.clock.BoxClock;

/// The outbox in one SQLite file: write-ahead log, synchronous=FULL, so one sync of the disk a
/// record.
public final class SqliteOutbox {

    private SqliteOutbox() {}

    /// Opens or makes the outbox in a folder.
    ///
    /// @throws OutboxUnreadableException when the folder or the file cannot be used
    public static DiskOutbox open(Path folder, BoxClock clock, OutboxLimits limits) {
        OutboxFile file = new OutboxFile(folder);
        Connection connection = file.open(clock.read().at());
        Ballast ballast = new Ballast(folder.resolve("outbox.reserve"), limits.ballastBytes());
        return DiskOutbox.on(new OutboxRows(connection, file, ballast), clock, limits);
    }
}
