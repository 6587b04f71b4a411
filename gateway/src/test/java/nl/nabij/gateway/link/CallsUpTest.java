package nl.nabij.gateway.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is said of calls stands in an alarm's way for half a second of a thin line at most, and is bounded.
class CallsUpTest {

    private final List<byte[]> handedOver = new ArrayList<>();
    private boolean takes = true;
    private final CallsUp calls = new CallsUp(message -> takes && handedOver.add(message));

    @Test
    void itsPlacesAreNeverTheStreams() {
        assertThat(calls.share(64)).isEqualTo(56);
        assertThat(calls.share(65_535)).isEqualTo(65_527);
        assertThat(calls.share(4)).isEqualTo(3);
        assertThat(calls.share(1))
                .as("a centre that takes one at a time takes alarms")
                .isEqualTo(1);
        assertThat(calls.offer(bytes(1))).isTrue();
        assertThat(handedOver).isEmpty();
    }

    @Test
    void whatIsBeyondWaitsForWhatWasWrittenAndKeepsItsOrder() {
        calls.share(64);
        for (int i = 1; i <= 10; i++) {
            assertThat(calls.offer(bytes(i))).isTrue();
        }
        assertThat(handedOver).hasSize(8);
        calls.written(1);
        assertThat(handedOver).hasSize(9);
        calls.written(2);
        assertThat(handedOver).extracting(message -> message.length).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    }

    @Test
    void largeOnesGoOneByOne() {
        calls.share(64);
        calls.offer(bytes(48 * 1024));
        calls.offer(bytes(48 * 1024));
        assertThat(handedOver).hasSize(1);
        calls.written(48 * 1024);
        assertThat(handedOver).hasSize(2);
    }

    @Test
    void whenItIsFullAMessageIsRefused() {
        calls.share(64);
        int taken = 0;
        while (calls.offer(bytes(40 * 1024))) {
            taken++;
            assertThat(taken).isLessThan(20);
        }
        assertThat(taken).isEqualTo(7);
    }

    @Test
    void aConnectionThatTakesNothingMoreLosesAllThatWaits() {
        calls.share(64);
        calls.offer(bytes(60 * 1024));
        calls.offer(bytes(10 * 1024));
        takes = false;
        calls.written(60 * 1024);
        assertThat(calls.offer(bytes(1))).isFalse();
        takes = true;
        assertThat(calls.offer(bytes(2))).isTrue();
        assertThat(handedOver).extracting(message -> message.length).containsExactly(60 * 1024, 2);
    }

    private static byte[] bytes(int count) {
        return new byte[count];
    }
}
