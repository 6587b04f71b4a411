package nl.nabij.gateway.broker.embedded;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import nl.nabij.gateway.broker.HomeBroker.Listener;
import nl.nabij.gateway.broker.HomeMailbox;
import nl.nabij.gateway.broker.HomeMessage;
import nl.nabij.gateway.broker.TopicFilter;
import org.jspecify.annotations.Nullable;

/// The gateway's own subscriptions, heard on the home's thread. Of the broker's thread.
final class HomeListeners {

    private record Subscription(TopicFilter filter, Listener listener) {}

    private final List<Subscription> subscriptions = new ArrayList<>();
    private final HomeMailbox mailbox;

    HomeListeners(HomeMailbox mailbox) {
        this.mailbox = mailbox;
    }

    /// Adds one, and hands it what was retained before all that comes later.
    void add(TopicFilter filter, Listener listener, List<Publication> retained) {
        subscriptions.add(new Subscription(filter, listener));
        for (Publication publication : retained) {
            HomeMessage message = message(publication, true);
            // Nobody waits for it: the mailbox tells a failure in the log.
            CompletionStage<?> _ = mailbox.put(publication.sizeBytes(), () -> listener.received(message));
        }
    }

    /// @return ends after all who wanted it returned; empty when nobody did
    Optional<CompletionStage<@Nullable Void>> hear(Publication publication) {
        List<String> levels = TopicFilter.levelsOf(publication.topic());
        List<Listener> wanted = subscriptions.stream()
                .filter(subscription -> subscription.filter().matches(levels))
                .map(Subscription::listener)
                .toList();
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        HomeMessage message = message(publication, false);
        return Optional.of(mailbox.put(publication.sizeBytes(), () -> {
            for (Listener listener : wanted) {
                listener.received(message);
            }
        }));
    }

    private static HomeMessage message(Publication publication, boolean retained) {
        return new HomeMessage(
                publication.topic(),
                ByteBuffer.wrap(publication.payload()),
                publication.qualityOfService(),
                retained,
                publication.sentAgain() && !retained);
    }
}
