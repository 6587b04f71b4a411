package nl.nabij.gateway.outbox;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import nl.nabij.contract.ContractException;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.ContractVersion;
import nl.nabij.contract.link.Stream;
import nl.nabij.contract.link.Up;
import nl.nabij.contract.link.UpMessage;
import nl.nabij.gateway.clock.BoxClock.Reading;
import org.jspecify.annotations.Nullable;

/// The outbox's tables in SQLite.
final class OutboxRows implements OutboxTables {

    private final Connection connection;
    private final OutboxFile file;
    private final Notes notes;
    private final Ballast ballast;

    /// As [OutboxFile] opened it.
    private boolean syncs = true;

    OutboxRows(Connection connection, OutboxFile file, Ballast ballast) {
        this.connection = connection;
        this.file = file;
        this.notes = new Notes(connection);
        this.ballast = ballast;
    }

    @Override
    public <T> T inTransaction(Work<T> work) throws SQLException {
        sync(true);
        return transaction(work);
    }

    @Override
    public <T> T inUnsyncedTransaction(Work<T> work) throws SQLException {
        sync(false);
        return transaction(work);
    }

    /// Where it fails, so does the transaction that it stands before: none goes with the wrong one.
    private void sync(boolean each) throws SQLException {
        if (syncs != each) {
            execute(each ? "pragma synchronous = full" : "pragma synchronous = normal");
            syncs = each;
        }
    }

    private <T> T transaction(Work<T> work) throws SQLException {
        execute("begin immediate");
        try {
            T result = work.run();
            execute("commit");
            return result;
        } catch (SQLException | RuntimeException e) {
            rollBack(e);
            throw e;
        }
    }

