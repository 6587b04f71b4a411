package nl.nabij.sim.story;

import com.microsoft.playwright.Page;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.nabij.sim.bench.Percentiles;

/// The program of `nabij bench call`: her screen and the console in a Chromium each, the delivered server
/// with its own PostgreSQL and the delivered gateway between them, and the same call over and over, in
/// turns with its floor.
///
/// One call: the operator presses; it rings at hers, which her screen says; she presses yes; her picture
/// is there at the console. One alarm: her pendant is pressed, the operator claims it and presses
/// 'speak', and each hears the other's tone.
public final class CallBenchmark {

    private static final int HER_HERTZ = 440;
    private static final int DESK_HERTZ = 880;

    /// Nothing is cold after that.
    private static final int WARM_UP = 5;

    private static final double NANOS_PER_MILLI = 1e6;

    private final WholeSystem system;
    private final CallEnd her;
    private final CallWatch atHers;
    private final Desk carer;
    private final Desk centralist;
    private final Page floorPage;

    private final List<Double> setups = new ArrayList<>();
    private final List<Double> rings = new ArrayList<>();
    private final List<Double> floors = new ArrayList<>();
    private final List<Double> floorDevices = new ArrayList<>();
    private final List<Double> speeches = new ArrayList<>();

    /// Where the time of the calls went: after her yes, in ms.
    private final Map<String, List<Double>> steps = new LinkedHashMap<>();

    /// A console of somebody who is on duty.
    private record Desk(ConsolePage console, CallEnd end, CallWatch watch) {

        static Desk of(WholeSystem system, Browser browser, String user) {
            ConsolePage console = new ConsolePage(browser.open(
                    system.serverHttp().resolve("/console"), 1440, 900, CallWatch.script(DESK_HERTZ, HER_HERTZ)));
            console.signsIn(user, WholeSystem.PASSWORD);
            console.startsShift();
            return new Desk(console, new CallEnd(console.page()), new CallWatch(console.page()));
        }
    }

    private CallBenchmark(WholeSystem system, Browser home, Browser centre) {
        this.system = system;
        her = new CallEnd(home.open(system.gatewayHttp(), 1280, 800, CallWatch.script(HER_HERTZ, DESK_HERTZ)));
        her.reads("Praten");
        atHers = new CallWatch(her.page());
        // Who calls her is of her own organisation; who answers her alarms at night is the night centre.
        carer = Desk.of(system, centre, "verzorgende");
        centralist = Desk.of(system, centre, "centralist");
        floorPage = centre.open(system.serverHttp().resolve("/health/ready"), 800, 600);
    }

