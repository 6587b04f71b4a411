package nl.nabij.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// A connection whose end fell silent must not be lent to the next.
class SilentDatabaseTest {

    @Test
    void aConnectionThatDidNotAnswerIsNotUsedAgain() throws Exception {
        try (TestDatabase test = TestDatabase.fresh();
                FreezingProxy proxy = new FreezingProxy(test.address());
                Database database = new Database(test.vertx(), proxy.address())) {
            // Its first use of this pool, so no other connection lies idle in it.
            CountDownLatch began = new CountDownLatch(1);
            CompletableFuture<Throwable> heard = new CompletableFuture<>();
            Thread caller = Thread.startVirtualThread(() -> {
                try {
                    database.asWorker(tx -> {
                        tx.one("select 1", row -> row.getInteger(0));
                        proxy.freeze();
                        began.countDown();
                        return tx.one("select 1", row -> row.getInteger(0));
                    });
                    heard.complete(new AssertionError("answered through a frozen proxy"));
                } catch (DatabaseUnavailableException e) {
                    heard.complete(e);
                }
            });
            assertThat(began.await(20, TimeUnit.SECONDS)).isTrue();
            // Ends the wait as its limit would, only sooner.
            caller.interrupt();
            assertThat(heard.get(60, TimeUnit.SECONDS)).isInstanceOf(DatabaseUnavailableException.class);

            proxy.letIn();
            int two = database.asWorker(tx -> tx.one("select 2", row -> row.getInteger(0)));
            assertThat(two).isEqualTo(2);
        }
    }
}
