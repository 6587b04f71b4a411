package nl.nabij.sim.bench.alarmway;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.nabij.sim.bench.BenchmarkException;
import nl.nabij.sim.console.TextSocket;
import nl.nabij.sim.program.CentreDatabase;
import nl.nabij.sim.program.NodeRed;
import nl.nabij.sim.wire.WireClient;

/// The same work as somebody would build it in Node-RED, where one is installed. It promises less: the broker has its
/// acknowledgement before the row is there, so what is under way when it dies is lost.
///
/// ```
///  press ─► mosquitto ─► mqtt in, QoS 1 ─► function ─► function: insert … commit ─► websocket out ─► frame
/// ```
final class NodeRedFlow implements Contender {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration FLOWS_WITHIN = Duration.ofMinutes(1);
    private static final byte[] PRESS = "{\"action\":\"emergency\"}".getBytes(StandardCharsets.UTF_8);
    private static final Pattern NUMBER = Pattern.compile("\"number\":(-?[0-9]+)");

    /// Of the presses until the first one comes through: in no stretch.
    private static final int TRIAL = -1;

    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final CountDownLatch flows = new CountDownLatch(1);
    private final NodeRed nodeRed;
    private final TextSocket frames;
    private final WireClient pendants;
    private volatile Series series = new Series(0);

    private NodeRedFlow(NodeRed nodeRed, int brokerPort) throws InterruptedException {
        this.nodeRed = nodeRed;
        this.frames = TextSocket.open(
                loops,
                URI.create("ws://localhost:" + nodeRed.port() + "/alarms"),
                Map.of(),
                (_, atNanos, frame) -> heard(atNanos, frame));
        this.pendants = WireClient.connect(brokerPort, "nodered-pendants");
    }

    /// @param folder for Node-RED's user directory
    /// @param brokerPort of a broker that passes presses on at once
    static NodeRedFlow start(NodeRed.Installation installed, Path folder, CentreDatabase database, int brokerPort)
            throws InterruptedException {
        Path pg = installed
                .module("pg")
                .orElseThrow(() -> new BenchmarkException("Node-RED has no module pg beside it: npm install pg there"));
        Map<String, String> environment = new TreeMap<>();
        environment.put("NABIJ_PG_MODULE", pg.toString());
        environment.put("NABIJ_MQTT_PORT", Integer.toString(brokerPort));
        try (Connection connection = database.open()) {
            PressTable.make(connection, "alarm_nodered");
            environment.putAll(database.environment());
            Path userDirectory = Files.createDirectories(folder.resolve("node-red"));
            for (String file : new String[] {"settings.js", "flows.json"}) {
                Files.write(userDirectory.resolve(file), resource(file));
            }
            NodeRed started = NodeRed.start(installed, userDirectory, environment);
            boolean flows = false;
            try {
                NodeRedFlow flow = new NodeRedFlow(started, brokerPort);
                flow.awaitFlows();
                flows = true;
                return flow;
            } finally {
                if (!flows) {
                    started.close();
                }
            }
        } catch (SQLException | IOException e) {
            throw new BenchmarkException("Node-RED's flow could not be laid: " + e.getMessage(), e);
        }
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = NodeRedFlow.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException(name + " is not in this program");
            }
            return in.readAllBytes();
        }
    }

    /// It listens before its flows are at the broker.
    private void awaitFlows() throws InterruptedException {
        long end = System.nanoTime() + FLOWS_WITHIN.toNanos();
        do {
            if (System.nanoTime() > end) {
                throw new BenchmarkException("Node-RED's flow passed no press on within " + FLOWS_WITHIN
                        + "; its last lines:\n" + nodeRed.program().lastLines());
            }
            pendants.publish("nodered/" + TRIAL, PRESS);
        } while (!flows.await(200, TimeUnit.MILLISECONDS));
    }

    @Override
    public String prefix() {
        return "nodered_";
    }

    @Override
    public Series.Heard stretch(int presses, long perSecond) throws InterruptedException {
        Series current = new Series(presses);
        series = current;
        current.press(perSecond, number -> pendants.publish("nodered/" + number, PRESS));
        return current.await(PATIENCE);
    }

    private void heard(long atNanos, String frame) {
        Matcher number = NUMBER.matcher(frame);
        if (number.find()) {
            flows.countDown();
            series.heard(Integer.parseInt(number.group(1)), atNanos);
        }
    }

    @Override
    public void close() {
        pendants.close();
        frames.close();
        nodeRed.close();
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
