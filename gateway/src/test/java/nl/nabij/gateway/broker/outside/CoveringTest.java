package nl.nabij.gateway.broker.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.nabij.gateway.broker.TopicFilter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoveringTest {

    @ParameterizedTest
    @CsvSource({
        "#, a/b, true",
        "a/#, a, true",
        "a/#, a/+/c, true",
        "a/+, a/b, true",
        "+/+, a/+, true",
        "a/+, a/#, false",
        "a/b, a/+, false",
        "+, a/b, false",
        "a/+/c, a/b, false",
        "#, $SYS/x, false",
        "$SYS/#, $SYS/x, true"
    })
    void oneFilterCoversAnother(String wide, String narrow, boolean covers) {
        assertThat(Covering.covers(TopicFilter.of(wide), TopicFilter.of(narrow)))
                .isEqualTo(covers);
    }

    @Test
    void onlyTheWidestAreSubscribed() {
        assertThat(Covering.of(List.of(TopicFilter.of("a/b"), TopicFilter.of("a/#"), TopicFilter.of("c"))))
                .containsExactly("a/#", "c");
    }
}