    /// @param arguments how many calls, how many alarms
    public static void main(String[] arguments) throws IOException {
        Path data = Files.createTempDirectory("nabij-bench-call");
        // No step of a ladder falls into a call.
        Map<String, String> settings = Map.of("NABIJ_LADDER_STEP_SECONDS", "600");
        int code = 0;
        try (WholeSystem system =
                        new WholeSystem("bench-call", data, settings, List.of("--pendants", arguments[1])).start();
                Browser home = Browser.startForCalls("bench-call-home");
                Browser centre = Browser.startForCalls("bench-call-desk")) {
            CallBenchmark bench = new CallBenchmark(system, home, centre);
            try {
                bench.run(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
            } catch (RuntimeException | AssertionError e) {
                bench.keepsPictures();
                throw e;
            }
        } catch (RuntimeException | AssertionError e) {
            System.err.println("the calls could not be measured: " + e.getMessage());
            code = 1;
        } finally {
            remove(data);
        }
        System.exit(code);
    }

    private void run(int calls, int alarms) {
        for (int i = 0; i < Math.min(WARM_UP, calls); i++) {
            floor();
            call();
        }
        List.of(setups, rings, floors, floorDevices).forEach(List::clear);
        steps.clear();
        for (int i = 1; i <= calls; i++) {
            floor();
            call();
            if (i % 20 == 0) {
                System.out.printf("  %d of %d calls%n", i, calls);
            }
        }
        System.out.println("  " + setupFigures());
        // By day her own team would be asked first.
        carer.end().presses("Einde dienst");
        for (int i = 1; i <= alarms; i++) {
            // Each with a pendant of its own, since presses of one that follow closely are one alarm.
            alarm(i == 1 ? "pendant" : "pendant-" + i);
            if (i % 20 == 0) {
                System.out.printf("  %d of %d alarms%n", i, alarms);
            }
        }
        steps.forEach((step, each) -> System.out.printf("  %-40s p50 %5s ms%n", step, of(each).millis(50)));
        System.out.println("figures "
                + figures().entrySet().stream()
                        .map(figure -> figure.getKey() + "=" + figure.getValue())
                        .collect(Collectors.joining(" ")));
    }

    private Map<String, String> figures() {
        Map<String, String> figures = setupFigures();
        figures.put("speech_p50_ms", of(speeches).millis(50));
        figures.put("calls", Integer.toString(setups.size()));
        figures.put("floor_p95_ms", of(floors).millis(95));
        figures.put("floor_devices_p50_ms", of(floorDevices).millis(50));
        figures.put("ring_p50_ms", of(rings).millis(50));
        figures.put("speech_p95_ms", of(speeches).millis(95));
        figures.put("alarms", Integer.toString(speeches.size()));
        return figures;
    }

    private Map<String, String> setupFigures() {
        Percentiles setup = of(setups);
        Percentiles floor = of(floors);
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("setup_p50_ms", setup.millis(50));
        figures.put("setup_p95_ms", setup.millis(95));
        figures.put("floor_p50_ms", floor.millis(50));
        figures.put("setup_ratio_p50", setup.ratio(50, floor));
        figures.put("setup_ratio_p95", setup.ratio(95, floor));
        figures.put("ring_p99_ms", of(rings).millis(99));
        return figures;
    }

    /// Of where it stuck.
    private void keepsPictures() {
        Map.of(
                        "hers",
                        her.page(),
                        "carer",
                        carer.end().page(),
                        "centralist",
                        centralist.end().page())
                .forEach((name, page) -> page.screenshot(new Page.ScreenshotOptions()
                        .setPath(Path.of("target", "stories", "bench-call", name + ".png"))));
    }

    private void floor() {
        JsonObject told = new JsonObject((String) floorPage.evaluate(CallWatch.resource("call-floor.js")));
        floors.add(told.getDouble("all"));
        floorDevices.add(told.getDouble("devices"));
    }

    private void call() {
        atHers.begins();
        carer.watch().begins();
        carer.console().calls("Willemse");
        long rang = atHers.at("says ringing");
        rings.add((double) (rang - carer.watch().at("submit")));
        her.pressesOnceSteady("Ja, neem op");
        long seen = carer.watch().at("frame");
        long yes = atHers.at("press Ja");
        setups.add((double) (seen - yes));
        note(yes, "at hers", atHers.marks());
        note(yes, "at the desk", carer.watch().marks());
        carer.end().presses("Ophangen");
        her.presses("Goed");
        her.reads("Praten");
    }

    /// What came first of each kind after her yes.
    private void note(long from, String where, List<CallWatch.Mark> marks) {
        Map<String, Long> first = new TreeMap<>();
        marks.stream()
                .filter(mark -> mark.atMillis() >= from)
                .forEach(mark -> first.putIfAbsent(mark.what(), mark.atMillis()));
        first.forEach((what, at) -> steps.computeIfAbsent(where + ": " + what, _ -> new ArrayList<>())
                .add((double) (at - from)));
    }

    private void alarm(String pendant) {
        system.home().press(pendant);
        // The closed ones stand below.
        centralist.console().picksAlarm(Pattern.compile("SOS.*Willemse.*niemand heeft het"));
        atHers.begins();
        centralist.watch().begins();
        centralist.console().claims();
        centralist.end().presses("Spreek");
        long both = Math.max(atHers.at("tone"), centralist.watch().at("tone"));
        speeches.add((double) (both - centralist.watch().at("press Aannemen")));
        centralist.end().presses("Ophangen");
        centralist.console().closes("Vals alarm", "proef");
    }

    private static Percentiles of(List<Double> millis) {
        return new Percentiles(millis.stream()
                .mapToLong(each -> Math.round(each * NANOS_PER_MILLI))
                .toArray());
    }

    static void remove(Path folder) throws IOException {
        List<Path> all;
        try (var files = Files.walk(folder)) {
            all = files.toList();
        }
        for (Path each : all.reversed()) {
            Files.deleteIfExists(each);
        }
    }
}
