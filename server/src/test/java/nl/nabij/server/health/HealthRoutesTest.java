package nl.nabij.server.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import nl.nabij.server.web.Caller;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a watchdog is told, over a real socket.
class HealthRoutesTest {

    private final Vertx vertx = Vertx.vertx();
    private final Sick vitals = new Sick();
    private final int port = listen();

    /// A server with which anything can be the matter.
    private static final class Sick implements Vitals {
        private volatile boolean database = true;
        private volatile boolean stores = true;
        private volatile boolean listens = true;
        private volatile boolean escalates = true;
        private volatile List<Problem> service = List.of();
        private volatile CountDownLatch databaseIsSilent = new CountDownLatch(0);
        private final AtomicInteger asked = new AtomicInteger();

        @Override
        public boolean database() {
            asked.incrementAndGet();
            try {
                databaseIsSilent.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return database;
        }

        @Override
        public boolean stores() {
            return stores;
        }

        @Override
        public boolean listens() {
            return listens;
        }

        @Override
        public boolean escalates() {
            return escalates;
        }

        @Override
        public int homesConnected() {
            return 7;
        }

        @Override
        public List<Problem> service() {
            return service;
        }
    }

    private int listen() {
        Router router = Router.router(vertx);
        new HealthRoutes(vitals, new PrometheusMeterRegistry(PrometheusConfig.DEFAULT)).mount(router);
        return vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    @AfterEach
    void close() {
        vitals.databaseIsSilent.countDown();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private List<String> problems(int status) {
        Caller.Answer answer = Caller.at(port).get("/health/service");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.json().get("status").asText()).isEqualTo(status == 200 ? "well" : "unwell");
        List<String> codes = new ArrayList<>();
        answer.json()
                .get("problems")
                .forEach(problem -> codes.add(problem.get("code").asText()));
        return codes;
    }

    @Test
    void aWellServerSaysSoAndIsAskedOnceForManyWhoAsk() {
        for (int i = 0; i < 5; i++) {
            assertThat(problems(200)).isEmpty();
        }
        assertThat(vitals.asked)
                .as("within two seconds, on a machine however slow")
                .hasValueLessThan(5);
    }

    @Test
    void eachThingThatIsTheMatterHasItsWord() {
        vitals.stores = false;
        vitals.listens = false;
        vitals.escalates = false;
        vitals.service = List.of(new Vitals.Problem("nobody-there", "An alarm waits"));
        assertThat(problems(503)).containsExactly("storage", "uplink", "deadlines", "nobody-there");
        JsonNode ready = Caller.at(port).get("/health/ready").json();
        assertThat(ready.get("status").asText()).isEqualTo("not-ready");
        assertThat(ready.get("listens").asBoolean()).isFalse();
    }

    @Test
    void nobodyAtTheConsoleIsNoReasonToRestartAServer() {
        vitals.service = List.of(new Vitals.Problem("nobody-there", "An alarm waits"));
        assertThat(problems(503)).containsExactly("nobody-there");
        assertThat(Caller.at(port).get("/health/ready").status()).isEqualTo(200);
    }

    @Test
    void aDatabaseThatIsSilentIsAwayWithinSeconds() {
        vitals.databaseIsSilent = new CountDownLatch(1);
        vitals.service = List.of(new Vitals.Problem("nobody-there", "is not asked then"));
        assertThat(problems(503)).containsExactly("database");
        assertThat(Caller.at(port).get("/health/live").status()).isEqualTo(200);
    }
}
