package nl.nabij.sim.story;

import static org.assertj.core.api.Assertions.assertThat;

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

    @Test
    void theOutboxIsSyncedBeforeTheHomeBrokersAcknowledgement() {
        SystemCalls gateway = new SystemCalls(data.resolve("gateway.strace"));
        WholeSystem prepared = new WholeSystem("sync-gateway", data, Map.of(), List.of());
        prepared.trace(List.of(), gateway.tracer());
        // Without a centre: it is the gateway's own promise.
        try (WholeSystem system = prepared) {
            system.startGateway();
            system.startHouse();
            awaitDevices(system);
            int from = gateway.size();
            system.home().press();
            Eventually.until(
                    "the press is acknowledged in the ledger",
                    () -> LedgerBook.read(system.ledgerFile()).getLast().acknowledged());
            int broker = system.brokerPort();
            var arrival = first(gateway, from, c -> SystemCalls.isReadFrom(c, broker));
            var sync = first(gateway, arrival.ended(), c -> SystemCalls.isSync(c, "outbox"));
            var puback = first(gateway, arrival.ended(), c -> SystemCalls.isWriteTo(c, broker) && c.contains(PUBACK));
            assertThat(sync.ended())
                    .as("the end of %s, before the start of %s", sync.started(), puback.started())
                    .isLessThan(puback.began());
        }
    }

    @Test
    void theCommitIsSyncedBeforeTheReceipt() {
        SystemCalls server = new SystemCalls(data.resolve("server.strace"));
        WholeSystem prepared = new WholeSystem("sync-server", data, Map.of(), List.of());
        // PostgreSQL is a descendant of the server, so that one trace holds both in one order.
        prepared.trace(server.tracer(), List.of());
        try (WholeSystem system = prepared.start();
                Resident willemse = system.resident()) {
            settle(system);
            int from = server.size();
            system.home().press();
            willemse.sees(HelpStage.HEARD);
            int uplink = system.uplinkPort();
            var arrival = first(server, from, c -> SystemCalls.isReadFrom(c, uplink));
            var sync = first(server, arrival.ended(), c -> SystemCalls.isSync(c, "pg_wal"));
            var answer = first(server, arrival.ended(), c -> SystemCalls.isWriteTo(c, uplink));
            assertThat(sync.ended())
                    .as("the end of %s, before the start of %s", sync.started(), answer.started())
                    .isLessThan(answer.began());
        }
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
