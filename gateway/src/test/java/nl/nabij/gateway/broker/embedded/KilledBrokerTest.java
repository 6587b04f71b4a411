package nl.nabij.gateway.broker.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.nabij.gateway.broker.WireClient;
import nl.nabij.gateway.broker.WireClient.Packet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was acknowledged survives `kill -9`.
class KilledBrokerTest {

    private static final int TOPICS = 7;
    private static final int ROUNDS = 4;

    @TempDir
    private Path folder;

    @Test
    void retainedAndQueuedMessagesSurviveAtWhateverMomentItDies() throws Exception {
        Random random = new Random(20260103);
        List<Integer> acknowledged = new ArrayList<>();
        int next = 0;
        try (BrokerProcess broker = BrokerProcess.start(folder, List.of());
                WireClient away = WireClient.open(broker.port(), 5)) {
            away.connectWith(away.connect("away").keeping(3_600));
            away.subscribe("state/#", 1);
        }
        for (int round = 0; round < ROUNDS; round++) {
            try (BrokerProcess broker = BrokerProcess.start(folder, List.of());
                    WireClient device = WireClient.connected(broker.port(), 4 + round % 2, "device")) {
                CountDownLatch never = new CountDownLatch(1);
                long delay = 100L + random.nextInt(500);
                Thread killer = Thread.ofVirtual().start(() -> {
                    try {
                        boolean _ = never.await(delay, TimeUnit.MILLISECONDS);
                    } catch (InterruptedException _) {
                        return;
                    }
                    broker.kill();
                });
                next = publishUntilItDies(device, next, acknowledged);
                killer.join();
            }
        }
        assertThat(acknowledged).hasSizeGreaterThan(ROUNDS * 5);
        try (BrokerProcess broker = BrokerProcess.start(folder, List.of())) {
            assertNothingIsMissing(broker, acknowledged);
        }
    }

    private static int publishUntilItDies(WireClient device, int first, List<Integer> acknowledged) {
        int number = first;
        try {
            // Less than the broker keeps for one absent client, all rounds together.
            while (number < first + 200) {
                String payload = Integer.toString(number);
                number++;
                device.publishAndWait("state/" + (number - 1) % TOPICS, payload, true);
                acknowledged.add(number - 1);
            }
            device.next(WireClient.DISCONNECT);
        } catch (IOException _) {
            // Dead.
        }
        return number;
    }

    private static void assertNothingIsMissing(BrokerProcess broker, List<Integer> acknowledged) throws IOException {
        Map<String, Integer> lastOfTopic = new HashMap<>();
        acknowledged.forEach(number -> lastOfTopic.put("state/" + number % TOPICS, number));
        try (WireClient screen = WireClient.connected(broker.port(), 4, "screen")) {
            screen.subscribe("state/#", 0);
            for (int i = 0; i < TOPICS; i++) {
                Packet packet = screen.next(WireClient.PUBLISH);
                // One that was not acknowledged may have been kept as well.
                assertThat(Integer.parseInt(screen.payload(packet)))
                        .isGreaterThanOrEqualTo(lastOfTopic.getOrDefault(packet.topic(), -1));
            }
        }
        List<Integer> delivered = new ArrayList<>();
        try (WireClient back = WireClient.open(broker.port(), 5)) {
            Packet answer = back.connectWith(back.connect("away").keeping(3_600));
            assertThat(answer.body().at(0)).as("session present").isEqualTo(1);
            int last = acknowledged.getLast();
            while (delivered.isEmpty() || delivered.getLast() < last) {
                Packet packet = back.next(WireClient.PUBLISH);
                back.acknowledge(packet);
                delivered.add(Integer.parseInt(back.payload(packet)));
            }
        }
        assertThat(delivered).isSorted().doesNotHaveDuplicates().containsAll(acknowledged);
    }

    /// A kill leaves the kernel's memory whole; so the order of the system calls is the proof for a
    /// power cut.
    @Test
    void theFileIsSyncedBeforeTheAcknowledgementLeaves() throws Exception {
        Path trace = folder.resolve("trace");
        assertThat(Stream.of(System.getenv("PATH").split(":"))
                        .anyMatch(path -> Files.isExecutable(Path.of(path, "strace"))))
                .as("this test needs the operating system's package 'strace'")
                .isTrue();
        int messages = 20;
        try (BrokerProcess broker = BrokerProcess.start(
                        folder,
                        List.of(
                                "strace",
                                "-f",
                                "-qq",
                                "-xx",
                                "-s",
                                "4",
                                "-e",
                                "trace=fsync,fdatasync,write,writev,sendto,sendmsg",
                                "-o",
                                trace.toString()));
                WireClient device = WireClient.connected(broker.port(), 4, "device")) {
            for (int i = 0; i < messages; i++) {
                device.publishAndWait("state/x", "x" + i, true);
            }
        }
        List<String> calls = Files.readAllLines(trace, StandardCharsets.UTF_8);
        // PUBACK in 3.1.1 is 40 02 and its packet id; each after a sync of its own, as each waits for the last.
        int[] acknowledgements = IntStream.range(0, calls.size())
                .filter(i -> calls.get(i).contains("\"\\x40\\x02\\x00"))
                .toArray();
        assertThat(acknowledgements).hasSize(messages);
        int from = 0;
        for (int at : acknowledgements) {
            assertThat(calls.subList(from, at))
                    .as("system calls before a PUBACK")
                    .anyMatch(call -> call.contains("fdatasync(") || call.contains("fsync("));
            from = at;
        }
    }
}
