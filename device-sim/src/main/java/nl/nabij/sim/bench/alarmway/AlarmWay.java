package nl.nabij.sim.bench.alarmway;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import nl.nabij.contract.face.AlarmView;
import nl.nabij.sim.bench.Benchmark;
import nl.nabij.sim.bench.BenchmarkException;
import nl.nabij.sim.bench.BenchmarkOptions;
import nl.nabij.sim.bench.Percentiles;
import nl.nabij.sim.program.Box;
import nl.nabij.sim.program.Centre;
import nl.nabij.sim.program.WorkFolder;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;

/// From the publish on the home broker to the frame in a console's WebSocket, through one real
/// gateway and the server, durable at both. Open loop: the time counts from when a press was due.
public final class AlarmWay implements Benchmark {

    private static final String PREFIX = "bench-pendant-";
    private static final long DEFAULT_RATE_PER_SECOND = 50;
    private static final long DEFAULT_SAMPLES = 1_000;
    private static final int WARM_UP = 200;

    /// What is later than this counts as lost.
    private static final long PATIENCE_SECONDS = 30;

    @Override
    public String name() {
        return "alarm";
    }

    @Override
    public String what() {
        return "from the press on the home broker to the console's frame (--rate per second)";
    }

    @Override
    public Map<String, Long> options() {
        Map<String, Long> options = new LinkedHashMap<>();
        options.put("samples", DEFAULT_SAMPLES);
        options.put("rate", DEFAULT_RATE_PER_SECOND);
        return options;
    }

    @Override
    public Map<String, String> run(BenchmarkOptions options) throws InterruptedException {
        int samples = (int) options.value(this, "samples");
        long rate = Math.max(1, options.value(this, "rate"));
        int all = WARM_UP + samples;
        long[] due = new long[all];
        AtomicLongArray heardAt = new AtomicLongArray(all);
        CountDownLatch waiting = new CountDownLatch(all);
        try (WorkFolder folder = WorkFolder.make();
                Centre centre = Centre.start(folder.path());
                Box box = Box.start(folder.path(), centre);
                ConsoleEar ear = ConsoleEar.open(centre.port("http"), Centre.PASSWORD)) {
            ear.listen(alarm -> hear(alarm, heardAt, waiting));
            long began = System.nanoTime();
            press(box.port("broker"), due, TimeUnit.SECONDS.toNanos(1) / rate);
            boolean complete = waiting.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            double seconds = (System.nanoTime() - began) / 1e9;
            return figures(folder, due, heardAt, complete, seconds);
        }
    }

    private static void hear(AlarmView alarm, AtomicLongArray heardAt, CountDownLatch waiting) {
        int at = alarm.deviceName().indexOf(PREFIX);
        if (at >= 0) {
            int number = Integer.parseInt(alarm.deviceName().substring(at + PREFIX.length()));
            if (heardAt.compareAndSet(number, 0, System.nanoTime())) {
                waiting.countDown();
            }
        }
    }

    private static void press(int brokerPort, long[] due, long everyNanos) {
        try {
            MqttAsyncClient client =
                    new MqttAsyncClient("tcp://127.0.0.1:" + brokerPort, "bench", new MemoryPersistence());
            MqttConnectionOptions connect = new MqttConnectionOptions();
            connect.setReceiveMaximum(1_000);
            client.connect(connect).waitForCompletion();
            long start = System.nanoTime();
            for (int i = 0; i < due.length; i++) {
                due[i] = start + i * everyNanos;
                while (System.nanoTime() < due[i]) {
                    LockSupport.parkNanos(due[i] - System.nanoTime());
                }
                client.publish(
                        "zigbee2mqtt/" + PREFIX + i,
                        "{\"action\":\"emergency\"}".getBytes(StandardCharsets.UTF_8),
                        1,
                        false);
            }
            client.disconnect().waitForCompletion();
            client.close();
        } catch (MqttException e) {
            throw new BenchmarkException("the home broker did not take the presses: " + e, e);
        }
    }

    private static Map<String, String> figures(
            WorkFolder folder, long[] due, AtomicLongArray heardAt, boolean complete, double seconds) {
        long[] times = new long[due.length];
        int heard = 0;
        int lost = 0;
        for (int i = 0; i < due.length; i++) {
            if (heardAt.get(i) == 0) {
                lost++;
            } else if (i >= WARM_UP) {
                times[heard] = heardAt.get(i) - due[i];
                heard++;
            }
        }
        Percentiles way = new Percentiles(java.util.Arrays.copyOf(times, heard));
        Percentiles sync = SyncFloor.measure(folder.path(), 500);
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("samples", Integer.toString(heard));
        figures.put("p50_ms", way.millis(50));
        figures.put("p99_ms", way.millis(99));
        figures.put("sync_p50_ms", sync.millis(50));
        figures.put("sync_p99_ms", sync.millis(99));
        figures.put("lost", Integer.toString(lost));
        figures.put("complete", Boolean.toString(complete));
        figures.put("seconds", String.format(java.util.Locale.ROOT, "%.1f", seconds));
        return figures;
    }
}
