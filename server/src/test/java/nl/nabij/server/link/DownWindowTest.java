package nl.nabij.server.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import nl.nabij.server.link.DownWindow.Message;
import nl.nabij.server.link.DownWindow.Numbered;
import org.junit.jupiter.api.Test;

final class DownWindowTest {

    @Test
    void no_more_is_under_way_than_the_home_can_take() {
        DownWindow window = new DownWindow(2);
        for (int i = 0; i < 5; i++) {
            assertThat(window.offer(message("", 10))).isTrue();
        }
        List<Numbered> first = window.take();
        assertThat(first).hasSize(2);
        assertThat(window.take()).isEmpty();
        window.acknowledged(first.getFirst().packetId());
        window.acknowledged(first.getFirst().packetId());
        assertThat(window.take()).hasSize(1);
    }

    @Test
    void a_newer_receipt_replaces_the_one_that_still_waits() {
        DownWindow window = new DownWindow(1);
        window.offer(message("", 1));
        window.take();
        Message newer = message("receipt:alarm:1", 7);
        for (int i = 0; i < 100_000; i++) {
            assertThat(window.offer(message("receipt:alarm:1", 20))).isTrue();
        }
        assertThat(window.offer(newer)).isTrue();
        window.acknowledged(1);
        assertThat(window.take()).extracting(Numbered::message).containsExactly(newer);
    }

    @Test
    void a_home_that_does_not_read_reaches_the_cap() {
        DownWindow window = new DownWindow(65_535);
        int taken = 0;
        while (window.offer(message("", 1_024))) {
            window.take();
            taken++;
        }
        assertThat(taken).isEqualTo(DownWindow.MOST_BYTES / 1_024);
    }

    @Test
    void packet_ids_come_round_without_meeting_one_that_is_under_way() {
        DownWindow window = new DownWindow(2);
        window.offer(message("", 1));
        int stuck = window.take().getFirst().packetId();
        List<Integer> seen = new ArrayList<>();
        for (int i = 0; i < 70_000; i++) {
            window.offer(message("", 1));
            int id = window.take().getFirst().packetId();
            window.acknowledged(id);
            seen.add(id);
        }
        assertThat(seen).doesNotContain(stuck, 0).contains(65_535);
    }

    private static Message message(String key, int length) {
        return new Message(key, "t", Buffer.buffer(new byte[length]));
    }
}
