package nl.nabij.gateway.outbox;

import java.io.IOException;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import nl.nabij.contract.ContractVersion;
import nl.nabij.contract.link.Stream;
import nl.nabij.contract.link.Up;
import nl.nabij.contract.link.UpMessage;
import nl.nabij.gateway.clock.BoxClock;
import nl.nabij.gateway.clock.BoxClock.Reading;
import nl.nabij.gateway.outbox.OutboxFaults.Fault;
import nl.nabij.gateway.outbox.OutboxTables.Life;
import nl.nabij.gateway.outbox.OutboxTables.Share;
import nl.nabij.gateway.outbox.OutboxTables.Work;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The rules of the outbox, over the tables of a disk: numbers, epochs, limits, what gives way to an
/// alarm when nothing fits any more, and what is told as a fault.
///
/// All calls share one lock: a home appends a few records a second, and each takes under a
/// millisecond.
public final class DiskOutbox implements Outbox {

    private static final Logger LOG = LoggerFactory.getLogger(DiskOutbox.class);

    /// Dropped at a time when the other stream is at its end, so that not every append pays for it.
    private static final int DROPPED_AT_A_TIME = 64;

    /// Beyond this an epoch is a mistake and not a life: 2^53 is the last that JSON readers agree on.
    private static final long HIGHEST_EPOCH = 1L << 53;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Stream, Share> shares = new EnumMap<>(Stream.class);
    private final OutboxFaults faults = new OutboxFaults();
    private final AtomicLong dropped = new AtomicLong();
    private final OutboxTables rows;
    private final BoxClock clock;
    private final OutboxLimits limits;
    private Life life;

    private DiskOutbox(OutboxTables rows, BoxClock clock, OutboxLimits limits) throws SQLException {
        this.rows = rows;
        this.clock = clock;
        this.limits = limits;
        this.life = rows.life();
        for (Stream stream : Stream.values()) {
            shares.put(stream, rows.share(stream));
        }
    }

