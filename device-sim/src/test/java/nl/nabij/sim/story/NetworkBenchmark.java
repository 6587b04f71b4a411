package nl.nabij.sim.story;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The program of `nabij bench network`: each story once, one line each.
public final class NetworkBenchmark {

    private NetworkBenchmark() {}

    /// @param arguments how many seconds each is looked at, the seed of the bad lines, and which (all,
    ///     when none is named)
    public static void main(String[] arguments) {
        Optional<String> missing = Namespaces.missing();
        if (missing.isPresent()) {
            System.err.println(missing.get());
            System.exit(1);
        }
        Duration seconds = Duration.ofSeconds(Long.parseLong(arguments[0]));
        long seed = Long.parseLong(arguments[1]);
        List<String> wanted = List.of(arguments).subList(2, arguments.length);
        int told = 0;
        int good = 0;
        for (NetworkStory story : NetworkStory.values()) {
            if (!wanted.isEmpty() && !wanted.contains(story.shownName())) {
                continue;
            }
            told++;
            Path folder = Path.of("target", "stories", "network", story.shownName());
            try {
                NetworkRun.Outcome outcome = NetworkRun.of(story, folder, seed, seconds, story.framesPerSecond());
                good += outcome.isGood() ? 1 : 0;
                System.out.println("network: " + outcome);
            } catch (RuntimeException | AssertionError e) {
                System.out.println("network: story=" + story.shownName() + " ok=false");
                System.err.println(story.shownName() + ": " + e.getMessage());
            }
        }
        System.out.println(
                "figures stories=" + told + " ok=" + good + " seconds=" + seconds.toSeconds() + " seed=" + seed);
        System.exit(0);
    }
}
