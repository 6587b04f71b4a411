package nl.nabij.gateway.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import nl.nabij.contract.link.Stream;
import nl.nabij.contract.link.Up;
import nl.nabij.gateway.clock.HandClock;
import org.junit.jupiter.api.Test;

/// The disk of simulated worlds keeps what SQLite keeps, and loses what a power cut takes.
class MemoryTablesTest extends DiskOutboxContract {

    private final HandClock clock = new HandClock();
    private final Cuts cuts = new Cuts();
    private final MemoryTables.Disk disk = new MemoryTables.Disk(cuts);
    private DiskOutbox outbox = MemoryTables.open(disk, clock, OutboxLimits.DEFAULT);

    @Override
    DiskOutbox outbox() {
        return outbox;
    }

    @Override
    void reopen(OutboxLimits limits) {
        outbox = MemoryTables.open(disk, clock, limits);
    }

    @Test
    void aCutBeforeTheSyncTakesAlarmAndNote() {
        cuts.before = true;
        assertThatThrownBy(() -> outbox.append(Stream.ALARM, press(), new Note("a", "1")))
                .isInstanceOf(Cut.class);
        cuts.before = false;
        reopen(OutboxLimits.DEFAULT);
        assertThat(outbox.waiting(Stream.ALARM)).isZero();
        assertThat(outbox.notes()).isEmpty();
        assertThat(outbox.append(Stream.ALARM, press()).seq()).isEqualTo(1);
    }

    @Test
    void aCutAfterTheSyncTakesNothing() {
        cuts.after = true;
        assertThatThrownBy(() -> outbox.append(Stream.ALARM, press(), new Note("a", "1")))
                .isInstanceOf(Cut.class);
        cuts.after = false;
        reopen(OutboxLimits.DEFAULT);
        assertThat(outbox.waiting(Stream.ALARM)).isEqualTo(1);
        assertThat(outbox.notes()).containsExactly(new Note("a", "1"));
    }

    @Test
    void aFullDiskRefusesAndForgetsNothing() {
        outbox.append(Stream.ALARM, press());
        cuts.full = true;
        assertThatThrownBy(() -> outbox.append(Stream.ALARM, press())).isInstanceOf(OutboxFullException.class);
        cuts.full = false;
        assertThat(outbox.waiting(Stream.ALARM)).isEqualTo(1);
        assertThat(outbox.append(Stream.ALARM, press()).seq()).isEqualTo(2);
    }

    /// Found by a simulated world: the link took it for done, and the row waited until the next alarm.
    @Test
    void aReceiptThatTheDiskDoesNotTakeHasToComeAgain() {
        outbox.append(Stream.ALARM, press());
        cuts.full = true;
        assertThat(outbox.receive(Stream.ALARM, outbox.epoch(), 1)).isEqualTo(Outbox.Received.NOT_WRITTEN);
        cuts.full = false;
        assertThat(outbox.waiting(Stream.ALARM)).isEqualTo(1);
        assertThat(outbox.receive(Stream.ALARM, outbox.epoch(), 1)).isEqualTo(Outbox.Received.TAKEN);
        assertThat(outbox.waiting(Stream.ALARM)).isZero();
    }

    @Test
    void aCutTakesAReceiptBackUntilTheNextAlarmIsSynced() {
        outbox.append(Stream.ALARM, press());
        outbox.receive(Stream.ALARM, outbox.epoch(), 1);
        disk.crash();
        reopen(OutboxLimits.DEFAULT);
        assertThat(outbox.waiting(Stream.ALARM)).isEqualTo(1);

        outbox.receive(Stream.ALARM, outbox.epoch(), 1);
        assertThat(outbox.append(Stream.ALARM, press()).seq()).isEqualTo(2);
        disk.crash();
        reopen(OutboxLimits.DEFAULT);
        assertThat(outbox.after(Stream.ALARM, 0, 10)).extracting(Up::seq).containsExactly(2L);
    }

    private static final class Cut extends Error {
        private static final long serialVersionUID = 1L;
    }

    private static final class Cuts implements MemoryTables.Faults {
        private boolean before;
        private boolean after;
        private boolean full;

        @Override
        public void beforeSync() throws SQLException {
            if (before) {
                throw new Cut();
            }
            if (full) {
                throw new SQLException("database or disk is full");
            }
        }

        @Override
        public void afterSync() {
            if (after) {
                throw new Cut();
            }
        }
    }
}