    @Override
    public Life life() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select epoch, last_alarm, last_other from life")) {
            if (!row.next()) {
                throw new SQLException("The outbox has no life row");
            }
            return new Life(row.getLong(1), row.getLong(2), row.getLong(3));
        }
    }

    @Override
    public Share share(Stream stream) throws SQLException {
        return single(
                "select count(*), coalesce(sum(length(cast(message as blob))), 0) from waiting where stream = ?",
                stream,
                row -> new Share(row.getLong(1), row.getLong(2)));
    }

    @Override
    public void insert(Stream stream, long seq, Reading reading, @Nullable String source, String message)
            throws SQLException {
        try (PreparedStatement row =
                        connection.prepareStatement("insert into waiting values (?, ?, ?, ?, ?, ?, ?, ?, ?)");
                PreparedStatement last = connection.prepareStatement(
                        stream == Stream.ALARM ? "update life set last_alarm = ?" : "update life set last_other = ?")) {
            row.setInt(1, code(stream));
            row.setLong(2, seq);
            row.setString(3, source);
            row.setInt(4, ContractVersion.CURRENT);
            row.setString(5, reading.at().toString());
            row.setBoolean(6, reading.synchronised());
            row.setString(7, reading.bootId().toString());
            row.setLong(8, reading.sinceBoot().toMillis());
            row.setString(9, message);
            row.executeUpdate();
            last.setLong(1, seq);
            last.executeUpdate();
        }
    }

    @Override
    public List<Up> after(long epoch, Stream stream, long afterSeq, int limit) throws SQLException {
        return select(epoch, "where stream = ? and seq > ? order by seq limit ?", stream, afterSeq, limit);
    }

    @Override
    public long countOf(String source) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select count(*) from waiting where stream = ? and source = ?")) {
            statement.setInt(1, code(Stream.ALARM));
            statement.setString(2, source);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    @Override
    public Optional<Up> newestOf(long epoch, String source) throws SQLException {
        return select(epoch, "where stream = ? and source = ? order by seq desc limit ?", Stream.ALARM, source, 1)
                .stream()
                .findFirst();
    }

    @Override
    public Share deleteThrough(Stream stream, long through) throws SQLException {
        Share front;
        try (PreparedStatement statement =
                connection.prepareStatement("select count(*), coalesce(sum(length(cast(message as blob))), 0)"
                        + " from waiting where stream = ? and seq <= ?")) {
            statement.setInt(1, code(stream));
            statement.setLong(2, through);
            try (ResultSet row = statement.executeQuery()) {
                front = row.next() ? new Share(row.getLong(1), row.getLong(2)) : new Share(0, 0);
            }
        }
        if (front.rows() > 0) {
            try (PreparedStatement statement =
                    connection.prepareStatement("delete from waiting where stream = ? and seq <= ?")) {
                statement.setInt(1, code(stream));
                statement.setLong(2, through);
                statement.executeUpdate();
            }
        }
        return front;
    }

    @Override
    public Share deleteOldest(Stream stream, int count) throws SQLException {
        List<Up> oldest = after(1, stream, 0, count);
        return oldest.isEmpty()
                ? new Share(0, 0)
                : deleteThrough(stream, oldest.getLast().seq());
    }

    @Override
    public void beginLife(long epoch) throws SQLException {
        for (Stream stream : Stream.values()) {
            long before = single(
                    "select coalesce(min(seq), 1) - 1 from waiting where stream = ?", stream, row -> row.getLong(1));
            // Through negative numbers: in one step the new ones would collide with the old.
            execute("update waiting set seq = " + before + " - seq where stream = " + code(stream));
            execute("update waiting set seq = -seq where stream = " + code(stream));
        }
        execute("update life set epoch = " + epoch
                + ", last_alarm = (select coalesce(max(seq), 0) from waiting where stream = 0)"
                + ", last_other = (select coalesce(max(seq), 0) from waiting where stream = 1)");
    }

    @Override
    public void checkpoint() throws SQLException {
        execute("pragma wal_checkpoint(restart)");
    }

    @Override
    public List<Note> notes() throws SQLException {
        return notes.all();
    }

    @Override
    public int putNotes(List<Note> some, int most) throws SQLException {
        return notes.put(some, most);
    }

    @Override
    public OptionalLong keptEpoch() {
        return file.keptEpoch();
    }

    @Override
    public void keepEpoch(long epoch) throws IOException {
        file.keepEpoch(epoch);
    }

    @Override
    public boolean replaced() {
        return file.replaced();
    }

    @Override
    public boolean holdReserve() {
        return ballast.hold();
    }

    @Override
    public boolean releaseReserve() {
        return ballast.release();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private static int code(Stream stream) {
        return switch (stream) {
            case ALARM -> 0;
            case OTHER -> 1;
        };
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void rollBack(Exception because) {
        try {
            execute("rollback");
        } catch (SQLException e) {
            // SQLite rolls back by itself at a full disk and then knows of no transaction any more.
            because.addSuppressed(e);
        }
    }

    @FunctionalInterface
    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> T single(String sql, Stream stream, Reader<T> reader) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, code(stream));
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new SQLException("No row from: " + sql);
                }
                return reader.read(row);
            }
        }
    }

    private List<Up> select(long epoch, String where, Stream stream, Object second, int limit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select seq, version, at, synchronised, boot, since_boot_millis, message from waiting " + where)) {
            statement.setInt(1, code(stream));
            statement.setObject(2, second);
            statement.setInt(3, limit);
            List<Up> found = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(new Up(
                            row.getInt(2),
                            stream,
                            epoch,
                            row.getLong(1),
                            Instant.parse(row.getString(3)),
                            row.getBoolean(4),
                            UUID.fromString(row.getString(5)),
                            row.getLong(6),
                            message(row.getString(7))));
                }
            }
            return found;
        }
    }

    private static UpMessage message(String json) {
        try {
            return ContractJson.read(json, UpMessage.class);
        } catch (ContractException e) {
            // Not to be read by this build, and still one number of the stream: the centre makes a fault of it,
            // and on the alarm stream a person is asked.
            return new UpMessage.UnknownUp("unreadable");
        }
    }
}
