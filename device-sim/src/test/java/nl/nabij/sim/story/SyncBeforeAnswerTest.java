package nl.nabij.sim.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import nl.nabij.contract.face.ResidentState.HelpStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Told by the system calls themselves: what is acknowledged lies on the disk.
@Story
class SyncBeforeAnswerTest {

    /// MQTT's PUBACK as strace prints its first byte, 0x40.
    private static final String PUBACK = "\"@";

    @TempDir
    private Path data;

    /// SQLite then leaves the sync to the kernel, as its own default settings would at some commits.
    private static final ChangedProgram OUTBOX_WITHOUT_SYNC = new ChangedProgram(
            "gateway",
            "nl/nabij/gateway/outbox/OutboxFile.java",
            Map.of(
                    "expect(statement, \"pragma synchronous\", \"2\");",
                    "statement.execute(\"pragma synchronous = off\");"));

    /// On a busy machine another message's sync may fall between a press and its early answer, and hide it;
    /// not so often in a row.
    private static final int PRESSES_UNTIL_RED = 8;

    /// The home is answered when its message arrives, and not when it is stored.
    private static final ChangedProgram RECEIPT_BEFORE_COMMIT = new ChangedProgram(
            "server", "nl/nabij/server/link/IngestLane.java", Map.of("waiting.addLast(arrival);", """
                    waiting.addLast(arrival);
                    if (arrival.read() instanceof Understood(var up, var _)) {
                        arrival.connection().stored(
                                arrival, Optional.of(new Down.Receipt(up.stream(), up.epoch(), up.seq())));
                    }
                    """));

    @Test
    void theOutboxIsSyncedBeforeTheHomeBrokersAcknowledgement() {
        checkOutboxIsSynced(system("sync-gateway"));
    }

    @Test
    void sabotage_anOutboxWithoutSyncTurnsItsCheckRed() {
        WholeSystem system = system("sabotage-gateway");
        system.change(OUTBOX_WITHOUT_SYNC);
        assertThatThrownBy(() -> checkOutboxIsSynced(system))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("before the start of");
    }

    @Test
    void theCommitIsSyncedBeforeTheReceipt() {
        checkCommitIsSynced(system("sync-server"), 1);
    }

    @Test
    void sabotage_aReceiptBeforeTheCommitTurnsItsCheckRed() {
        WholeSystem system = system("sabotage-server");
        system.change(RECEIPT_BEFORE_COMMIT);
        assertThatThrownBy(() -> checkCommitIsSynced(system, PRESSES_UNTIL_RED))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("before the start of");
    }

    private WholeSystem system(String story) {
        return new WholeSystem(story, data, Map.of(), List.of());
    }

    private void checkOutboxIsSynced(WholeSystem prepared) {
        SystemCalls gateway = new SystemCalls(data.resolve("gateway.strace"));
        prepared.trace(List.of(), gateway.tracer());
        // Without a centre: it is the gateway's own promise.
        try (WholeSystem system = prepared) {
            system.startGateway();
            system.startHouse();
            awaitDevices(system);
            int broker = system.brokerPort();
            gateway.awaitQuiet(broker);
            int from = gateway.size();
            system.home().press();
            Eventually.until(
                    "the press is acknowledged in the ledger",
                    () -> LedgerBook.read(system.ledgerFile()).getLast().acknowledged());
            var arrival = first(gateway, from, c -> SystemCalls.isReadFrom(c, broker));
            var puback = first(gateway, arrival.ended(), c -> SystemCalls.isWriteTo(c, broker) && c.contains(PUBACK));
            assertSynced(gateway, "outbox", arrival, puback);
        }
    }

    private void checkCommitIsSynced(WholeSystem prepared, int presses) {
        SystemCalls server = new SystemCalls(data.resolve("server.strace"));
        // PostgreSQL is a descendant of the server, so that one trace holds both in one order.
        prepared.trace(server.tracer(), List.of());
        try (WholeSystem system = prepared.start();
                Resident willemse = system.resident()) {
            settle(system);
            int uplink = system.uplinkPort();
            for (int press = 1; press <= presses; press++) {
                server.awaitQuiet(uplink);
                int from = server.size();
                system.home().press();
                willemse.sees(HelpStage.HEARD);
                var arrival = first(server, from, c -> SystemCalls.isReadFrom(c, uplink));
                var answer = first(server, arrival.ended(), c -> SystemCalls.isWriteTo(c, uplink));
                assertSynced(server, "pg_wal", arrival, answer);
            }
        }
    }

    /// Between the two a sync of that file began and ended.
    private static void assertSynced(
            SystemCalls calls, String file, SystemCalls.Call arrival, SystemCalls.Call answer) {
        assertThat(calls.calls(arrival.ended(), call -> SystemCalls.isSync(call, file)))
                .as("syncs of %s, one of which ended before the start of %s", file, answer.started())
                .anyMatch(sync -> sync.ended() < answer.began());
    }

    /// What belongs to the start has been said: the uplink stands and the devices are listed.
    private static void settle(WholeSystem system) {
        try (Resident willemse = system.resident()) {
            willemse.seesUplink(true);
        }
        awaitDevices(system);
    }

    private static void awaitDevices(WholeSystem system) {
        try (Resident willemse = system.resident()) {
            willemse.device(system.home().id("pendant"));
        }
        system.home().awaitsNothingWaiting();
    }

    private static SystemCalls.Call first(SystemCalls calls, int from, java.util.function.Predicate<String> wanted) {
        return Eventually.some(
                "a system call", () -> calls.calls(from, wanted).stream().findFirst());
    }
}
