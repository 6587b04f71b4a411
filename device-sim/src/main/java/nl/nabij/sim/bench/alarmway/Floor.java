package nl.nabij.sim.bench.alarmway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import nl.nabij.sim.bench.BenchmarkException;
import nl.nabij.sim.bench.Percentiles;
import nl.nabij.sim.program.CentreDatabase;
import nl.nabij.sim.program.Mosquitto;
import nl.nabij.sim.wire.WireClient;

/// What nobody can be faster than with the same promises: a press goes through two bridged brokers, is appended and
/// synced, and is one row that is committed. Measured as one chain, press by press, and each part of it too.
///
/// ```
///  press ─► mosquitto ═bridge═► mosquitto ─► write 4 KiB, fdatasync ─► insert … commit ─► heard
/// ```
final class Floor implements Contender {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BRIDGED_WITHIN = Duration.ofSeconds(15);
    private static final int BLOCK = 4_096;

    /// As long as an alarm with its events.
    private static final byte[] PRESS = "{\"action\":\"emergency\"}".getBytes(StandardCharsets.UTF_8);

    private static final String BODY = "x".repeat(600);

    private final Mosquitto centre;
    private final Mosquitto home;
    private final WireClient ear;
    private final WireClient pendants;
    private final FileChannel file;
    private final ByteBuffer block = ByteBuffer.allocateDirect(BLOCK);
    private final Connection connection;
    private final PreparedStatement insert;
    private final CountDownLatch bridged = new CountDownLatch(1);
    private volatile Stretch current = new Stretch(0);

    private static final class Stretch {
        private final Series series;
        private final long[] hops;
        private final long[] syncs;
        private final long[] inserts;

        Stretch(int presses) {
            series = new Series(presses);
            hops = new long[presses];
            syncs = new long[presses];
            inserts = new long[presses];
        }
    }

    private Floor(Path folder, CentreDatabase database) throws SQLException, IOException, InterruptedException {
        centre = FloorBroker.start(folder, "floor-centre", OptionalInt.empty());
        home = FloorBroker.start(folder, "floor-home", OptionalInt.of(centre.port()));
        file = FileChannel.open(
                folder.resolve("floor"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.APPEND);
        connection = database.open();
        PressTable.make(connection, "alarm_floor");
        insert = connection.prepareStatement("insert into bench.alarm_floor (number, body) values (?, ?)");
        ear = WireClient.connect(centre.port(), "ear", (topic, _) -> heard(topic));
        ear.subscribe("press/#");
        pendants = WireClient.connect(home.port(), "pendants");
    }

    static Floor start(Path folder, CentreDatabase database) throws InterruptedException {
        try {
            Floor floor = new Floor(folder, database);
            floor.awaitBridge();
            return floor;
        } catch (SQLException | IOException e) {
            throw new BenchmarkException("the floor could not be laid: " + e.getMessage(), e);
        }
    }

    /// The bridge connects by itself, some time after its broker listens.
    private void awaitBridge() throws InterruptedException {
        long end = System.nanoTime() + BRIDGED_WITHIN.toNanos();
        while (bridged.getCount() > 0) {
            if (System.nanoTime() > end) {
                throw new BenchmarkException("the brokers of the floor were not bridged within " + BRIDGED_WITHIN);
            }
            pendants.publish("press/bridge", PRESS);
            boolean _ = bridged.await(100, TimeUnit.MILLISECONDS);
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
    }

    /// The broker in the home. Only what is a `press` goes further.
    int homePort() {
        return home.port();
    }

    @Override
    public String prefix() {
        return "floor_";
    }

    @Override
    public Series.Heard stretch(int presses, long perSecond) throws InterruptedException {
        Stretch stretch = new Stretch(presses);
        current = stretch;
        stretch.series.press(perSecond, number -> pendants.publish("press/" + number, PRESS));
        return stretch.series.await(PATIENCE);
    }

    /// The parts of the last stretch, each as its own p50 and p99.
    Map<String, Percentiles> parts() {
        Stretch last = current;
        Map<String, Percentiles> parts = new LinkedHashMap<>();
        parts.put("hops", new Percentiles(Arrays.copyOf(last.hops, last.hops.length)));
        parts.put("sync", new Percentiles(Arrays.copyOf(last.syncs, last.syncs.length)));
        parts.put("insert", new Percentiles(Arrays.copyOf(last.inserts, last.inserts.length)));
        return parts;
    }

    private void heard(String topic) {
        String name = topic.substring("press/".length());
        if (name.equals("bridge")) {
            bridged.countDown();
            return;
        }
        long arrived = System.nanoTime();
        int number = Integer.parseInt(name);
        try {
            block.clear();
            file.write(block);
            file.force(false);
            long synced = System.nanoTime();
            insert.setInt(1, number);
            insert.setString(2, BODY);
            insert.executeUpdate();
            long inserted = System.nanoTime();
            Stretch stretch = current;
            stretch.hops[number] = arrived - stretch.series.due(number);
            stretch.syncs[number] = synced - arrived;
            stretch.inserts[number] = inserted - synced;
            stretch.series.heard(number, inserted);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new BenchmarkException("the floor's row was refused: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        pendants.close();
        ear.close();
        home.close();
        centre.close();
        try {
            connection.close();
            file.close();
        } catch (SQLException | IOException e) {
            // The folder goes with the run.
        }
    }
}
