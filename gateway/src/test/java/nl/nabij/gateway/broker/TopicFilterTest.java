package nl.nabij.gateway.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicFilterTest {

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = true,
            value = {
                "a/b, a/b, true",
                "a/b, a/c, false",
                "a/b, a/b/c, false",
                "a/b, A/b, false",
                "#, a, true",
                "#, a/b/c, true",
                "#, /a, true",
                "a/#, a, true",
                "a/#, a/b/c, true",
                "a/#, ab, false",
                "a/#, a/, true",
                "+, a, true",
                "+, /a, false",
                "/+, /a, true",
                "+/+, /a, true",
                "a/+, a, false",
                "a/+, a/, true",
                "a/+/c, a/b/c, true",
                "a/+/c, a/b/d, false",
                "a/+/#, a, false",
                "a/+/#, a/b, true",
                "#, $SYS/x, false",
                "+/x, $SYS/x, false",
                "$SYS/#, $SYS/x, true",
                "$SYS/+, $SYS/x, true",
                "a/#, a/$SYS, true",
                "zigbee2mqtt/+/availability, zigbee2mqtt/slaapkamer lamp/availability, true",
            })
    void filterAgainstTopic(String filter, String topic, boolean matches) {
        assertThat(TopicFilter.of(filter).matches(topic)).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a#", "a/#/b", "#/a", "a+", "a/+b", "a/b+/c", "a\0b", "a\uFFFDb", "a/\uD800"})
    void theseAreNoFilters(String text) {
        assertThat(TopicFilter.isValid(text)).isFalse();
        assertThatThrownBy(() -> TopicFilter.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/#", "+", "a+b", "a#b", "a\0", "\uFFFD", "\uDC00a", "x\uD83D"})
    void theseAreNoTopics(String text) {
        assertThat(TopicName.isValid(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "/", "//", "a b", "'\"", "gordijn 🪟", "$SYS/x"})
    void theseAreTopics(String text) {
        assertThat(TopicName.isValid(text)).isTrue();
    }

    @Test
    void tooDeepAndTooLongIsRefused() {
        assertThat(TopicName.isValid("/".repeat(TopicName.LEVELS_MAX - 1))).isTrue();
        assertThat(TopicName.isValid("/".repeat(TopicName.LEVELS_MAX))).isFalse();
        assertThat(TopicName.isValid("x".repeat(TopicName.LENGTH_MAX))).isTrue();
        assertThat(TopicName.isValid("x".repeat(TopicName.LENGTH_MAX + 1))).isFalse();
    }
}
