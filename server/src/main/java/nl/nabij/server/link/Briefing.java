package nl.nabij.server.link;

import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import nl.nabij.contract.GatewayId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells homes that have just connected what they have to know: how far the help is, what is asked of them, how
/// their screen greets.
///
/// Each feature is asked for a group of homes, not for each home. Where the database does not answer just then, what
/// a home has to know would otherwise be told at its next connect only, and that may be weeks away: so again and again
/// while its connection stands.
final class Briefing {

    private static final Logger LOG = LoggerFactory.getLogger(Briefing.class);

    /// One question about so many is answered within milliseconds, and their answers are small.
    static final int TOGETHER = 64;

    /// A quarter of the worker's connections.
    private static final int GROUPS_AT_ONCE = 2;

    /// More than one process has connections; beyond it a home waits for its next try.
    private static final int MOST_WAITING = 20_000;

    /// Seldom enough that thousands of homes do not stand in the way of a database that comes back.
    private static final long AGAIN_MILLIS = 3_000;

    private final Vertx vertx;
    private final Predicate<GatewayConnection> stands;
    private final List<Consumer<List<GatewayId>>> listeners = new CopyOnWriteArrayList<>();
    private final Turnstile<Wish> turnstile =
            new Turnstile<>(GROUPS_AT_ONCE, TOGETHER, MOST_WAITING, Thread::startVirtualThread, this::brief);

    /// @param of what it wants to hear: all listeners at first, one that failed later
    private record Wish(GatewayConnection home, List<Consumer<List<GatewayId>>> of) {}

    /// @param stands whether this connection is its home's present one
    Briefing(Vertx vertx, Predicate<GatewayConnection> stands) {
        this.vertx = vertx;
        this.stands = stands;
    }

    void onConnect(Consumer<List<GatewayId>> listener) {
        listeners.add(listener);
    }

    /// The home listens. Never blocks.
    void begin(GatewayConnection home) {
        enter(new Wish(home, listeners));
    }

    private void enter(Wish wish) {
        if (!turnstile.enter(wish, wish.home().withAlarm())) {
            later(wish);
        }
    }

    private void brief(List<Wish> group) {
        List<Wish> here =
                group.stream().filter(wish -> stands.test(wish.home())).toList();
        for (Consumer<List<GatewayId>> listener : listeners) {
            List<Wish> these =
                    here.stream().filter(wish -> wish.of().contains(listener)).toList();
            if (!these.isEmpty()) {
                brief(these, listener);
            }
        }
    }

    private void brief(List<Wish> wishes, Consumer<List<GatewayId>> listener) {
        try {
            listener.accept(wishes.stream().map(wish -> wish.home().home()).toList());
        } catch (RuntimeException e) {
            LOG.warn(
                    "what homes have to know at their connect was not sent, and is tried again homes={} first={}"
                            + " seconds={} why={}",
                    wishes.size(),
                    wishes.getFirst().home().home(),
                    AGAIN_MILLIS / 1_000,
                    e.toString());
            wishes.forEach(wish -> later(new Wish(wish.home(), List.of(listener))));
        }
    }

    private void later(Wish wish) {
        vertx.setTimer(AGAIN_MILLIS, _ -> {
            if (stands.test(wish.home())) {
                enter(wish);
            }
        });
    }
}
