package nl.nabij.server.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Looks names up and waits no longer than it may. The system's own lookup takes up to half a minute where
/// nobody answers, and cannot be stopped; so each name is looked up once at a time, whoever else asks for
/// it waits along.
final class NameLookup implements AutoCloseable {

    /// Names that nobody answers for, at once. Beyond it a name counts as not answered, and is asked for
    /// later.
    private static final int MOST = 32;

    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            0,
            MOST,
            10,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            Thread.ofPlatform().daemon().name("name-lookup-", 0).factory());

    private final Map<String, CompletableFuture<InetAddress[]>> running = new ConcurrentHashMap<>();
    private final Names names;

    /// Where names are looked up.
    interface Names {
        InetAddress[] of(String host) throws UnknownHostException;
    }

    NameLookup(Names names) {
        this.names = names;
    }

    /// Blocks.
    ///
    /// @throws TimeoutException when there was no answer in this time
    InetAddress[] of(String host, Duration within) throws UnknownHostException, TimeoutException {
        try {
            return running.computeIfAbsent(host, this::begin).get(within.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            throw new TimeoutException("too many names are looked up");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TimeoutException("interrupted");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownHostException unknown) {
                throw unknown;
            }
            throw new IllegalStateException("A name could not be looked up", e.getCause());
        }
    }

    private CompletableFuture<InetAddress[]> begin(String host) {
        CompletableFuture<InetAddress[]> answer = new CompletableFuture<>();
        threads.execute(() -> {
            try {
                answer.complete(names.of(host));
            } catch (UnknownHostException | RuntimeException e) {
                answer.completeExceptionally(e);
            } finally {
                running.remove(host, answer);
            }
        });
        return answer;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
