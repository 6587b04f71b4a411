package nl.nabij.sim.bench.memory;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import nl.nabij.sim.bench.Benchmark;
import nl.nabij.sim.bench.BenchmarkOptions;
import nl.nabij.sim.bench.Percentiles;
import nl.nabij.sim.program.Box;
import nl.nabij.sim.program.Centre;
import nl.nabij.sim.program.NodeRed;
import nl.nabij.sim.program.Program;
import nl.nabij.sim.program.WorkFolder;
import nl.nabij.sim.wire.WireClient;

/// The resident memory of the delivered gateway with its broker, linked to a centre: at rest, and after a storm of
/// presses and messages; the time to its first page; and beside it an empty Node-RED, where one is installed.
public final class Memory implements Benchmark {

    private static final long DEFAULT_STARTS = 5;
    private static final long DEFAULT_SETTLE_SECONDS = 20;
    private static final long DEFAULT_PRESSES = 300;
    private static final long DEFAULT_MESSAGES = 5_000;
    private static final long DEFAULT_HOMES = 5_000;
    private static final long PRESS_EACH_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long MESSAGE_EACH_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
    private static final int SENSORS = 50;
    private static final double KIB_PER_MIB = 1024.0;

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public String what() {
        return "resident memory of the gateway and of the server per home (--homes 0: without), and the screen's first page";
    }

    @Override
    public Map<String, Long> options() {
        Map<String, Long> options = new LinkedHashMap<>();
        options.put("starts", DEFAULT_STARTS);
        options.put("settle", DEFAULT_SETTLE_SECONDS);
        options.put("presses", DEFAULT_PRESSES);
        options.put("messages", DEFAULT_MESSAGES);
        options.put("homes", DEFAULT_HOMES);
        return options;
    }

    @Override
    public Map<String, String> run(BenchmarkOptions options) throws InterruptedException {
        long settleSeconds = options.value(this, "settle");
        Map<String, String> figures = new LinkedHashMap<>();
        try (WorkFolder folder = WorkFolder.make();
                Centre centre = Centre.start(folder.path());
                Box box = Box.start(folder.path(), centre)) {
            long[] pages = new long[(int) Math.max(1, options.value(this, "starts"))];
            for (int i = 0; i < pages.length; i++) {
                box.program().stop();
                pages[i] = FirstPage.nanos(box.port("http"), box::startAgain);
            }
            Percentiles page = new Percentiles(pages);
            settle(settleSeconds);
            figures.put("gateway_rss_mb", mib(box.program()));
            System.out.println("  at rest " + figures.get("gateway_rss_mb") + " MB; the storm follows");
            storm(box, options.value(this, "presses"), options.value(this, "messages"));
            settle(settleSeconds);
            figures.put("gateway_rss_after_storm_mb", mib(box.program()));
            figures.put("first_page_ms", page.millis(50));
            System.out.println("  the slowest first page " + page.millis(100) + " ms");
        }
        int homes = (int) options.value(this, "homes");
        if (homes > 0) {
            ServerMemory server = ServerMemory.measure(
                    homes, Duration.ofSeconds(3 * settleSeconds), line -> System.out.println("  " + line));
            figures.put("server_bytes_per_home", Long.toString(server.bytesPerHome()));
            figures.put("homes", Integer.toString(homes));
        }
        Optional<NodeRed.Installation> nodeRed = NodeRed.installed();
        if (nodeRed.isPresent()) {
            try (WorkFolder folder = WorkFolder.make();
                    NodeRed empty = NodeRed.start(nodeRed.get(), folder.path(), Map.of())) {
                settle(settleSeconds);
                figures.put("nodered_rss_mb", mib(empty.program()));
            }
        }
        return figures;
    }

    private static void storm(Box box, long presses, long messages) throws InterruptedException {
        try (WireClient devices = WireClient.connect(box.port("broker"), "bench-storm")) {
            for (long i = 0; i < presses; i++) {
                devices.publish(
                        "zigbee2mqtt/bench-pendant-" + i,
                        "{\"action\":\"emergency\"}".getBytes(StandardCharsets.UTF_8));
                LockSupport.parkNanos(PRESS_EACH_NANOS);
            }
            for (long i = 0; i < messages; i++) {
                devices.publish(
                        "zigbee2mqtt/bench-sensor-" + i % SENSORS,
                        ("{\"temperature\":" + i % 30 + ",\"battery\":90,\"linkquality\":" + i % 200 + "}")
                                .getBytes(StandardCharsets.UTF_8));
                LockSupport.parkNanos(MESSAGE_EACH_NANOS);
            }
        }
    }

    private static void settle(long seconds) {
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(seconds));
    }

    private static String mib(Program program) {
        return String.format(Locale.ROOT, "%.1f", program.residentKib() / KIB_PER_MIB);
    }
}
