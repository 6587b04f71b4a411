package nl.nabij.server.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import nl.nabij.server.alarm.PressAcceptance;
import nl.nabij.server.escalation.Ladders;
import nl.nabij.server.postgres.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class PgIngestStoreTest extends IngestStoreContract {

    private static final TestDatabase TEST = TestDatabase.fresh();

    @AfterAll
    static void close() {
        TEST.close();
    }

    @Override
    Place newPlace() {
        return new Pg();
    }

    /// The twin of simulated worlds and PostgreSQL say the same to a thousand messages in any order.
    @Test
    void theTwinSaysTheSame() {
        SplittableRandom random = new SplittableRandom(20_261_123);
        try (Place twin = new MemoryIngestTest.Memory()) {
            twin.prepared(true);
            for (int i = 0; i < 600; i++) {
                boolean prepared = random.nextInt(12) > 0;
                place.prepared(prepared);
                twin.prepared(prepared);
                List<Arrival> batch = new ArrayList<>();
                for (int j = random.nextInt(3); j >= 0; j--) {
                    long seq = 1L + i / 8 + random.nextInt(6);
                    batch.add(
                            random.nextBoolean()
                                    ? report(1L + i / 300, seq, random.nextInt(10) == 0)
                                    : press(seq, new UUID(7, random.nextInt(400)), "0x" + random.nextInt(3)));
                }
                assertThat(twin.all(batch)).as("message " + i).isEqualTo(place.all(batch));
            }
            assertThat(twin.inbox()).isEqualTo(place.inbox());
            assertThat(twin.alarms()).isEqualTo(place.alarms());
            assertThat(twin.alarms()).isNotEmpty();
        }
    }

    private static final class Pg implements Place {

        private final PressAcceptance acceptance = new PressAcceptance(
                TEST.database(), new Ladders(Duration.ofSeconds(30)), Clock.systemUTC(), Runnable::run);
        private final Context context = ((VertxInternal) TEST.vertx()).createEventLoopContext();
        private final PgIngestStore store;
        private volatile JsonObject prepared = new JsonObject();

        Pg() {
            TEST.asAdministrator("delete from up_message");
            TEST.asAdministrator("delete from alarm_event");
            TEST.asAdministrator("delete from alarm");
            TEST.asAdministrator("delete from gateway_stream");
            TEST.asAdministrator("delete from set_aside");
            if (TEST.asAdministratorNumber("select count(*) from home") == 0) {
                TEST.home(HOME.value(), TEST.organisation("De Bilt", "care"));
            }
            this.store = new PgIngestStore(
                    TEST.vertx(),
                    context,
                    TEST.database().workerOptions(),
                    new IngestRow((_, _) -> prepared, Clock.systemUTC()),
                    PgIngestStore.ANSWER_LIMIT);
        }

        private IngestStore.Outcome ask(Consumer<Consumer<IngestStore.Outcome>> question) {
            CompletableFuture<IngestStore.Outcome> answer = new CompletableFuture<>();
            context.runOnContext(_ -> question.accept(answer::complete));
            return answer.orTimeout(60, TimeUnit.SECONDS).join();
        }

        @Override
        public IngestStore.Outcome all(List<Arrival> batch) {
            return ask(then -> store.all(batch, then));
        }

        @Override
        public IngestStore.Outcome one(Arrival arrival) {
            return ask(then -> store.one(arrival, then));
        }

        @Override
        public IngestStore.Outcome aside(Arrival arrival) {
            return ask(then -> store.aside(arrival, "test", then));
        }

        @Override
        public void prepared(boolean is) {
            prepared = is
                    ? TEST.database()
                            .asWorker(tx -> acceptance.prepare(tx, HOME))
                            .orElseThrow()
                    : new JsonObject();
        }

        @Override
        public List<String> inbox() {
            return TEST.database()
                    .asWorker(tx -> tx.list(
                            "select stream || ' ' || epoch || ' ' || seq from up_message where home_id = $1"
                                    + " order by stream, epoch, seq",
                            row -> row.getString(0),
                            HOME.value()));
        }

        @Override
        public List<String> alarms() {
            return TEST.database()
                    .asWorker(tx -> tx.list(
                            "select a.device_id || ' ' || e.type from alarm_event e join alarm a on a.id = e.alarm_id"
                                    + " where e.home_id = $1 order by a.device_id, e.seq",
                            row -> row.getString(0),
                            HOME.value()));
        }

        @Override
        public void close() {
            context.runOnContext(_ -> store.close());
        }
    }
}
