package nl.nabij.gateway.outbox;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import nl.nabij.contract.ContractException;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.ContractVersion;
import nl.nabij.contract.link.Stream;
import nl.nabij.contract.link.Up;
import nl.nabij.contract.link.UpMessage;
import nl.nabij.gateway.clock.BoxClock;
import nl.nabij.gateway.clock.BoxClock.Reading;
import org.jspecify.annotations.Nullable;

/// The outbox's tables as SQLite keeps them, on a disk that a test or a simulated world owns: it says
/// when a write fails, and when the power goes in the middle of one. What was synced is the disk's and
/// outlives this object, as a file outlives its process.
public final class MemoryTables implements OutboxTables {

    private final Disk disk;
    private Kept now;

    /// A disk with nothing on it. One that was used is a box that is started again.
    public static final class Disk {

        private @Nullable Kept written;
        private @Nullable Kept outlives;
        private final boolean syncs;
        private int commits;
        private OptionalLong keptEpoch = OptionalLong.empty();
        private final Faults faults;

        public Disk(Faults faults) {
            this(faults, true);
        }

        /// @param syncs false for a sabotaged disk: it says that it synced, and did not
        public Disk(Faults faults, boolean syncs) {
            this.faults = faults;
            this.syncs = syncs;
        }

        /// The power goes, or the process with what it had in memory.
        public void crash() {
            written = outlives;
        }

        /// Rises with each commit.
        public int commits() {
            return commits;
        }

        private void commit(Kept now, boolean sync) {
            written = now;
            commits++;
            if ((syncs && sync) || outlives == null) {
                outlives = now;
            }
        }

        /// The press ids and other messages of a stream that are on this disk for good, oldest first.
        public List<UpMessage> waiting(Stream stream) {
            Kept kept = written;
            return kept == null
                    ? List.of()
                    : kept.rows(stream).values().stream().map(Row::message).toList();
        }

        /// The tables are lost; the mark of the last epoch beside them is not.
        public void loseTables() {
            written = null;
            outlives = null;
        }
    }

    /// What may go wrong at a write. Either method may throw: an `SQLException` for a disk that takes
    /// nothing, an `Error` for a power cut.
    public interface Faults {

        Faults NONE = new Faults() {
            @Override
            public void beforeSync() {}

            @Override
            public void afterSync() {}
        };

        /// All is written and nothing is synced: a cut here loses the transaction whole.
        void beforeSync() throws SQLException;

        /// It is on disk for good, and nobody knows it yet.
        void afterSync();
    }

    private record Row(
            int version,
            Instant at,
            boolean synchronised,
            java.util.UUID boot,
            long sinceBootMillis,
            @Nullable String source,
            UpMessage message,
            long bytes) {}

    /// One state of the tables; copied at the begin of a transaction.
    private static final class Kept {
        private long epoch;
        private final Map<Stream, Long> last = new java.util.EnumMap<>(Stream.class);
        private final Map<Stream, NavigableMap<Long, Row>> rows = new java.util.EnumMap<>(Stream.class);
        private final Map<String, String> notes;

        Kept(long epoch, Map<String, String> notes) {
            this.epoch = epoch;
            this.notes = new LinkedHashMap<>(notes);
        }

        static Kept fresh(long epoch) {
            Kept kept = new Kept(epoch, Map.of());
            for (Stream stream : Stream.values()) {
                kept.last.put(stream, 0L);
                kept.rows.put(stream, new TreeMap<>());
            }
            return kept;
        }

        NavigableMap<Long, Row> rows(Stream stream) {
            return rows.computeIfAbsent(stream, _ -> new TreeMap<>());
        }

        Kept copy() {
            Kept copy = new Kept(epoch, notes);
            copy.last.putAll(last);
            rows.forEach((stream, some) -> copy.rows.put(stream, new TreeMap<>(some)));
            return copy;
        }
    }

    private MemoryTables(Disk disk, Kept now) {
        this.disk = disk;
        this.now = now;
    }

    /// As [SqliteOutbox#open]: the real rules on this disk.
    public static DiskOutbox open(Disk disk, BoxClock clock, OutboxLimits limits) {
        Kept kept = disk.written;
        if (kept == null) {
            kept = Kept.fresh(OutboxFile.firstEpoch(clock.read().at(), disk.keptEpoch));
            disk.keptEpoch = OptionalLong.of(kept.epoch);
            disk.commit(kept, true);
        }
        return DiskOutbox.on(new MemoryTables(disk, kept.copy()), clock, limits);
    }

    @Override
    public <T> T inTransaction(Work<T> work) throws SQLException {
        return transaction(work, true);
    }

