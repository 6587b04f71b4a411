package nl.nabij.sim.bench.reconnect;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import nl.nabij.contract.GatewayId;
import nl.nabij.sim.bench.Benchmark;
import nl.nabij.sim.bench.BenchmarkException;
import nl.nabij.sim.bench.BenchmarkOptions;
import nl.nabij.sim.bench.Percentiles;
import nl.nabij.sim.fleet.Fleet;
import nl.nabij.sim.fleet.FleetComparison;
import nl.nabij.sim.fleet.FleetException;
import nl.nabij.sim.fleet.FleetListener;
import nl.nabij.sim.fleet.FleetOnCentre;
import nl.nabij.sim.fleet.FleetPlan;
import nl.nabij.sim.program.WorkFolder;

/// All homes lose the centre and come back as gateways do: those with an alarm at once, the others within 30 s.
/// After some cuts of the network, one after the other, and after a `kill -9` of the server, whose next run knows no
/// TLS ticket.
/// The alarms are pressed in homes that are not back yet, so each waits for a handshake among all the others.
public final class Reconnect implements Benchmark {

    private static final long DEFAULT_HOMES = 5_000;
    private static final long DEFAULT_ALARMS = 100;

    /// The slowest of a hundred alarms is chance; that of some hundreds less so.
    private static final long DEFAULT_CUTS = 3;

    private static final int SLOWEST_TOLD = 8;
    private static final Duration LIMIT = Duration.ofMinutes(4);

    private static final Map<String, String> SETTINGS = Map.of("NABIJ_LADDER_STEP_SECONDS", "600");

    @Override
    public String name() {
        return "reconnect";
    }

    @Override
    public String what() {
        return "--homes come back after each of --cuts and after a restart without tickets, --alarms of them with an alarm";
    }

    @Override
    public Map<String, Long> options() {
        Map<String, Long> options = new LinkedHashMap<>();
        options.put("homes", DEFAULT_HOMES);
        options.put("alarms", DEFAULT_ALARMS);
        options.put("cuts", DEFAULT_CUTS);
        options.put("spread", FleetPlan.GATEWAYS_SPREAD.toSeconds());
        return options;
    }

    private record Presses(int alarms, Duration within) {}

    /// @param processor of the server
    private record Return(Duration all, List<Long> nanos, Duration processor) {

        Percentiles alarms() {
            return new Percentiles(nanos.stream().mapToLong(Long::longValue).toArray());
        }

        /// The alarms of both; the longer return, and the dearer.
        Return and(Return other) {
            List<Long> both = new ArrayList<>(nanos);
            both.addAll(other.nanos);
            return new Return(
                    Collections.max(List.of(all, other.all)),
                    both,
                    Collections.max(List.of(processor, other.processor)));
        }
    }

    @Override
    public Map<String, String> run(BenchmarkOptions options) throws InterruptedException {
        int homes = (int) Math.max(1, options.value(this, "homes"));
        int alarms = Math.clamp(options.value(this, "alarms"), 1, homes / 2 + 1);
        int cuts = (int) Math.max(1, options.value(this, "cuts"));
        Duration spread = Duration.ofSeconds(Math.max(1, options.value(this, "spread")));
        // While the others are on their way.
        Duration pressedWithin = spread.multipliedBy(2).dividedBy(3);
        Ear ear = new Ear();
        try (WorkFolder folder = WorkFolder.make();
                FleetOnCentre both =
                        FleetOnCentre.start(folder.path(), homes, SETTINGS, List.of(), spread, ear, Reconnect::tell)) {
            tell("connected in " + both.connect(Reconnect::tell).toSeconds() + " s");
            Presses presses = new Presses(alarms, pressedWithin);
            Return cut = cut(1, both, ear, presses);
            for (int i = 2; i <= cuts; i++) {
                cut = cut.and(cut(i, both, ear, presses));
            }

            both.centre().program().kill();
            ear.forget();
            both.fleet().forgetTickets();
            both.centre().startAgain();
            Duration started = both.centre().program().processorTime();
            Return restart = comeBack("after the restart", both, ear, presses, started);

            FleetComparison found = both.compare();
            tell(found.figures());
            return figures(homes, cut, restart, found);
        } catch (FleetException e) {
            throw new BenchmarkException(e.getMessage() == null ? "the fleet failed" : e.getMessage(), e);
        }
    }

    private static Return cut(int number, FleetOnCentre both, Ear ear, Presses presses) throws InterruptedException {
        ear.forget();
        Duration before = both.centre().program().processorTime();
        both.fleet().powerCut(false);
        return comeBack("after cut " + number, both, ear, presses, before);
    }

