package nl.nabij.sim.bench.console;

import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import nl.nabij.contract.GatewayId;
import nl.nabij.sim.bench.Benchmark;
import nl.nabij.sim.bench.BenchmarkException;
import nl.nabij.sim.bench.BenchmarkOptions;
import nl.nabij.sim.bench.Percentiles;
import nl.nabij.sim.console.ConsoleApi;
import nl.nabij.sim.console.ConsoleClient;
import nl.nabij.sim.console.ConsoleException;
import nl.nabij.sim.fleet.FleetException;
import nl.nabij.sim.fleet.FleetListener;
import nl.nabij.sim.fleet.FleetOnCentre;
import nl.nabij.sim.program.Centre;
import nl.nabij.sim.program.WorkFolder;

/// From an alarm's commit to the last of many consoles, in turns with a bare fan-out of the same frames to as
/// many sockets of the same kind.
public final class ConsoleFanOut implements Benchmark {

    /// One fleet home after the other presses: each alarm is another home's.
    private static final int HOMES = 50;

    /// More at once the server sends away with 'try again'.
    private static final int OPENED_TOGETHER = 25;

    private static final int WARM_UP = 30;
    private static final int TURN = 20;
    private static final long HEARD_WITHIN_SECONDS = 30;
    private static final long BETWEEN_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private static final Map<String, String> SETTINGS = Map.of("NABIJ_LADDER_STEP_SECONDS", "600");

    @Override
    public String name() {
        return "console";
    }

    @Override
    public String what() {
        return "from an alarm's commit to the last of --consoles, beside a bare fan-out of the same frames";
    }

    @Override
    public Map<String, Long> options() {
        Map<String, Long> options = new LinkedHashMap<>();
        options.put("consoles", 500L);
        options.put("alarms", 200L);
        return options;
    }

    @Override
    public Map<String, String> run(BenchmarkOptions options) throws InterruptedException {
        int consoles = (int) Math.max(1, options.value(this, "consoles"));
        int alarms = (int) Math.max(1, options.value(this, "alarms"));
        Receipts receipts = new Receipts();
        MultiThreadIoEventLoopGroup loops = new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
        try (WorkFolder folder = WorkFolder.make();
                FleetOnCentre both =
                        FleetOnCentre.start(folder.path(), HOMES, SETTINGS, List.of(), receipts, ConsoleFanOut::tell);
                BareSide bare = BareSide.start(folder.path(), loops, consoles)) {
            tell("homes connected in " + both.connect(ConsoleFanOut::tell).toSeconds() + " s");
            Way way = new Way(both, receipts, new Arrivals(consoles));
            try (ConsoleApi person = ConsoleApi.signIn(both.centre().port("http"), "centralist", Centre.PASSWORD)) {
                List<ConsoleClient> clients = way.open(loops, person, consoles);
                tell(consoles + " consoles opened");
                try {
                    return measure(way, bare, alarms);
                } finally {
                    clients.forEach(ConsoleClient::close);
                }
            }
        } catch (FleetException | ConsoleException e) {
            throw new BenchmarkException(String.valueOf(e.getMessage()), e);
        } finally {
            loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
        }
    }

    private static Map<String, String> measure(Way way, BareSide bare, int alarms) throws InterruptedException {
        List<Long> ours = new ArrayList<>();
        List<Long> theirs = new ArrayList<>();
        int warmUp = Math.min(WARM_UP, alarms);
        int turn = Math.min(TURN, alarms);
        for (int i = 0; i < warmUp; i++) {
            bare.once(way.once().frame());
        }
        while (ours.size() < alarms) {
            List<String> frames = new ArrayList<>();
            for (int i = 0; i < turn; i++) {
                Told told = way.once();
                ours.add(told.nanos());
                frames.add(told.frame());
                LockSupport.parkNanos(BETWEEN_NANOS);
            }
            for (String frame : frames) {
                theirs.add(bare.once(frame));
                LockSupport.parkNanos(BETWEEN_NANOS);
            }
            tell(ours.size() + " of " + alarms + " alarms");
        }
        Percentiles way1 = percentiles(ours);
        Percentiles bare1 = percentiles(theirs);
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("p50_ms", way1.millis(50));
        figures.put("p99_ms", way1.millis(99));
        figures.put("bare_p50_ms", bare1.millis(50));
        figures.put("bare_p99_ms", bare1.millis(99));
        figures.put("p50_ratio", way1.ratio(50, bare1));
        figures.put("p99_ratio", way1.ratio(99, bare1));
        figures.put("alarms", Integer.toString(ours.size()));
        return figures;
    }

