package nl.nabij.gateway.outbox;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// The files of the outbox in the gateway's data folder: `outbox.db` with SQLite's log beside it,
/// and `outbox.epoch`, which outlives a lost or broken database.
final class OutboxFile {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxFile.class);

    /// Epochs are counted in seconds from here, so that even a folder wiped whole gets a higher one.
    private static final Instant EPOCHS_START = Instant.parse("2020-01-01T00:00:00Z");

    /// 256 pages are 1 MiB: SQLite then writes its log round within that, also on a full disk.
    private static final List<String> SETTINGS = List.of(
            "pragma busy_timeout = 2000",
            // One owner, and no shared memory file that a full disk could refuse.
            "pragma locking_mode = exclusive",
            "pragma journal_mode = wal",
            // NORMAL does not sync at a commit: an alarm would be acknowledged and lost.
            "pragma synchronous = full",
            "pragma wal_autocheckpoint = 256",
            "pragma cache_size = -512",
            "pragma temp_store = memory");

    private static final List<String> TABLES = List.of(
            "create table if not exists life (id integer primary key check (id = 1), epoch integer not null,"
                    + " last_alarm integer not null, last_other integer not null)",
            "create table if not exists waiting (stream integer not null, seq integer not null, source text,"
                    + " version integer not null, at text not null, synchronised integer not null,"
                    + " boot text not null, since_boot_millis integer not null, message text not null,"
                    + " primary key (stream, seq)) without rowid",
            "create table if not exists note (number integer primary key, about text not null unique,"
                    + " text not null)");

    private final Path folder;
    private boolean replaced;

    OutboxFile(Path folder) {
        this.folder = folder;
    }

    /// Opens the database; one that cannot be read is put aside, not deleted, and made anew.
    Connection open(Instant now) {
        try {
            Files.createDirectories(folder);
            try {
                return opened(now);
            } catch (SQLException e) {
                if (!unreadable(e)) {
                    throw e;
                }
                putAside(now, e);
                replaced = true;
                return opened(now);
            }
        } catch (SQLException | IOException e) {
            throw new OutboxUnreadableException("The outbox in " + folder + " cannot be opened: " + e.getMessage(), e);
        }
    }

    /// Whether [#open] found a database that it could not read.
    boolean replaced() {
        return replaced;
    }

    OptionalLong keptEpoch() {
        try {
            return OptionalLong.of(Long.parseLong(
                    Files.readString(folder.resolve("outbox.epoch")).strip()));
        } catch (IOException | NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    /// Returns when the epoch is on disk.
    void keepEpoch(long epoch) throws IOException {
        Path next = folder.resolve("outbox.epoch.next");
        try (FileChannel channel = FileChannel.open(
                next, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            channel.write(ByteBuffer.wrap(Long.toString(epoch).getBytes(StandardCharsets.US_ASCII)));
            channel.force(true);
        }
        Files.move(next, folder.resolve("outbox.epoch"), StandardCopyOption.ATOMIC_MOVE);
        syncFolder();
    }

    private Connection opened(Instant now) throws SQLException, IOException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("outbox.db"));
        try (Statement statement = connection.createStatement()) {
            for (String setting : SETTINGS) {
                statement.execute(setting);
            }
            check(statement);
            for (String table : TABLES) {
                statement.execute(table);
            }
            try (ResultSet life = statement.executeQuery("select 1 from life")) {
                if (life.next()) {
                    return connection;
                }
            }
            long epoch = firstEpoch(now, keptEpoch());
            keepEpoch(epoch);
            statement.execute("insert into life values (1, " + epoch + ", 0, 0)");
            syncFolder();
            LOG.info("Outbox made epoch={}", epoch);
            return connection;
        } catch (SQLException | IOException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private static void check(Statement statement) throws SQLException {
        try (ResultSet result = statement.executeQuery("pragma quick_check(1)")) {
            if (!result.next() || !"ok".equals(result.getString(1))) {
                throw new SQLiteException("quick_check failed", SQLiteErrorCode.SQLITE_CORRUPT);
            }
        }
        expect(statement, "pragma journal_mode", "wal");
        expect(statement, "pragma synchronous", "2");
    }

    private static void expect(Statement statement, String pragma, String expected) throws SQLException {
        try (ResultSet result = statement.executeQuery(pragma)) {
            String value = result.next() ? result.getString(1) : "nothing";
            if (!expected.equals(value)) {
                throw new SQLException(pragma + " is " + value + " and has to be " + expected);
            }
        }
    }

    static long firstEpoch(Instant now, OptionalLong kept) {
        long byClock = now.getEpochSecond() - EPOCHS_START.getEpochSecond();
        return Math.max(kept.isPresent() ? kept.getAsLong() + 1 : 1, byClock);
    }

    private static boolean unreadable(SQLException e) {
        if (!(e instanceof SQLiteException sqlite)) {
            return false;
        }
        // The low byte is the primary code; the rest says more exactly what was found.
        int primary = sqlite.getResultCode().code & 0xFF;
        return primary == SQLiteErrorCode.SQLITE_CORRUPT.code || primary == SQLiteErrorCode.SQLITE_NOTADB.code;
    }

    private void putAside(Instant now, SQLException why) throws IOException {
        LOG.error("The outbox cannot be read and is put aside: {}", why.getMessage());
        for (String ending : List.of("", "-wal", "-shm", "-journal")) {
            Path file = folder.resolve("outbox.db" + ending);
            if (Files.exists(file)) {
                Files.move(
                        file,
                        folder.resolve("outbox.broken" + ending + "." + now.getEpochSecond()),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private void syncFolder() throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
