package nl.nabij.sim.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import nl.nabij.contract.GatewayId;
import nl.nabij.sim.program.CentreDatabase;

/// Runs a fleet on a centre that runs already, as the command line asks, until its end or a signal.
public final class FleetApp {

    private static final int WRONG_ARGUMENTS = 2;
    private static final int NOT_POSSIBLE = 1;
    private static final int NOT_WHOLE = 3;

    /// All connect within it, or what did is told.
    private static final Duration CONNECT_LIMIT = Duration.ofMinutes(5);

    private static final Duration RECEIPT_LIMIT = Duration.ofMinutes(2);
    private static final Duration TELL_EACH = Duration.ofSeconds(2);
    private static final Duration LAST_WORDS = Duration.ofSeconds(20);

    private FleetApp() {}

    /// @return the exit code: 0 when the centre has each press once and in order
    public static int run(List<String> arguments, PrintStream out, PrintStream errors) {
        return switch (FleetArguments.read(arguments)) {
            case FleetArguments.Wrong(List<String> mistakes) -> {
                mistakes.forEach(mistake -> errors.println("nabij sim fleet: " + mistake));
                errors.println("Try: nabij sim --help");
                yield WRONG_ARGUMENTS;
            }
            case FleetArguments.Right(FleetOptions options) -> {
                try {
                    yield untilSignal(options, out);
                } catch (FleetException e) {
                    errors.println("nabij sim fleet: " + e.getMessage());
                    yield NOT_POSSIBLE;
                }
            }
        };
    }

    /// A signal interrupts what is being done, and what was pressed until then is compared all the same.
    private static int untilSignal(FleetOptions options, PrintStream out) {
        Thread worker = Thread.currentThread();
        CountDownLatch done = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
            worker.interrupt();
            try {
                boolean _ = done.await(LAST_WORDS.toSeconds(), TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        try {
            return run(options, out);
        } catch (InterruptedException e) {
            out.println("stopped before anything was pressed");
            return NOT_POSSIBLE;
        } finally {
            done.countDown();
        }
    }

    private static int run(FleetOptions options, PrintStream out) throws InterruptedException {
        Descriptors.check(options.homes());
        Path centre = options.data().resolve("server");
        JsonNode addresses = addresses(centre);
        Path own = options.data().resolve("fleet");
        try {
            Files.createDirectories(own);
        } catch (IOException e) {
            throw new FleetException(own + " cannot be made: " + e.getMessage(), e);
        }
        long began = System.nanoTime();
        FleetIdentities identities = FleetEnrolment.enrolled(
                own.resolve("identities"),
                centre,
                addresses.path("https").asInt(),
                options.homes(),
                enrolled -> out.printf("  %d homes enrolled after %.1f s%n", enrolled, seconds(began)));
        try (FleetLedger ledger = FleetLedger.open(own.resolve("ledger"), InstantSource.system());
                Fleet fleet = Fleet.open(new FleetPlan(
                        new InetSocketAddress(
                                InetAddress.getLoopbackAddress(),
                                addresses.path("uplink").asInt()),
                        identities.first(options.homes()),
                        identities.authority().orElseThrow(),
                        ledger,
                        options.spread(),
                        options.seed(),
                        InstantSource.system(),
                        FleetListener.NONE))) {
            int earlier = ledger.presses().size();
            if (earlier > 0) {
                out.println("the ledger goes on: " + earlier + " presses of earlier runs are compared too");
            }
            out.println(plan(options) + "; Ctrl-C compares what was pressed until then");
            Thread telling = Thread.ofPlatform().daemon().start(() -> tell(fleet, out));
            try {
                work(fleet, options, out);
            } catch (InterruptedException e) {
                out.println("stopped; what was pressed until now is compared");
            } finally {
                telling.interrupt();
            }
            FleetComparison found = fleet.compare(new CentreRows(new CentreDatabase(centre)));
            return told(found, fleet, out);
        }
    }

    private static String plan(FleetOptions options) {
        String presses = options.atOnce()
                ? "one press of each home, all at once"
                : options.alarmsPerSecond() + " presses a second for "
                        + options.during().toSeconds() + " s";
        return options.homes() + " homes, " + presses + (options.storm() ? ", and a power cut of all of them" : "");
    }

    private static int told(FleetComparison found, Fleet fleet, PrintStream out) {
        out.println("  " + fleet.troubles());
        if (!found.waiting().isEmpty()) {
            out.println("  " + found.waiting().size() + " presses have no receipt; their homes still hold them");
        }
        found.lost().stream()
                .limit(10)
                .forEach(press -> out.println("  lost: " + press.home() + " " + press.seq() + " " + press.press()));
        out.println("fleet: homes=" + fleet.homes().size() + " " + found.figures());
        return found.isWhole() ? 0 : NOT_WHOLE;
    }

    private static void work(Fleet fleet, FleetOptions options, PrintStream out) throws InterruptedException {
        long began = System.nanoTime();
        fleet.connect();
        if (!fleet.awaitConnected(fleet.homes().size(), CONNECT_LIMIT)) {
            out.println("only " + fleet.connected() + " of " + fleet.homes().size() + " homes could connect: "
                    + fleet.troubles());
        }
        out.printf("%d homes connected in %.1f s%n", fleet.connected(), seconds(began));
        if (options.atOnce()) {
            List<GatewayId> homes = fleet.homes();
            fleet.alarm(homes);
            if (options.storm()) {
                cut(fleet, options, out);
            }
        } else {
            Duration first = options.storm() ? options.during().dividedBy(2) : options.during();
            press(fleet, options.alarmsPerSecond(), first);
            if (options.storm()) {
                cut(fleet, options, out);
                press(fleet, options.alarmsPerSecond(), options.during().minus(first));
            }
        }
        boolean all = fleet.awaitReceipts(RECEIPT_LIMIT)
                && fleet.awaitConnected(fleet.homes().size(), RECEIPT_LIMIT);
        if (!all) {
            out.println("not all of it within " + RECEIPT_LIMIT.toSeconds() + " s: " + fleet.troubles());
        }
    }

    private static void cut(Fleet fleet, FleetOptions options, PrintStream out) throws InterruptedException {
        out.println("power cut of all homes; those with an alarm come back at once, the others within "
                + options.spread().toSeconds() + " s, " + (options.ticketsLost() ? "without" : "with")
                + " their TLS tickets");
        fleet.powerCut(options.ticketsLost());
    }

    private static void press(Fleet fleet, int perSecond, Duration during) throws InterruptedException {
        if (perSecond > 0) {
            OpenLoop.run(fleet, perSecond, during);
        } else {
            fleet.rest(during);
        }
    }

    private static JsonNode addresses(Path centre) {
        try {
            return new ObjectMapper().readTree(Files.readString(centre.resolve("addresses.json")));
        } catch (IOException e) {
            throw new FleetException(
                    "no centre runs in " + centre.getParent()
                            + "; start one (NABIJ_DEMO_FLEET=100 ./nabij demo), or name its folder with --data",
                    e);
        }
    }

    private static double seconds(long sinceNanos) {
        return (System.nanoTime() - sinceNanos) / 1e9;
    }

    private static void tell(Fleet fleet, PrintStream out) {
        try {
            while (true) {
                fleet.rest(TELL_EACH);
                out.println("  connected=" + fleet.connected() + " without-receipt=" + fleet.waiting() + " "
                        + fleet.troubles());
            }
        } catch (InterruptedException | FleetException e) {
            // The work is done.
        }
    }
}
