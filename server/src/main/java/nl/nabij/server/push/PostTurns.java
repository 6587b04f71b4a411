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

/// Whose turn it is to be posted: in the order in which they came, but of one push service half of the
/// places at most. One that hangs keeps waiting those whose phones are its own, and nobody else.
final class PostTurns {

    private static final Logger LOG = LoggerFactory.getLogger(PostTurns.class);

    static final int AT_ONCE = 16;

    /// Most phones have the same service, so half is enough for a whole team within a second.
    static final int AT_ONCE_OF_A_SERVICE = 8;

    /// What is behind so many comes too late for a ring anyway.
    static final int MOST_WAITING = 200;

    /// At 8 at once and 5 s each about as long as a ring.
    static final int MOST_WAITING_FOR_A_SERVICE = 100;

    private final Executor threads;
    private final Deque<Post> waiting = new ArrayDeque<>();
    private final Map<String, Integer> posting = new HashMap<>();
    private int all;

    private record Post(String service, Runnable work) {}

    /// @param threads a thread for each that it is given; never more than [#AT_ONCE] at once
    PostTurns(Executor threads) {
        this.threads = threads;
    }

    /// Never blocks.
    ///
    /// @param service host and port of the push service
    /// @return false when too many wait already
    boolean add(String service, Runnable work) {
        synchronized (this) {
            long own = waiting.stream()
                    .filter(post -> post.service().equals(service))
                    .count();
            if (waiting.size() >= MOST_WAITING || own >= MOST_WAITING_FOR_A_SERVICE) {
                return false;
            }
            waiting.add(new Post(service, work));
        }
        goOn();
        return true;
    }

    private void goOn() {
        for (Optional<Post> next = next(); next.isPresent(); next = next()) {
            Post post = next.get();
            try {
                threads.execute(() -> work(post));
            } catch (RejectedExecutionException e) {
                LOG.debug("the server stops");
                return;
            }
        }
    }

    private synchronized Optional<Post> next() {
        if (all >= AT_ONCE) {
            return Optional.empty();
        }
        for (Iterator<Post> each = waiting.iterator(); each.hasNext(); ) {
            Post post = each.next();
            if (posting.getOrDefault(post.service(), 0) < AT_ONCE_OF_A_SERVICE) {
                each.remove();
                posting.merge(post.service(), 1, Integer::sum);
                all++;
                return Optional.of(post);
            }
        }
        return Optional.empty();
    }

    private void work(Post post) {
        try {
            post.work().run();
        } finally {
            synchronized (this) {
                posting.computeIfPresent(post.service(), (_, own) -> own == 1 ? null : own - 1);
                all--;
            }
            goOn();
        }
    }
}
