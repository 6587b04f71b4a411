package nl.nabij.server.push;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whose turn it is to be posted: calls before reminders, each in the order in which they came, but of one
/// push service half of the places at most. One that hangs keeps waiting those whose phones are its own,
/// and nobody else. Reminders take half of the places at most, so that a call hardly ever waits for one
/// that hangs.
final class PostTurns {

    private static final Logger LOG = LoggerFactory.getLogger(PostTurns.class);

    static final int AT_ONCE = 16;

    /// Most phones have the same service, so half is enough for a whole team within a second.
    static final int AT_ONCE_OF_A_SERVICE = 8;

    /// Of calls and of reminders each. What is behind so many comes too late for a ring anyway.
    static final int MOST_WAITING = 200;

    /// At 8 at once and 5 s each about as long as a ring.
    static final int MOST_WAITING_FOR_A_SERVICE = 100;

    private final Executor threads;
    private final Lane calls = new Lane(AT_ONCE, AT_ONCE_OF_A_SERVICE);
    private final Lane reminders = new Lane(AT_ONCE / 2, AT_ONCE_OF_A_SERVICE / 2);

    private record Post(String service, Runnable work) {}

    private static final class Lane {
        private final Deque<Post> waiting = new ArrayDeque<>();
        private final Map<String, Integer> posting = new HashMap<>();
        private final int mostAtOnce;
        private final int mostOfAService;
        private int all;

        Lane(int mostAtOnce, int mostOfAService) {
            this.mostAtOnce = mostAtOnce;
            this.mostOfAService = mostOfAService;
        }

        int room(String service) {
            long own = waiting.stream()
                    .filter(post -> post.service().equals(service))
                    .count();
            return (int) Math.min(MOST_WAITING - waiting.size(), MOST_WAITING_FOR_A_SERVICE - own);
        }

        int posting(String service) {
            return posting.getOrDefault(service, 0);
        }
    }

    /// @param threads a thread for each that it is given; never more than [#AT_ONCE] at once
    PostTurns(Executor threads) {
        this.threads = threads;
    }

    /// Never blocks.
    ///
    /// @param service host and port of the push service
    /// @param reminder it can wait for calls
    /// @return false when too many of its own kind wait already
    boolean add(String service, boolean reminder, Runnable work) {
        synchronized (this) {
            Lane lane = reminder ? reminders : calls;
            if (lane.room(service) <= 0) {
                return false;
            }
            lane.waiting.add(new Post(service, work));
        }
        goOn();
        return true;
    }

    /// How many more would be taken.
    synchronized int roomForReminders(String service) {
        return reminders.room(service);
    }

    private record Turn(Lane lane, Post post) {}

    private void goOn() {
        for (Optional<Turn> next = next(); next.isPresent(); next = next()) {
            Turn turn = next.get();
            try {
                threads.execute(() -> work(turn));
            } catch (RejectedExecutionException e) {
                LOG.debug("the server stops");
                return;
            }
        }
    }

    private synchronized Optional<Turn> next() {
        return next(calls).or(() -> next(reminders));
    }

    private Optional<Turn> next(Lane lane) {
        if (calls.all + reminders.all >= AT_ONCE || lane.all >= lane.mostAtOnce) {
            return Optional.empty();
        }
        for (Iterator<Post> each = lane.waiting.iterator(); each.hasNext(); ) {
            Post post = each.next();
            String service = post.service();
            if (calls.posting(service) + reminders.posting(service) < AT_ONCE_OF_A_SERVICE
                    && lane.posting(service) < lane.mostOfAService) {
                each.remove();
                lane.posting.merge(service, 1, Integer::sum);
                lane.all++;
                return Optional.of(new Turn(lane, post));
            }
        }
        return Optional.empty();
    }

    private void work(Turn turn) {
        try {
            turn.post().work().run();
        } finally {
            synchronized (this) {
                turn.lane().posting.computeIfPresent(turn.post().service(), (_, own) -> own == 1 ? null : own - 1);
                turn.lane().all--;
            }
            goOn();
        }
    }
}