    private static Percentiles percentiles(List<Long> nanos) {
        return new Percentiles(nanos.stream().mapToLong(Long::longValue).toArray());
    }

    private static void tell(String line) {
        System.out.println("  " + line);
    }

    /// @param frame as the consoles had it
    private record Told(long nanos, String frame) {}

    /// Presses in the fleet, and the server's consoles.
    private static final class Way {

        private static final String DEVICE = "\"device\":\"";
        private static final String HOME = "gw-fleet-";

        private final FleetOnCentre both;
        private final Receipts receipts;
        private final Arrivals arrivals;
        private final Map<String, String> frames = new ConcurrentHashMap<>();
        private int next;

        Way(FleetOnCentre both, Receipts receipts, Arrivals arrivals) {
            this.both = both;
            this.receipts = receipts;
            this.arrivals = arrivals;
        }

        List<ConsoleClient> open(MultiThreadIoEventLoopGroup loops, ConsoleApi person, int consoles)
                throws InterruptedException {
            List<ConsoleClient> clients = new ArrayList<>();
            while (clients.size() < consoles) {
                List<ConsoleClient.Listener> ears = new ArrayList<>();
                while (ears.size() < OPENED_TOGETHER && clients.size() + ears.size() < consoles) {
                    ears.add(new Ear());
                }
                clients.addAll(ConsoleClient.openAll(loops, List.of(person), ears));
            }
            return clients;
        }

        /// One console. An alarm may be told twice, and counts once.
        private final class Ear implements ConsoleClient.Listener {

            private String last = "";

            @Override
            public void heard(long atNanos, String frame) {
                int alarm = frame.indexOf("\"alarms\":[{");
                int device = frame.indexOf(DEVICE, Math.max(0, alarm));
                if (alarm < 0 || device < 0) {
                    return;
                }
                int home = frame.indexOf(HOME, alarm);
                int seq = frame.lastIndexOf('-', frame.indexOf('"', device + DEVICE.length())) + 1;
                String key = frame.substring(home, home + HOME.length() + 5) + " "
                        + frame.substring(seq, frame.indexOf('"', seq));
                if (!key.equals(last)) {
                    last = key;
                    frames.putIfAbsent(key, frame);
                    arrivals.heard(key, atNanos);
                }
            }
        }

        Told once() throws InterruptedException {
            List<GatewayId> homes = both.fleet().homes();
            GatewayId home = homes.get(next++ % homes.size());
            both.fleet().alarm(List.of(home));
            Receipts.Receipt receipt = receipts.next();
            String key = receipt.home() + " " + receipt.seq();
            if (!arrivals.await(key, HEARD_WITHIN_SECONDS)) {
                throw new BenchmarkException("not all consoles heard of " + key);
            }
            String frame = frames.remove(key);
            return new Told(Math.max(0, arrivals.lastNanos(key) - receipt.atNanos()), frame == null ? "" : frame);
        }
    }

    /// When each receipt came: right after the commit.
    private static final class Receipts implements FleetListener {

        private final LinkedBlockingQueue<Receipt> came = new LinkedBlockingQueue<>();

        record Receipt(GatewayId home, long seq, long atNanos) {}

        @Override
        public void receipted(GatewayId home, long seq, java.time.Duration since) {
            came.add(new Receipt(home, seq, System.nanoTime()));
        }

        Receipt next() throws InterruptedException {
            Receipt receipt = came.poll(HEARD_WITHIN_SECONDS, TimeUnit.SECONDS);
            if (receipt == null) {
                throw new BenchmarkException("a press has no receipt");
            }
            return receipt;
        }
    }
}
