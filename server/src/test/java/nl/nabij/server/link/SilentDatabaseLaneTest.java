package nl.nabij.server.link;

import static nl.nabij.server.link.UplinkFixture.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.VertxInternal;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.link.Down;
import nl.nabij.contract.link.Stream;
import nl.nabij.contract.link.Topics;
import nl.nabij.contract.link.Topics.UpChannel;
import nl.nabij.contract.link.UpMessage;
import nl.nabij.server.link.UpRead.Understood;
import nl.nabij.server.postgres.Database;
import nl.nabij.server.postgres.FreezingProxy;
import nl.nabij.server.postgres.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// PostgreSQL's host loses its power: neither FIN nor RST comes. The lane gives the connection up and
/// goes on with another; nothing is lost or stored twice.
final class SilentDatabaseLaneTest {

    private static final String HOME = "gw-silent";
    private static final int MESSAGES = 5;

    private final TestDatabase test = TestDatabase.fresh();
    private final FreezingProxy proxy = new FreezingProxy(test.address());
    private final Database through = new Database(test.vertx(), proxy.address());
    private final Queue<Long> receipts = new ConcurrentLinkedQueue<>();
    private final Set<Long> told = ConcurrentHashMap.newKeySet();
    private final IngestLane lane = lane();

    @BeforeEach
    void firstIsStored() {
        test.home(HOME, test.organisation("De Bilt", "care"));
        add(1);
        eventually("a receipt", () -> receipts.size() == 1);
        assertThat(lane.stores()).isTrue();
    }

    @AfterEach
    void close() throws IOException {
        lane.close();
        through.close();
        proxy.close();
        test.close();
    }

    @Test
    void aBatchThatNeverArrivedIsStoredOnAnotherConnection() {
        proxy.freeze();
        addFrom(2);
        eventually("not ready", () -> !lane.stores());
        assertThat(rows()).isEqualTo(1);
        assertThat(receipts).hasSize(1);
        recovers();
    }

    @Test
    void aBatchThatWasCommittedWithoutAWordIsReceiptedAsARepeat() {
        proxy.loseAnswers();
        add(2);
        eventually("committed", () -> rows() == 2);
        eventually("not ready", () -> !lane.stores());
        assertThat(receipts).hasSize(1);
        addFrom(3);
        recovers();
    }

    private void recovers() {
        proxy.letIn();
        eventually("all receipts", () -> receipts.contains((long) MESSAGES));
        eventually("ready again", lane::stores);
        assertThat(receipts).as("one answer for each").hasSize(MESSAGES);
        assertThat(rows()).isEqualTo(MESSAGES);
        assertThat(told).as("their effects are made").containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L);
    }

    private void addFrom(int first) {
        for (int seq = first; seq <= MESSAGES; seq++) {
            add(seq);
        }
    }

    private IngestLane lane() {
        Context context = ((VertxInternal) test.vertx()).createEventLoopContext();
        return new IngestLane(
                PgIngestStore.turns(test.vertx(), context),
                new PgIngestStore(
                        test.vertx(),
                        context,
                        through.workerOptions(),
                        new IngestRow(PressPreparation.nothing(), Clock.systemUTC()),
                        Duration.ofSeconds(2)),
                (arrival, _) -> told.add(((Understood) arrival.read()).up().seq()));
    }

    private void add(int seq) {
        byte[] payload = ContractJson.toBytes(TestBox.up(Stream.OTHER, 1, seq, new UpMessage.FaultCleared("a")));
        GatewayId id = new GatewayId(HOME);
        Arrival arrival = new Arrival(
                id,
                Topics.up(id, UpChannel.EVENT),
                Buffer.buffer(payload),
                UpRead.of(UpChannel.EVENT, payload),
                Optional.empty(),
                seq == 1,
                new Receipts());
        lane.add(arrival, () -> {
            throw new AssertionError("the lane is full");
        });
    }

    private long rows() {
        return test.asAdministratorNumber("select count(*) from up_message where home_id = '" + HOME + "'");
    }

    private final class Receipts implements Arrival.Sender {

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void stored(Arrival arrival, Optional<Down.Receipt> receipt) {
            receipts.add(receipt.orElseThrow().through());
        }
    }
}
