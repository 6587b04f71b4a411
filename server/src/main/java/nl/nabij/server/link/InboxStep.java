package nl.nabij.server.link;

import io.vertx.pgclient.PgException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import nl.nabij.contract.ContractException;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.link.Up;
import nl.nabij.contract.link.UpMessage;
import nl.nabij.server.link.InboxStore.Waiting;
import nl.nabij.server.postgres.DatabaseUnavailableException;
import nl.nabij.server.postgres.Transaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes the effects of one home's messages, one after the other in their order. It has no thread:
/// [Inbox] gives each home its turns.
final class InboxStep {

    private static final Logger LOG = LoggerFactory.getLogger(InboxStep.class);

    /// A handler that fails this often on one message never will: it is set aside as a fault, and
    /// the home's next message gets its turn.
    private static final int MOST_ATTEMPTS = 5;

    private static final int READ_AT_A_TIME = 64;

    private final InboxStore store;
    private final Map<Class<? extends UpMessage>, UpHandler<?>> handlers = new HashMap<>();

    InboxStep(InboxStore store) {
        this.store = store;
    }

    <M extends UpMessage> void on(Class<M> type, UpHandler<M> handler) {
        handlers.put(type, handler);
    }

    /// Does all that waits of this home.
    ///
    /// @param stopped asked between two messages
    /// @return false when the rest has to be tried later
    boolean drain(GatewayId home, BooleanSupplier stopped) {
        try {
            List<Waiting> batch;
            do {
                batch = store.oldest(home, READ_AT_A_TIME);
                for (Waiting waiting : batch) {
                    if (stopped.getAsBoolean() || !handle(home, waiting)) {
                        return false;
                    }
                }
            } while (batch.size() == READ_AT_A_TIME);
            return true;
        } catch (DatabaseUnavailableException | PgException e) {
            LOG.info("inbox waits home={} why={}", home, e.getMessage());
            return false;
        }
    }

    private boolean handle(GatewayId home, Waiting waiting) {
        Up up;
        try {
            up = ContractJson.read(waiting.body(), Up.class);
        } catch (ContractException e) {
            store.setAside(home, waiting, "no longer understood: " + e.getMessage());
            return true;
        }
        Origin origin = new Origin(home, waiting.organisation(), waiting.receivedAt(), waiting.happenedAt(), up);
        UpHandler<?> handler = handlers.get(up.message().getClass());
        try {
            boolean mine = store.take(home, waiting, transaction -> {
                if (handler != null) {
                    call(handler, transaction, origin);
                }
            });
            if (mine && handler != null) {
                told(handler, origin);
            }
            return true;
        } catch (DatabaseUnavailableException e) {
            return false;
        } catch (RuntimeException e) {
            LOG.error("message not handled home={} stream={} seq={}", home, waiting.stream(), waiting.seq(), e);
            if (waiting.attempts() + 1 >= MOST_ATTEMPTS) {
                store.setAside(home, waiting, "not handled: " + e.getClass().getSimpleName());
                return true;
            }
            store.failed(home, waiting);
            return false;
        }
    }

    /// The handlers are kept by the class of their message, so the cast fits.
    private static <M extends UpMessage> void call(UpHandler<M> handler, Transaction tx, Origin origin) {
        @SuppressWarnings("unchecked")
        M message = (M) origin.envelope().message();
        handler.handle(tx, origin, message);
    }

    private static <M extends UpMessage> void told(UpHandler<M> handler, Origin origin) {
        try {
            @SuppressWarnings("unchecked")
            M message = (M) origin.envelope().message();
            handler.handled(origin, message);
        } catch (RuntimeException e) {
            LOG.error("a hint after a message failed home={}", origin.home(), e);
        }
    }
}
