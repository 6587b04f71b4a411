package nl.nabij.gateway.outbox;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import nl.nabij.contract.link.Stream;
import nl.nabij.contract.link.Up;
import nl.nabij.gateway.clock.BoxClock.Reading;
import org.jspecify.annotations.Nullable;

/// The disk as the outbox sees it: tables with transactions, a mark beside them, and a reserve of
/// space. Its owner calls it under one lock. Every change is made inside one of the two
/// kinds of transaction.
///
/// Within a stream the numbers that wait have no gaps: rows are added behind the last and leave from
/// the front only.
interface OutboxTables {

    record Life(long epoch, long lastAlarm, long lastOther) {

        long last(Stream stream) {
            return switch (stream) {
                case ALARM -> lastAlarm;
                case OTHER -> lastOther;
            };
        }
    }

    record Share(long rows, long bytes) {

        Share plus(Share other) {
            return new Share(rows + other.rows, bytes + other.bytes);
        }

        Share minus(Share other) {
            return new Share(rows - other.rows, bytes - other.bytes);
        }
    }

    @FunctionalInterface
    interface Work<T> {
        T run() throws SQLException;
    }

    /// One transaction; when it returns, the disk has synced it. All of it or nothing.
    ///
    /// @throws SQLException when the disk takes it not
    <T> T inTransaction(Work<T> work) throws SQLException;

    /// One transaction that nobody waits for: all of it or nothing, and a power cut may take it back until the
    /// next [#inTransaction] returns. For what may be done twice without harm.
    ///
    /// @throws SQLException when the disk takes it not
    <T> T inUnsyncedTransaction(Work<T> work) throws SQLException;

    Life life() throws SQLException;

    /// What a stream takes now.
    Share share(Stream stream) throws SQLException;

    /// Writes one row, and its number as the stream's last.
    void insert(Stream stream, long seq, Reading reading, @Nullable String source, String message) throws SQLException;

    List<Up> after(long epoch, Stream stream, long afterSeq, int limit) throws SQLException;

    /// How many alarms of this source wait.
    long countOf(String source) throws SQLException;

    Optional<Up> newestOf(long epoch, String source) throws SQLException;

    /// Deletes from the front of a stream through a number, and says how much that was.
    Share deleteThrough(Stream stream, long through) throws SQLException;

    /// Deletes the oldest rows of a stream.
    Share deleteOldest(Stream stream, int count) throws SQLException;

    /// All that waits gets the new epoch and numbers from 1.
    void beginLife(long epoch) throws SQLException;

    /// Gives space free that only the log still holds.
    void checkpoint() throws SQLException;

    /// Written longest ago first.
    List<Note> notes() throws SQLException;

    /// @param most how many are kept; beyond it the one that was written longest ago is forgotten
    /// @return how many were put
    int putNotes(List<Note> some, int most) throws SQLException;

    /// The last epoch that was kept beside the tables.
    OptionalLong keptEpoch();

    /// Returns when the epoch is on disk.
    void keepEpoch(long epoch) throws IOException;

    /// Whether the tables were made anew since those that were there could not be read.
    boolean replaced();

    /// @return whether the reserve is held now
    boolean holdReserve();

    /// @return whether space came free
    boolean releaseReserve();

    void close() throws SQLException;
}
