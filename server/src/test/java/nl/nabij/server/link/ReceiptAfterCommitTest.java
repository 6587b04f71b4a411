package nl.nabij.server.link;

import static nl.nabij.server.link.UplinkFixture.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.VertxInternal;
import java.time.Clock;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.link.Down;
import nl.nabij.contract.link.Stream;
import nl.nabij.contract.link.Topics;
import nl.nabij.contract.link.Topics.UpChannel;
import nl.nabij.contract.link.Up;
import nl.nabij.contract.link.UpMessage;
import nl.nabij.server.link.UpRead.Understood;
import nl.nabij.server.postgres.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A receipt lets the home forget: so it may never be given earlier than the commit. The commits are
/// rolled back here at their very end, after the rows were answered, as a crash at that moment would.
final class ReceiptAfterCommitTest {

    private static final int MESSAGES = 5;
    private static final TestDatabase TEST = TestDatabase.fresh();

    @BeforeAll
    static void commitsCanBeRefused() {
        TEST.asAdministrator("""
                create table refusing ();
                create sequence refused;
                create function refuse_commit() returns trigger language plpgsql as $$
                begin
                    if exists (select from nabij.refusing) then
                        -- A sequence counts on through rollbacks.
                        perform nextval('nabij.refused');
                        raise exception 'no commit now' using errcode = '40001';
                    end if;
                    return new;
                end $$;
                create constraint trigger refuse_commit after insert on up_message
                    deferrable initially deferred for each row execute function refuse_commit();
                grant select on refusing to public;
                grant usage on refused to public;
                """);
    }

    @AfterAll
    static void close() {
        TEST.close();
    }

    @Test
    void noReceiptPrecedesItsCommit() {
        checkReceiptsFollowCommits("gw-patient", lane());
    }

    @Test
    void sabotage_receiptsBeforeTheCommitTurnTheirCheckRed() {
        Consumer<Arrival> lane = lane();
        Consumer<Arrival> hasty = arrival -> {
            Up up = ((Understood) arrival.read()).up();
            arrival.connection().stored(arrival, Optional.of(new Down.Receipt(up.stream(), up.epoch(), up.seq())));
            lane.accept(arrival);
        };
        assertThatThrownBy(() -> checkReceiptsFollowCommits("gw-hasty", hasty))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("receipts without a commit");
    }

    /// @param ingest takes what a home sent, and answers its connection
    private static void checkReceiptsFollowCommits(String home, Consumer<Arrival> ingest) {
        TEST.home(home, TEST.organisation("Thuiszorg of " + home, "care"));
        Witness witness = new Witness(home);
        TEST.asAdministrator("insert into refusing default values");
        try {
            long before = refused();
            for (int seq = 1; seq <= MESSAGES; seq++) {
                ingest.accept(arrival(home, seq, witness));
            }
            // The first one alone, and then all of them as one batch.
            eventually("commits were refused", () -> refused() >= before + 3);
        } finally {
            TEST.asAdministrator("delete from refusing");
        }
        eventually(
                "the last receipt, when commits are possible again",
                () -> stored(home) == MESSAGES && witness.given.contains((long) MESSAGES));
        assertThat(witness.early).as("receipts without a commit").isEmpty();
    }

    private static Consumer<Arrival> lane() {
        Context context = ((VertxInternal) TEST.vertx()).createEventLoopContext();
        IngestLane lane = new IngestLane(
                PgIngestStore.turns(TEST.vertx(), context),
                new PgIngestStore(
                        TEST.vertx(),
                        context,
                        TEST.database().workerOptions(),
                        new IngestRow(PressPreparation.nothing(), Clock.systemUTC()),
                        PgIngestStore.ANSWER_LIMIT),
                (_, _) -> {});
        return arrival -> lane.add(arrival, () -> {
            throw new AssertionError("the lane is full");
        });
    }

    private static Arrival arrival(String home, int seq, Witness witness) {
        byte[] payload = ContractJson.toBytes(TestBox.up(Stream.OTHER, 1, seq, new UpMessage.FaultCleared("a")));
        GatewayId id = new GatewayId(home);
        return new Arrival(
                id,
                Topics.up(id, UpChannel.EVENT),
                Buffer.buffer(payload),
                UpRead.of(UpChannel.EVENT, payload),
                Optional.empty(),
                seq == 1,
                witness);
    }

    private static long refused() {
        return TEST.asAdministratorNumber("select case when is_called then last_value else 0 end from refused");
    }

    private static long stored(String home) {
        return TEST.asAdministratorNumber(
                "select coalesce(max(last_seq), 0) from gateway_stream where home_id = '" + home + "'");
    }

    /// Stands where a connection would, and compares each receipt with what another transaction can see.
    private static final class Witness implements Arrival.Sender {

        private final String home;
        private final Queue<Long> given = new ConcurrentLinkedQueue<>();
        private final Queue<Long> early = new ConcurrentLinkedQueue<>();

        Witness(String home) {
            this.home = home;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void stored(Arrival arrival, Optional<Down.Receipt> receipt) {
            long through = receipt.orElseThrow().through();
            if (through > ReceiptAfterCommitTest.stored(home)) {
                early.add(through);
            }
            given.add(through);
        }
    }
}
