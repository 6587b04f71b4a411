package nl.nabij.gateway.broker.embedded;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import nl.nabij.gateway.broker.TopicFilter;

/// Who wants which topics: a tree by level, so that the price of a message is its depth and not the
/// number of subscriptions. Of one thread.
///
/// @param <S> who subscribes
/// @param <O> on what terms
final class SubscriptionTree<S, O> {

    private final Map<String, SubscriptionTree<S, O>> children = new HashMap<>();
    private final Map<S, O> here = new HashMap<>();

    /// Puts a subscription; an earlier one of the same subscriber on the same filter is replaced.
    void put(TopicFilter filter, S subscriber, O options) {
        SubscriptionTree<S, O> node = this;
        for (String level : filter.levels()) {
            node = node.children.computeIfAbsent(level, _ -> new SubscriptionTree<>());
        }
        node.here.put(subscriber, options);
    }

    void remove(TopicFilter filter, S subscriber) {
        remove(filter.levels(), 0, subscriber);
    }

    private void remove(List<String> levels, int depth, S subscriber) {
        if (depth == levels.size()) {
            here.remove(subscriber);
            return;
        }
        SubscriptionTree<S, O> child = children.get(levels.get(depth));
        if (child == null) {
            return;
        }
        child.remove(levels, depth + 1, subscriber);
        if (child.isEmpty()) {
            children.remove(levels.get(depth));
        }
    }

    boolean isEmpty() {
        return children.isEmpty() && here.isEmpty();
    }

    /// Names each subscription that the topic matches; a subscriber with overlapping filters comes
    /// more than once.
    void match(String topic, BiConsumer<? super S, ? super O> found) {
        match(TopicFilter.levelsOf(topic), 0, !topic.startsWith("$"), found);
    }

    private void match(List<String> levels, int depth, boolean wildcardsHere, BiConsumer<? super S, ? super O> found) {
        if (wildcardsHere) {
            SubscriptionTree<S, O> rest = children.get("#");
            if (rest != null) {
                rest.here.forEach(found);
            }
        }
        if (depth == levels.size()) {
            here.forEach(found);
            return;
        }
        SubscriptionTree<S, O> exact = children.get(levels.get(depth));
        if (exact != null) {
            exact.match(levels, depth + 1, true, found);
        }
        SubscriptionTree<S, O> any = wildcardsHere ? children.get("+") : null;
        if (any != null) {
            any.match(levels, depth + 1, true, found);
        }
    }
}