    /// @throws OutboxUnreadableException when the tables cannot be used
    static DiskOutbox on(OutboxTables tables, BoxClock clock, OutboxLimits limits) {
        try {
            DiskOutbox outbox = new DiskOutbox(tables, clock, limits);
            outbox.opened();
            return outbox;
        } catch (SQLException e) {
            throw new OutboxUnreadableException("The outbox cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public Up append(Stream stream, UpMessage message) {
        return append(Draft.of(stream, message, List.of()));
    }

    @Override
    public Up append(Stream stream, UpMessage message, Note note) {
        return append(Draft.of(stream, message, List.of(note)));
    }

    private Up append(Draft draft) {
        if (draft.bytes() > limits.messageBytes()) {
            throw new IllegalArgumentException("A message of " + draft.bytes() + " bytes does not fit into a packet of"
                    + " the link; the most is " + limits.messageBytes());
        }
        lock.lock();
        try {
            Up up = write(draft);
            tellFaults();
            return up;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void keep(Note note) {
        lock.lock();
        try {
            keep(List.of(note));
        } catch (SQLException e) {
            throw full("note", e);
        } finally {
            lock.unlock();
        }
    }

    private void keep(List<Note> some) throws SQLException {
        try {
            rows.inTransaction(() -> rows.putNotes(some, limits.notes()));
        } catch (SQLException e) {
            rows.checkpoint();
            dropOldestReports();
            rows.inTransaction(() -> rows.putNotes(some, limits.notes()));
        }
    }

    @Override
    public List<Note> notes() {
        lock.lock();
        try {
            return rows.notes();
        } catch (SQLException e) {
            throw new OutboxUnreadableException("The outbox cannot be read: " + e.getMessage(), e);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<Up> after(Stream stream, long afterSeq, int limit) {
        if (limit < 1 || limit > 1_000) {
            throw new IllegalArgumentException("limit is " + limit + "; it has to be 1 to 1000");
        }
        lock.lock();
        try {
            return rows.after(life.epoch(), stream, afterSeq, limit);
        } catch (SQLException e) {
            throw new OutboxUnreadableException("The outbox cannot be read: " + e.getMessage(), e);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Received receive(Stream stream, long epoch, long through) {
        lock.lock();
        try {
            if (epoch > HIGHEST_EPOCH) {
                LOG.error("Receipt with an impossible epoch is ignored epoch={}", epoch);
                return Received.OLDER_LIFE;
            }
            if (epoch < life.epoch()) {
                LOG.info("Receipt of an older life is ignored stream={} epoch={}", stream, epoch);
                return Received.OLDER_LIFE;
            }
            if (epoch > life.epoch() || through > life.last(stream)) {
                beginLife(epoch, "the centre has stream " + stream + " of epoch " + epoch + " through " + through);
                return Received.NEW_LIFE;
            }
            // Rows that a power cut brings back are sent again, and the centre knows them. A sync here would stand
            // before the next alarm's.
            Share taken = rows.inUnsyncedTransaction(() -> rows.deleteThrough(stream, through));
            shares.put(stream, share(stream).minus(taken));
            roomier();
            return Received.TAKEN;
        } catch (SQLException e) {
            // Nothing is lost by it: sent again they are repeats at the centre, whose receipt comes again.
            LOG.warn("A receipt could not be written stream={} through={}: {}", stream, through, e.getMessage());
            return Received.NOT_WRITTEN;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public long waiting(Stream stream) {
        lock.lock();
        try {
            return share(stream).rows();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public long epoch() {
        lock.lock();
        try {
            return life.epoch();
        } finally {
            lock.unlock();
        }
    }

    /// How many rows of the other stream were dropped without a receipt since the start.
    public long dropped() {
        return dropped.get();
    }

    @Override
    public void close() {
        lock.lock();
        try {
            rows.close();
        } catch (SQLException e) {
            LOG.warn("The outbox did not close cleanly; nothing is lost by it: {}", e.getMessage());
        } finally {
            lock.unlock();
        }
    }

    private void opened() throws SQLException {
        lock.lock();
        try {
            long kept = rows.keptEpoch().orElse(life.epoch());
            if (kept > life.epoch()) {
                beginLife(kept, "the file is older than the last epoch that was kept");
            }
            if (rows.replaced()) {
                faults.raise(Fault.FILE_LOST);
            }
            if (!rows.holdReserve()) {
                faults.raise(Fault.DISK_FULL);
            }
            tellFaults();
            LOG.info(
                    "Outbox open epoch={} alarms={} others={}",
                    life.epoch(),
                    share(Stream.ALARM).rows(),
                    share(Stream.OTHER).rows());
        } finally {
            lock.unlock();
        }
    }

    private Up write(Draft draft) {
        Stream stream = draft.stream();
        try {
            Optional<Up> standsFor = stream == Stream.ALARM ? alreadyTold(draft.source()) : Optional.empty();
            if (standsFor.isPresent()) {
                // Of a source that fills its share each note is as good as the one before it.
                return standsFor.get();
            }
            makeRoom(stream, draft.bytes());
        } catch (SQLException e) {
            throw full("message of stream " + stream, e);
        }
        Reading reading = clock.read();
        long seq = life.last(stream) + 1;
        Work<Integer> insert = () -> {
            rows.insert(stream, seq, reading, draft.source(), draft.json());
            return rows.putNotes(draft.notes(), limits.notes());
        };
        try {
            rows.inTransaction(insert);
        } catch (SQLException first) {
            retryOnFullDisk(stream, insert, first);
        }
        life = stream == Stream.ALARM
                ? new Life(life.epoch(), seq, life.lastOther())
                : new Life(life.epoch(), life.lastAlarm(), seq);
        shares.put(stream, share(stream).plus(new Share(1, draft.bytes())));
        return new Up(
                ContractVersion.CURRENT,
                stream,
                life.epoch(),
                seq,
                reading.at(),
                reading.synchronised(),
                reading.bootId(),
                reading.sinceBoot().toMillis(),
                draft.message());
    }

    /// What a full disk is answered with: an alarm gets the reserve, then the place of other
    /// reports; another report gets the place of older ones only.
    private void retryOnFullDisk(Stream stream, Work<Integer> insert, SQLException first) {
        faults.raise(Fault.DISK_FULL);
        LOG.warn("The disk takes no row stream={}: {}", stream, first.getMessage());
        SQLException last = first;
        if (stream == Stream.ALARM && rows.releaseReserve()) {
            try {
                rows.inTransaction(insert);
                return;
            } catch (SQLException e) {
                last = e;
            }
        }
        try {
            rows.checkpoint();
            dropOldestReports();
            rows.inTransaction(insert);
        } catch (SQLException e) {
            last.addSuppressed(e);
            throw full("message of stream " + stream, last);
        }
    }

    private Optional<Up> alreadyTold(@Nullable String source) throws SQLException {
        if (source == null
                || share(Stream.ALARM).rows() < limits.alarmRowsOfOneSource()
                || rows.countOf(source) < limits.alarmRowsOfOneSource()) {
            return Optional.empty();
        }
        faults.raise(Fault.SOURCE_FULL);
        return rows.newestOf(life.epoch(), source);
    }

    private void makeRoom(Stream stream, long bytes) throws SQLException {
        Share share = share(stream);
        if (share.rows() < limits.rows(stream) && share.bytes() + bytes <= limits.bytes(stream)) {
            return;
        }
        if (stream == Stream.ALARM) {
            faults.raise(Fault.ALARMS_FULL);
            throw new OutboxFullException(share.rows()
                    + " alarms wait without a receipt; no further one is kept until the centre takes some");
        }
        faults.raise(Fault.REPORTS_DROPPED);
        dropOldestReports();
    }

    private void dropOldestReports() throws SQLException {
        Share oldest = rows.inTransaction(() -> rows.deleteOldest(Stream.OTHER, DROPPED_AT_A_TIME));
        shares.put(Stream.OTHER, share(Stream.OTHER).minus(oldest));
        dropped.addAndGet(oldest.rows());
    }

    private OutboxFullException full(String what, SQLException because) {
        OutboxFullException full = new OutboxFullException("The disk takes no " + what + ": " + because.getMessage());
        full.addSuppressed(because);
        return full;
    }

    private void beginLife(long atLeast, String because) throws SQLException {
        long epoch = Math.max(life.epoch(), atLeast) + 1;
        LOG.warn("The outbox begins a new life epoch={}, since {}", epoch, because);
        try {
            rows.keepEpoch(epoch);
        } catch (IOException e) {
            // The database carries it too; the file only helps when that is lost later.
            LOG.warn("The epoch could not be kept beside the outbox: {}", e.toString());
        }
        rows.inTransaction(() -> {
            rows.beginLife(epoch);
            return epoch;
        });
        life = rows.life();
    }

    private void roomier() {
        faults.clear(Fault.FILE_LOST);
        if (faults.stands(Fault.DISK_FULL) && rows.holdReserve()) {
            faults.clear(Fault.DISK_FULL);
        }
        if (share(Stream.OTHER).rows() < limits.otherRows() / 2) {
            faults.clear(Fault.REPORTS_DROPPED);
        }
        if (share(Stream.ALARM).rows() < limits.alarmRowsOfOneSource() / 2) {
            faults.clear(Fault.SOURCE_FULL);
            faults.clear(Fault.ALARMS_FULL);
        }
        tellFaults();
    }

    /// Writes what the outbox has to say about itself; while that cannot be written it waits.
    private void tellFaults() {
        for (UpMessage next = faults.nextUntold(); next != null; next = faults.nextUntold()) {
            try {
                write(Draft.of(Stream.OTHER, next, List.of()));
            } catch (OutboxFullException e) {
                return;
            }
            faults.told();
        }
    }

    private Share share(Stream stream) {
        return shares.getOrDefault(stream, new Share(0, 0));
    }
}
