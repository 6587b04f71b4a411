package nl.nabij.server.postgres;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The step from the adapter's futures to straight-line code.
final class Waiting {

    /// Above every statement's own timeout, so that it only strikes when the database is gone
    /// without a word.
    static final Duration LIMIT = Duration.ofSeconds(30);

    private Waiting() {}

    /// @throws PgException as the database gave it
    /// @throws DatabaseUnavailableException for anything else
    static <T> T on(Future<T> future) {
        return on(future, LIMIT);
    }

    static <T> T on(Future<T> future, Duration limit) {
        if (Context.isOnEventLoopThread()) {
            throw new IllegalStateException("A store was called on an event loop; call it on a virtual thread");
        }
        try {
            return future.toCompletionStage().toCompletableFuture().get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof PgException refused) {
                throw refused;
            }
            throw new DatabaseUnavailableException("The database cannot be reached: " + e.getCause(), e);
        } catch (TimeoutException e) {
            throw new DatabaseUnavailableException("The database gave no answer within " + limit, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseUnavailableException("Interrupted while waiting for the database", e);
        }
    }
}