    private static Return comeBack(String when, FleetOnCentre both, Ear ear, Presses presses, Duration before)
            throws InterruptedException {
        Fleet fleet = both.fleet();
        long began = System.nanoTime();
        press(fleet, ear, presses, began);
        if (!fleet.awaitConnected(fleet.homes().size(), LIMIT) || !fleet.awaitReceipts(LIMIT)) {
            throw new BenchmarkException(when + " not all came back: " + fleet.connected() + ", " + fleet.troubles());
        }
        Return back = new Return(
                Duration.ofNanos(System.nanoTime() - began),
                ear.nanos(),
                both.centre().program().processorTime().minus(before));
        tell(String.format(
                Locale.ROOT,
                "%s: all back in %.1f s, alarms p50 %s ms, max %s ms, server %.1f s of a processor; %s",
                when,
                back.all.toMillis() / 1e3,
                back.alarms().millis(50),
                back.alarms().millis(100),
                back.processor.toMillis() / 1e3,
                fleet.troubles()));
        ear.slowest(began).forEach(Reconnect::tell);
        return back;
    }

    /// One after the other over the time in which all come back, each in a home that is not back yet; when all
    /// are, in any.
    private static void press(Fleet fleet, Ear ear, Presses presses, long began) {
        int alarms = presses.alarms;
        SplittableRandom chance = new SplittableRandom(alarms);
        List<GatewayId> homes = fleet.homes();
        for (int i = 0; i < alarms; i++) {
            long due = began + presses.within.toNanos() * i / alarms;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            GatewayId home = homes.get(chance.nextInt(homes.size()));
            for (int tries = 0; ear.back.contains(home) && tries < homes.size(); tries++) {
                home = homes.get(chance.nextInt(homes.size()));
            }
            ear.back.add(home);
            fleet.alarm(List.of(home));
        }
    }

    private static Map<String, String> figures(int homes, Return cut, Return restart, FleetComparison found) {
        Return slower = cut.alarms().nanos(100) > restart.alarms().nanos(100) ? cut : restart;
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("homes", Integer.toString(homes));
        figures.put("seconds", seconds(cut.all.compareTo(restart.all) > 0 ? cut.all : restart.all));
        figures.put("alarm_p50_ms", slower.alarms().millis(50));
        figures.put("alarm_max_ms", slower.alarms().millis(100));
        figures.put("cpu_seconds", seconds(restart.processor));
        figures.put("cut_seconds", seconds(cut.all));
        figures.put("cut_alarm_max_ms", cut.alarms().millis(100));
        figures.put("cut_cpu_seconds", seconds(cut.processor));
        figures.put("restart_seconds", seconds(restart.all));
        figures.put("restart_alarm_p50_ms", restart.alarms().millis(50));
        figures.put("restart_alarm_max_ms", restart.alarms().millis(100));
        figures.put("lost", Integer.toString(found.lost().size()));
        figures.put(
                "doubled",
                Integer.toString(found.doubled().size() + found.strangers().size()));
        return figures;
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f", time.toMillis() / 1e3);
    }

    private static void tell(String what) {
        System.out.println("  " + what);
    }

    private static final class Ear implements FleetListener {

        private final Queue<Way> ways = new ConcurrentLinkedQueue<>();
        private final Set<GatewayId> back = ConcurrentHashMap.newKeySet();
        private final Map<GatewayId, Long> begun = new ConcurrentHashMap<>();
        private final Map<GatewayId, Long> secured = new ConcurrentHashMap<>();
        private final Map<GatewayId, Long> connected = new ConcurrentHashMap<>();
        private final Map<GatewayId, List<String>> breaks = new ConcurrentHashMap<>();

        void forget() {
            back.clear();
            ways.clear();
            begun.clear();
            secured.clear();
            connected.clear();
            breaks.clear();
        }

        @Override
        public void began(GatewayId home) {
            begun.put(home, System.nanoTime());
        }

        @Override
        public void secured(GatewayId home) {
            secured.put(home, System.nanoTime());
        }

        @Override
        public void connected(GatewayId home) {
            connected.put(home, System.nanoTime());
            back.add(home);
        }

        @Override
        public void broke(GatewayId home, String why) {
            breaks.computeIfAbsent(home, _ -> new CopyOnWriteArrayList<>()).add(why);
        }

        @Override
        public void receipted(GatewayId home, long seq, Duration since) {
            long now = System.nanoTime();
            ways.add(Way.of(
                    now - since.toNanos(),
                    begun.getOrDefault(home, 0L),
                    secured.getOrDefault(home, 0L),
                    connected.getOrDefault(home, 0L),
                    now,
                    List.copyOf(breaks.getOrDefault(home, List.of()))));
        }

        List<Long> nanos() {
            return ways.stream().map(Way::nanos).toList();
        }

        List<String> slowest(long sinceNanos) {
            return ways.stream()
                    .sorted(Comparator.comparingLong(Way::nanos).reversed())
                    .limit(SLOWEST_TOLD)
                    .map(way -> way.told(sinceNanos))
                    .toList();
        }
    }
}
