package nl.nabij.gateway.broker.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The way of each message: kept when it is retained, heard by the home, handed to its subscribers.
/// Of the broker's thread.
final class Exchange {

    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

    private static final CompletionStage<Boolean> KEPT = CompletableFuture.completedFuture(true);
    private static final CompletionStage<@Nullable Void> NOTHING = CompletableFuture.completedFuture(null);

    private final RetainedMessages retained;
    private final HomeListeners listeners;
    private final Sessions sessions;
    private final BrokerDisk disk;
    private long notKept;

    Exchange(RetainedMessages retained, HomeListeners listeners, Sessions sessions, BrokerDisk disk) {
        this.retained = retained;
        this.listeners = listeners;
        this.sessions = sessions;
        this.disk = disk;
    }

    /// @param from who published it; null for the gateway itself, which does not hear itself
    /// @return ends when the publisher may be answered, on whatever thread was last: the listeners
    ///     returned (it fails when one did not), and what was promised is on disk or (false) cannot be
    CompletionStage<Boolean> accept(Publication publication, @Nullable Session from, boolean ofGateway) {
        List<CompletionStage<Boolean>> promises = new ArrayList<>();
        if (publication.retain()) {
            promises.add(keep(publication));
        }
        CompletionStage<@Nullable Void> heard =
                ofGateway ? NOTHING : listeners.hear(publication).orElse(NOTHING);
        for (CompletionStage<@Nullable Void> queued : sessions.route(publication, from)) {
            promises.add(queued.handle((_, failure) -> failure == null));
        }
        CompletionStage<Boolean> all = heard.thenApply(_ -> true);
        for (CompletionStage<Boolean> promise : promises) {
            all = all.thenCombine(promise, Boolean::logicalAnd);
        }
        return all;
    }

    /// @return whether it could be kept
    private CompletionStage<Boolean> keep(Publication publication) {
        String topic = publication.topic();
        boolean kept = true;
        BrokerDisk.Change change;
        if (publication.payload().length == 0) {
            if (!retained.remove(topic)) {
                return KEPT;
            }
            change = tables -> tables.forget(topic);
        } else if (retained.put(publication)) {
            change = tables -> tables.retain(publication);
        } else {
            kept = false;
            notKept++;
            // One line for the first and then for each power of two.
            if (Long.bitCount(notKept) == 1) {
                LOG.warn("retained messages full, not kept bytes={} notKeptInAll={}", publication.sizeBytes(), notKept);
            }
            change = tables -> tables.forget(topic);
        }
        if (publication.qualityOfService() == 0) {
            disk.lazily(publication.sizeBytes(), change);
            return KEPT;
        }
        boolean fits = kept;
        return disk.promise(publication.sizeBytes(), change).handle((_, failure) -> fits && failure == null);
    }
}
