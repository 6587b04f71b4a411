package nl.nabij.gateway.broker.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import nl.nabij.gateway.broker.TopicFilter;
import org.junit.jupiter.api.Test;

class SubscriptionTreeTest {

    private static final List<String> LEVELS = List.of("a", "b", "", "$SYS", "+", "#");

    @Test
    void theTreeAndTheFilterAlwaysAgree() {
        Random random = new Random(20260101);
        SubscriptionTree<String, Integer> tree = new SubscriptionTree<>();
        List<TopicFilter> present = new ArrayList<>();
        for (int round = 0; round < 3_000; round++) {
            String text = path(random, LEVELS.size());
            if (TopicFilter.isValid(text)) {
                TopicFilter filter = TopicFilter.of(text);
                if (present.remove(filter)) {
                    tree.remove(filter, text);
                } else {
                    present.add(filter);
                    tree.put(filter, text, 1);
                }
            }
            String topic = path(random, LEVELS.size() - 2);
            if (topic.isEmpty()) {
                continue;
            }
            List<String> found = new ArrayList<>();
            tree.match(topic, (subscriber, _) -> found.add(subscriber));
            assertThat(found)
                    .as(topic)
                    .containsExactlyInAnyOrderElementsOf(present.stream()
                            .filter(filter -> filter.matches(topic))
                            .map(TopicFilter::text)
                            .toList());
        }
        present.forEach(filter -> tree.remove(filter, filter.text()));
        assertThat(tree.isEmpty()).as("nothing is left behind").isTrue();
    }

    private static String path(Random random, int choices) {
        List<String> levels = new ArrayList<>();
        int depth = 1 + random.nextInt(4);
        for (int i = 0; i < depth; i++) {
            levels.add(LEVELS.get(random.nextInt(choices)));
        }
        return String.join("/", levels);
    }
}
