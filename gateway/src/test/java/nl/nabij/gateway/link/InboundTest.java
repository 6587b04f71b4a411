package nl.nabij.gateway.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import nl.nabij.contract.link.Down;
import org.junit.jupiter.api.Test;

class InboundTest {

    private static final Duration LIMIT = Duration.ofSeconds(15);

    private final List<Object> heard = new CopyOnWriteArrayList<>();

    private final FromCentre listener = new FromCentre() {
        @Override
        public void command(Down.Command command) {
            heard.add(command);
        }

        @Override
        public void notice(Down.Notice notice) {
            heard.add(notice);
        }

        @Override
        public void config(Down.Config config) {
            heard.add(config);
        }

        @Override
        public void renewCertificate() {}

        @Override
        public void uplink(boolean up) {
            heard.add(up);
        }

        @Override
        public void received() {}
    };

    @Test
    void anOlderNoticeThatComesLateIsDropped() {
        Semaphore woken = new Semaphore(0);
        InboundQueue queue = new InboundQueue(listener, () -> Duration.ZERO, _ -> {}, woken::release);
        try (Inbound inbound = new Inbound(queue, woken)) {
            queue.take(notice(5));
            queue.take(notice(4));
            inbound.start();
            heardUntil(notice(5));
            assertThat(heard).doesNotContain(notice(4));
        }
    }

    @Test
    void afterANewConnectionALowerRevisionCounts() {
        Semaphore woken = new Semaphore(0);
        InboundQueue queue = new InboundQueue(listener, () -> Duration.ZERO, _ -> {}, woken::release);
        try (Inbound inbound = new Inbound(queue, woken)) {
            inbound.start();
            queue.take(notice(5));
            heardUntil(notice(5));
            queue.uplink(true);
            queue.take(notice(4));
            heardUntil(notice(4));
        }
    }

    private void heardUntil(Object what) {
        Until.holds(LIMIT, () -> what + " heard", () -> heard.contains(what));
    }

    private static Down.Notice notice(long revision) {
        return new Down.Notice(revision, List.of());
    }
}
