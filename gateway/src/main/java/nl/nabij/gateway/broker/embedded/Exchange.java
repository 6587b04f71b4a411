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
    /// @return ends when the publisher may be answered: the listeners returned, and what was promised
    ///     is on disk. It fails when one of these did, on whatever thread that was
    CompletionStage<@Nullable Void> accept(Publication publication, @Nullable Session from, boolean ofGateway) {
        List<CompletionStage<@Nullable Void>> before = new ArrayList<>();
        if (publication.retain()) {
            keep(publication, before);
        }
        if (!ofGateway) {
            listeners.hear(publication).ifPresent(before::add);
        }
        before.addAll(sessions.route(publication, from));
        return CompletableFuture.allOf(
                before.stream().map(CompletionStage::toCompletableFuture).toArray(CompletableFuture[]::new));
    }

    private void keep(Publication publication, List<CompletionStage<@Nullable Void>> before) {
        String topic = publication.topic();
        BrokerDisk.Change change;
        if (publication.payload().length == 0) {
            if (!retained.remove(topic)) {
                return;
            }
            change = tables -> tables.forget(topic);
        } else if (retained.put(publication)) {
            change = tables -> tables.retain(publication);
        } else {
            notKept++;
            // One line for the first and then for each power of two.
            if (Long.bitCount(notKept) == 1) {
                LOG.warn("retained messages full, not kept bytes={} notKeptInAll={}", publication.sizeBytes(), notKept);
            }
            change = tables -> tables.forget(topic);
        }
        if (publication.qualityOfService() > 0) {
            before.add(disk.promise(publication.sizeBytes(), change));
        } else {
            disk.lazily(publication.sizeBytes(), change);
        }
    }
}
