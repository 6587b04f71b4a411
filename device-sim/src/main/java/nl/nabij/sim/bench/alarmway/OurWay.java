package nl.nabij.sim.bench.alarmway;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.nabij.sim.console.ConsoleApi;
import nl.nabij.sim.console.ConsoleClient;
import nl.nabij.sim.program.Box;
import nl.nabij.sim.program.Centre;
import nl.nabij.sim.wire.WireClient;

/// The real gateway and the real server. Each press is another pendant's, so each is an alarm of its own; all of them
/// stay open during a stretch, as in a storm, and are closed by the operator after it.
final class OurWay implements Contender {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /// Closing is work too; what follows is measured after it. And longer than the 2 s in which a gateway takes
    /// a second message of a pendant for a copy of the first.
    private static final Duration SETTLING = Duration.ofSeconds(3);

    private static final byte[] EMERGENCY = "{\"action\":\"emergency\"}".getBytes(StandardCharsets.UTF_8);

    /// Of the alarms in a frame. A frame is not parsed whole: the console's work is no part of the way.
    private static final Pattern PENDANT = Pattern.compile("\"deviceName\":\"bench-pendant-([0-9]+)-([0-9]+)\"");

    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final Box box;
    private final ConsoleApi operator;
    private final ConsoleClient console;
    private final WireClient pendants;

    /// The names of a stretch that lost something are not used again: it might still come.
    private int generation;

    private volatile Series series = new Series(0);

    private OurWay(Box box, ConsoleApi operator) throws InterruptedException {
        this.box = box;
        this.operator = operator;
        this.console = ConsoleClient.open(loops, operator, this::heard);
        this.pendants = WireClient.connect(box.port("broker"), "bench-pendants");
    }

    static OurWay start(java.nio.file.Path folder, Centre centre) throws InterruptedException {
        Box box = Box.start(folder, centre);
        return new OurWay(box, ConsoleApi.signIn(centre.port("http"), "centralist", Centre.PASSWORD));
    }

    @Override
    public String prefix() {
        return "";
    }

    @Override
    public Series.Heard stretch(int presses, long perSecond) throws InterruptedException {
        Series current = new Series(presses);
        series = current;
        String names = "zigbee2mqtt/bench-pendant-" + generation + "-";
        current.press(perSecond, number -> pendants.publish(names + number, EMERGENCY));
        Series.Heard heard = current.await(PATIENCE);
        if (heard.lost() > 0) {
            generation++;
        }
        operator.closeAll();
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(SETTLING.toMillis()));
        return heard;
    }

    private void heard(long atNanos, String frame) {
        Matcher pendant = PENDANT.matcher(frame);
        while (pendant.find()) {
            if (Integer.parseInt(pendant.group(1)) == generation) {
                series.heard(Integer.parseInt(pendant.group(2)), atNanos);
            }
        }
    }

    @Override
    public void close() {
        pendants.close();
        console.close();
        operator.close();
        box.close();
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
