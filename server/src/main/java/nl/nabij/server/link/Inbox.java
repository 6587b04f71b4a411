package nl.nabij.server.link;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.link.UpMessage;
import nl.nabij.server.postgres.Database;

/// Makes the effects of the messages that were stored and receipted: each home's one at a time, in
/// order, on a virtual thread. What lies there after a crash is done at the next start.
public final class Inbox implements AutoCloseable {

    private static final Duration TRY_AGAIN = Duration.ofSeconds(1);

    /// As many homes at a time as the worker's pool has connections to spare; the others wait.
    private static final int HOMES_AT_A_TIME = 4;

    private final InboxStore store;
    private final InboxStep step;
    private final Set<GatewayId> running = ConcurrentHashMap.newKeySet();
    private final Set<GatewayId> again = ConcurrentHashMap.newKeySet();
    private final Semaphore turns = new Semaphore(HOMES_AT_A_TIME, true);
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("inbox-timer").factory());
    private volatile boolean closed;

    public Inbox(Database database) {
        this.store = new PgInboxStore(database);
        this.step = new InboxStep(store);
    }

    /// Before [#start]. A type without a handler is deleted when its turn comes.
    public <M extends UpMessage> void on(Class<M> type, UpHandler<M> handler) {
        step.on(type, handler);
    }

    /// Takes up what an earlier run left.
    public void start() {
        store.homes().forEach(this::arrived);
    }

    /// Something of this home was stored. Never blocks.
    void arrived(GatewayId home) {
        again.add(home);
        if (!closed && running.add(home)) {
            Thread.startVirtualThread(() -> drain(home));
        }
    }

    @Override
    public void close() {
        closed = true;
        timer.shutdownNow();
    }

    private void drain(GatewayId home) {
        boolean later = false;
        try {
            turns.acquire();
            try {
                while (!closed && !later && again.remove(home)) {
                    later = !step.drain(home, () -> closed);
                }
            } finally {
                turns.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            running.remove(home);
        }
        if (closed) {
            return;
        }
        if (later) {
            var _ = timer.schedule(() -> arrived(home), TRY_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        } else if (again.contains(home)) {
            arrived(home);
        }
    }
}