    @Override
    public <T> T inUnsyncedTransaction(Work<T> work) throws SQLException {
        return transaction(work, false);
    }

    private <T> T transaction(Work<T> work, boolean sync) throws SQLException {
        Kept before = now.copy();
        try {
            T result = work.run();
            disk.faults.beforeSync();
            disk.commit(now.copy(), sync);
            disk.faults.afterSync();
            return result;
        } catch (SQLException | RuntimeException e) {
            now = before;
            throw e;
        }
    }

    @Override
    public Life life() {
        return new Life(now.epoch, last(Stream.ALARM), last(Stream.OTHER));
    }

    private long last(Stream stream) {
        return now.last.getOrDefault(stream, 0L);
    }

    private NavigableMap<Long, Row> rows(Stream stream) {
        return now.rows(stream);
    }

    @Override
    public Share share(Stream stream) {
        return share(rows(stream));
    }

    private static Share share(Map<Long, Row> some) {
        return new Share(
                some.size(), some.values().stream().mapToLong(Row::bytes).sum());
    }

    @Override
    public void insert(Stream stream, long seq, Reading reading, @Nullable String source, String message) {
        Row row = new Row(
                ContractVersion.CURRENT,
                reading.at(),
                reading.synchronised(),
                reading.bootId(),
                reading.sinceBoot().toMillis(),
                source,
                message(message),
                message.getBytes(StandardCharsets.UTF_8).length);
        if (rows(stream).put(seq, row) != null) {
            throw new IllegalStateException("A number is given once: " + seq);
        }
        now.last.put(stream, seq);
    }

    @Override
    public List<Up> after(long epoch, Stream stream, long afterSeq, int limit) {
        return rows(stream).tailMap(afterSeq, false).entrySet().stream()
                .limit(limit)
                .map(row -> up(epoch, stream, row.getKey(), row.getValue()))
                .toList();
    }

    private static Up up(long epoch, Stream stream, long seq, Row row) {
        return new Up(
                row.version(),
                stream,
                epoch,
                seq,
                row.at(),
                row.synchronised(),
                row.boot(),
                row.sinceBootMillis(),
                row.message());
    }

    private static UpMessage message(String json) {
        try {
            return ContractJson.read(json, UpMessage.class);
        } catch (ContractException e) {
            return new UpMessage.UnknownUp("unreadable");
        }
    }

    @Override
    public long countOf(String source) {
        return rows(Stream.ALARM).values().stream()
                .filter(row -> source.equals(row.source()))
                .count();
    }

    @Override
    public Optional<Up> newestOf(long epoch, String source) {
        return rows(Stream.ALARM).descendingMap().entrySet().stream()
                .filter(row -> source.equals(row.getValue().source()))
                .findFirst()
                .map(row -> up(epoch, Stream.ALARM, row.getKey(), row.getValue()));
    }

    @Override
    public Share deleteThrough(Stream stream, long through) {
        Map<Long, Row> front = rows(stream).headMap(through, true);
        Share share = share(front);
        front.clear();
        return share;
    }

    @Override
    public Share deleteOldest(Stream stream, int count) {
        List<Long> oldest = rows(stream).keySet().stream().limit(count).toList();
        return oldest.isEmpty() ? new Share(0, 0) : deleteThrough(stream, oldest.getLast());
    }

    @Override
    public void beginLife(long epoch) {
        for (Stream stream : Stream.values()) {
            List<Row> waiting = new ArrayList<>(rows(stream).values());
            rows(stream).clear();
            waiting.forEach(row -> rows(stream).put(rows(stream).size() + 1L, row));
            now.last.put(stream, (long) waiting.size());
        }
        now.epoch = epoch;
    }

    @Override
    public void checkpoint() {}

    @Override
    public List<Note> notes() {
        List<Note> all = new ArrayList<>();
        now.notes.forEach((about, text) -> all.add(new Note(about, text)));
        return all;
    }

    @Override
    public int putNotes(List<Note> some, int most) {
        for (Note note : some) {
            now.notes.remove(note.about());
            now.notes.put(note.about(), note.text());
            if (now.notes.size() > most) {
                now.notes.remove(now.notes.keySet().iterator().next());
            }
        }
        return some.size();
    }

    @Override
    public OptionalLong keptEpoch() {
        return disk.keptEpoch;
    }

    @Override
    public void keepEpoch(long epoch) {
        disk.keptEpoch = OptionalLong.of(epoch);
    }

    @Override
    public boolean replaced() {
        return false;
    }

    @Override
    public boolean holdReserve() {
        return true;
    }

    @Override
    public boolean releaseReserve() {
        return false;
    }

    @Override
    public void close() {}
}
