package nl.nabij.server.link;

import static nl.nabij.server.link.UplinkFixture.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.home.Kind;
import nl.nabij.contract.link.Stream;
import nl.nabij.contract.link.Up;
import nl.nabij.contract.link.UpMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A connection that breaks anywhere in the bytes: what was sent again is there once, in order, and
/// nothing is said to be missing.
final class TornConnectionTest {

    private static final int BATCH = 50;
    private static final int ROUNDS = 12;

    private static final UplinkFixture LINK = new UplinkFixture();
    private static final Map<String, Queue<String>> HANDLED = new ConcurrentHashMap<>();

    @BeforeAll
    static void listen() {
        LINK.inbox.on(
                UpMessage.AlarmCleared.class,
                (_, origin, message) ->
                        handled(origin.home().value()).add(message.device().value()));
    }

    @AfterAll
    static void close() {
        LINK.close();
    }

    private static Queue<String> handled(String home) {
        return HANDLED.computeIfAbsent(home, _ -> new ConcurrentLinkedQueue<>());
    }

    private static Up message(long seq) {
        return TestBox.up(
                Stream.ALARM, 1, seq, new UpMessage.AlarmCleared(new DeviceId("d" + seq), new Kind("smoke.alarm")));
    }

    @Test
    void inTheMiddleOfAPacket() throws IOException {
        TestBox home = LINK.home("gw-half");
        try (WireBox torn = WireBox.connected(home)) {
            torn.publish(message(1));
            torn.awaitReceipt(1);
            byte[] second = torn.publishPacket(message(2));
            torn.send(Arrays.copyOf(second, second.length / 2));
            torn.tear();
        }
        assertAllComesOnce(home, 2, 2);
    }

    @Test
    void inTheMiddleOfABatch() throws IOException {
        Random random = new Random(Long.getLong("nabij.seed", 20_260_104L));
        TestBox home = LINK.home("gw-batch");
        long last = 0;
        for (int round = 0; round < ROUNDS; round++) {
            // As the gateway does: from the lowest that has no receipt.
            long from = LINK.database.asWorker(tx -> tx
                            .list(
                                    "select last_seq from gateway_stream where home_id = 'gw-batch'",
                                    row -> row.getLong(0))
                            .stream()
                            .mapToLong(Long::longValue)
                            .sum())
                    + 1;
            last = from + BATCH - 1;
            try (WireBox torn = WireBox.connected(home)) {
                ByteArrayOutputStream batch = new ByteArrayOutputStream();
                for (long seq = from; seq <= last; seq++) {
                    batch.writeBytes(torn.publishPacket(message(seq)));
                }
                torn.send(Arrays.copyOf(batch.toByteArray(), 1 + random.nextInt(batch.size())));
                if (random.nextBoolean()) {
                    torn.tear();
                }
            }
        }
        assertAllComesOnce(home, 1, last);
    }

    private static void assertAllComesOnce(TestBox home, long from, long last) throws IOException {
        try (WireBox again = WireBox.connected(home)) {
            for (long seq = from; seq <= last; seq++) {
                again.publishAndWait(message(seq));
            }
            again.awaitReceipt(last);
        }
        String id = home.id.value();
        eventually("all handled", () -> handled(id).contains("d" + last));
        List<String> wanted = new ArrayList<>();
        for (long seq = 1; seq <= last; seq++) {
            wanted.add("d" + seq);
        }
        assertThat(handled(id)).containsExactlyElementsOf(wanted);
        assertThat(LINK.count("from gateway_stream where home_id = '" + id + "' and (missing <> '{}' or lost <> '{}')"))
                .as("streams that miss something")
                .isZero();
        assertThat(LINK.count("from fault where home_id = '" + id + "'"))
                .as("faults that were told")
                .isZero();
    }

    enum End {
        RESET,
        FIN_WITHOUT_GOODBYE,
        GOODBYE_IN_TLS,
        GOODBYE_AND_STILL_THERE,
        RESET_WITH_UNREAD_ANSWERS
    }

    /// Well before the keep-alive, which would need 45 s: whoever is gone is gone.
    @ParameterizedTest
    @EnumSource
    void isNoticedHoweverItEnds(End end) throws IOException {
        String id = "gw-" + end.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        try (WireBox box = WireBox.connected(LINK.home(id))) {
            if (end == End.RESET_WITH_UNREAD_ANSWERS) {
                for (int seq = 1; seq <= BATCH; seq++) {
                    box.publish(message(seq));
                }
            }
            switch (end) {
                case RESET, RESET_WITH_UNREAD_ANSWERS -> box.tear();
                case FIN_WITHOUT_GOODBYE -> box.leaveWithoutGoodbye();
                case GOODBYE_IN_TLS -> box.sayGoodbyeInTls();
                case GOODBYE_AND_STILL_THERE -> box.sayGoodbyeAndStay();
            }
            eventually("noticed", () -> LINK.heard.contains("disconnected " + id));
        }
    }
}
