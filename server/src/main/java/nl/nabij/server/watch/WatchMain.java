package nl.nabij.server.watch;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import nl.nabij.server.webhook.VertxWebhook;

/// `nabij watch`. Exit codes: 0 all was told; 1 something could not be told; 2 wrong arguments, or with
/// `--once` a centre that is not well; 3 wrong arguments of `--once`.
public final class WatchMain {

    private static final int NOT_TOLD = 1;
    private static final int WRONG = 2;
    private static final int UNWELL = 2;
    private static final int UNKNOWN = 3;

    /// A round that is under way at the end may still tell.
    private static final long LAST_ROUND_SECONDS = 40;

    private WatchMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        // One line an entry, unless somebody configured something else.
        String format = "java.util.logging.SimpleFormatter.format";
        System.setProperty(format, System.getProperty(format, "%1$tFT%1$tT.%1$tL %4$s %5$s%6$s%n"));
        System.exit(run(Arrays.asList(arguments)));
    }

    private static int run(List<String> arguments) throws InterruptedException {
        if (arguments.contains("--help") || arguments.contains("-h")) {
            System.out.print(WatchArguments.HELP);
            return 0;
        }
        int wrong = arguments.contains("--once") ? UNKNOWN : WRONG;
        return switch (WatchArguments.read(arguments)) {
            case WatchArguments.Wrong(List<String> mistakes) -> {
                mistakes.forEach(mistake -> System.err.println("nabij watch: " + mistake));
                yield wrong;
            }
            case WatchArguments.Right(WatchOptions options) -> run(options, wrong);
        };
    }

    private static int run(WatchOptions options, int wrong) throws InterruptedException {
        Clock clock = Clock.systemUTC();
        Vertx vertx = Vertx.vertx();
        try (CentreLook look = new CentreLook(options);
                VertxWebhook webhook = VertxWebhook.anywhere(vertx)) {
            if (options.once()) {
                Finding found = look.look();
                System.out.println(
                        found.isWell()
                                ? "OK: " + options.centre() + " is well"
                                : "CRITICAL: " + String.join("; ", found.problems()));
                return found.isWell() ? 0 : UNWELL;
            }
            List<Way> ways = new ArrayList<>();
            options.webhook().ifPresent(hook -> ways.add(new Way.ByWebhook(webhook, hook, clock)));
            options.command().ifPresent(command -> ways.add(new Way.ByCommand(command)));
            WatchRounds rounds = new WatchRounds(look::look, options, ways, clock, UUID::randomUUID);
            if (options.test()) {
                return rounds.test() ? 0 : NOT_TOLD;
            }
            return watch(options, rounds);
        } catch (IOException e) {
            System.err.println("nabij watch: " + e.getMessage());
            return wrong;
        } finally {
            vertx.close();
        }
    }

    private static int watch(WatchOptions options, WatchRounds rounds) throws InterruptedException {
        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
            stop.countDown();
            try {
                if (ended.await(LAST_ROUND_SECONDS, TimeUnit.SECONDS)) {
                    // A signal's own exit code would hide what this one says.
                    Runtime.getRuntime().halt(rounds.owesNothing() ? 0 : NOT_TOLD);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        System.out.println("nabij watch: looking at " + options.centre() + " every "
                + options.every().toSeconds() + " s");
        do {
            rounds.round();
        } while (!stop.await(options.every().toMillis(), TimeUnit.MILLISECONDS));
        ended.countDown();
        return rounds.owesNothing() ? 0 : NOT_TOLD;
    }
}
