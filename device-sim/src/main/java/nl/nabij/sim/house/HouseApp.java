package nl.nabij.sim.house;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;

/// Wires a home to the real world and runs it until `quit` or a signal.
public final class HouseApp {

    private static final int WRONG_ARGUMENTS = 2;
    private static final int PORT_TAKEN = 3;
    private static final int LEDGER_UNUSABLE = 4;

    private HouseApp() {}

    /// @return the exit code
    public static int run(List<String> arguments, PrintStream out, PrintStream errors) throws InterruptedException {
        return switch (HouseArguments.read(arguments, terminal())) {
            case HouseArguments.Wrong(List<String> mistakes) -> {
                mistakes.forEach(mistake -> errors.println("nabij sim house: " + mistake));
                errors.println("Try: nabij sim --help");
                yield WRONG_ARGUMENTS;
            }
            case HouseArguments.Right(HouseOptions options) -> run(options, out, errors);
        };
    }

    // JDK 25 returns null again where standard input is no terminal.
    @SuppressWarnings("SystemConsoleNull")
    private static boolean terminal() {
        var console = System.console();
        return console != null && console.isTerminal();
    }

    private static int run(HouseOptions options, PrintStream out, PrintStream errors) throws InterruptedException {
        Ledger ledger;
        try {
            ledger = options.ledger().isPresent()
                    ? FileLedger.open(options.ledger().get())
                    : Ledger.none();
        } catch (IOException e) {
            errors.println("nabij sim house: --ledger cannot be used: " + e.getMessage());
            return LEDGER_UNUSABLE;
        }
        SplittableRandom chance = new SplittableRandom(options.seed());
        var members = HomePlan.of(chance.split(), options.pendants(), options.curtainTravel());
        House house = new House(members, options.qos(), new Air(options.faults(), chance.split()));
        String clientId = "mqttjs_"
                + Long.toHexString(new SplittableRandom().nextLong() | 1L << 60).substring(0, 8);
        HouseLoop loop = new HouseLoop(house, ledger, Clock.systemUTC(), options.broker(), clientId);
        HouseHttp http;
        try {
            http = HouseHttp.start(options.httpPort(), loop);
        } catch (IOException e) {
            errors.println("nabij sim house: port " + options.httpPort() + " is in use or not allowed ("
                    + e.getMessage() + "); choose another with --http-port");
            loop.close();
            return PORT_TAKEN;
        }
        CountDownLatch quit = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
            quit.countDown();
            await(closed);
        }));
        loop.start();
        out.println("simulated home: HTTP API on http://127.0.0.1:" + http.port() + ", broker " + options.broker()
                + ", seed " + options.seed());
        if (options.prompt()) {
            Thread.ofVirtual().name("prompt").start(() -> prompt(loop, out, quit));
        }
        quit.await();
        http.close();
        loop.close();
        closed.countDown();
        return 0;
    }

    private static void prompt(HouseLoop loop, PrintStream out, CountDownLatch quit) {
        out.println("Type 'press', or 'help'.");
        try {
            if (new HousePrompt(loop, out)
                    .read(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)))) {
                quit.countDown();
            }
        } catch (IOException e) {
            out.println("The prompt ended: " + e.getMessage());
        }
    }

    private static void await(CountDownLatch closed) {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
