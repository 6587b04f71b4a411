package nl.nabij.sim.story;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import nl.nabij.sim.story.CallParty.Joining;
import nl.nabij.sim.story.LineRule.Weather;
import nl.nabij.sim.story.Witnessed.Span;

/// One call through one network, looked on from both ends.
final class NetworkRun {

    /// So many sounds have to arrive. Who hears speech that is interrupted many times a second
    /// understands most single words with half of it gone (Miller and Licklider, The intelligibility of
    /// interrupted speech, 1950); a tenth is well on the safe side, also for old ears.
    static final double VOICE_AT_LEAST = 0.90;

    static final double FROZEN_AT_MOST = 0.05;
    static final long RECOVERED_WITHIN_MILLIS = 5_000;

    private static final int BAD_LINE_PORT = 4_000;
    private static final long OUTAGE_MILLIS = 10_000;

    /// Beyond the limit, so that what comes back late is told as late; what takes longer, as never.
    private static final long COMES_BACK_MILLIS = 10_000;

    private static final long LOOK_MILLIS = 100;
    private static final Duration CREDENTIALS_LIVE = Duration.ofMinutes(30);

    /// Of both directions the worse.
    record Outcome(
            NetworkStory story,
            double voiceFound,
            double concealed,
            double frozen,
            double fps,
            int height,
            long fec,
            Optional<Long> recoveredMillis,
            String path) {

        boolean isGood() {
            boolean back = story.turn() == NetworkStory.Turn.NONE
                    || recoveredMillis
                            .filter(millis -> millis <= RECOVERED_WITHIN_MILLIS)
                            .isPresent();
            return voiceFound >= VOICE_AT_LEAST && (story == NetworkStory.THIN || frozen <= FROZEN_AT_MOST) && back;
        }

        @Override
        public String toString() {
            String recovered = story.turn() == NetworkStory.Turn.NONE
                    ? "none"
                    : recoveredMillis.map(String::valueOf).orElse("never");
            return String.format(
                    Locale.ROOT,
                    "story=%s voice_found=%.3f concealed=%.3f frozen=%.3f fps=%.1f height=%d fec=%d recovered_ms=%s path=%s ok=%s",
                    story.shownName(),
                    voiceFound,
                    concealed,
                    frozen,
                    fps,
                    height,
                    fec,
                    recovered,
                    path,
                    isGood());
        }
    }

    private final NetworkStory story;
    private final TwoHomes homes;
    private final NetworkCall call;
    private final Path folder;
    private final CallParty her;
    private final CallParty carer;
    private final List<Span> spans = new ArrayList<>();

    private NetworkRun(NetworkStory story, TwoHomes homes, NetworkCall call, Path folder) {
        this.folder = folder;
        this.story = story;
        this.homes = homes;
        this.call = call;
        her = call.open(TwoHomes.HOME);
        carer = call.open(TwoHomes.CARER);
    }

    /// @param folder for logs
    /// @param seed of the bad line
    /// @param seconds that are looked at; before and after what happens in the middle, half of them each
    /// @param framesPerSecond that each side draws
    static Outcome of(NetworkStory story, Path folder, long seed, Duration seconds, int framesPerSecond) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try (TwoHomes homes = TwoHomes.make(story.nat(), folder.toAbsolutePath())) {
            Optional<Process> badLine = story.hasBadLine()
                    ? Optional.of(badLine(
                            homes.namespaces(),
                            story.weather(),
                            folder,
                            seed,
                            homes.relay().port()))
                    : Optional.empty();
            try (NetworkCall call = new NetworkCall(homes.namespaces(), folder.toAbsolutePath())) {
                return new NetworkRun(story, homes, call, folder).run(seconds.toMillis(), framesPerSecond);
            } finally {
                badLine.ifPresent(Process::destroyForcibly);
            }
        }
    }

    private static Process badLine(Namespaces namespaces, Weather weather, Path folder, long seed, int relayPort) {
        List<String> words = namespaces.inside(
                TwoHomes.INTERNET,
                "setpriv",
                "--pdeathsig",
                "TERM",
                "--",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                BadLine.class.getName(),
                TwoHomes.RELAY_ADDRESS);
        Stream.of(
                        BAD_LINE_PORT,
                        relayPort,
                        weather.lossPercent(),
                        weather.delayMillis(),
                        weather.jitterMillis(),
                        weather.bitsPerSecond(),
                        weather.queueMillis(),
                        seed)
                .map(String::valueOf)
                .forEach(words::add);
        Path log = folder.resolve("bad-line.log");
        try {
            Process started = new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            Eventually.until("the bad line is there", () -> says(log, "ready"));
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean says(Path log, String word) {
        try {
            return Files.readString(log).contains(word);
        } catch (IOException e) {
            return false;
        }
    }

    private Outcome run(long millis, int framesPerSecond) {
        Coturn relay = homes.relay();
        Coturn.Credential credential = relay.credential(Instant.now().plus(CREDENTIALS_LIVE));
        String straight = relay.url("udp");
        String hers = story.hasBadLine() ? straight.replace(":" + relay.port(), ":" + BAD_LINE_PORT) : straight;
        // The limits of the product, and no patience of a test's.
        her.joins(joining(carer, true, hers, credential, framesPerSecond).saying("relayOnly", story.hasBadLine()));
        carer.joins(joining(her, false, straight, credential, framesPerSecond));
        her.isWith(carer, "connected");
        carer.isWith(her, "connected");
        her.allows("clear");
        carer.allows("clear");
        her.sees(carer);
        carer.sees(her);
        her.watches(carer);
        carer.watches(her);
        Optional<Long> turned = story.turn() == NetworkStory.Turn.NONE ? Optional.empty() : Optional.of(turn(millis));
        if (turned.isEmpty()) {
            spans.add(lookOn(millis));
        }
        return outcome(
                her.witnessed(folder.resolve("at-hers.json")),
                carer.witnessed(folder.resolve("at-the-carers.json")),
                turned,
                millis);
    }

    private static Joining joining(
            CallParty other, boolean polite, String relay, Coturn.Credential credential, int framesPerSecond) {
        return Joining.of("network")
                .with(other, polite, !polite)
                .helpedBy(relay, credential)
                .saying("limits", new JsonObject())
                .saying("source", "speaking")
                .saying("framesPerSecond", framesPerSecond);
    }

    /// @return from when on it could be as it was
    private long turn(long millis) {
        spans.add(lookOn(millis / 2));
        if (story.turn() == NetworkStory.Turn.OUTAGE) {
            homes.homeIsCutOff();
            call.cut(true);
            lookOn(OUTAGE_MILLIS);
            homes.homeIsBack();
            call.cut(false);
        } else {
            homes.homeGoesMobile();
        }
        long from = Instant.now().toEpochMilli();
        lookOn(millis / 2 + COMES_BACK_MILLIS);
        return from;
    }

    private Span lookOn(long millis) {
        long from = Instant.now().toEpochMilli();
        long to = from + millis;
        while (Instant.now().toEpochMilli() < to) {
            call.goesOn(her, LOOK_MILLIS);
        }
        return new Span(from, to);
    }

    private Outcome outcome(Witnessed atHers, Witnessed atCarers, Optional<Long> turned, long millis) {
        Optional<Long> back = turned.flatMap(from ->
                atHers.backAfter(from).flatMap(hers -> atCarers.backAfter(from).map(theirs -> Math.max(hers, theirs))));
        back.ifPresent(at -> spans.add(new Span(at, at + millis / 2)));
        return new Outcome(
                story,
                Math.min(atHers.voiceFound(spans), atCarers.voiceFound(spans)),
                Math.max(atHers.concealed(spans), atCarers.concealed(spans)),
                Math.max(atHers.frozen(spans), atCarers.frozen(spans)),
                Math.min(atHers.framesPerSecond(spans), atCarers.framesPerSecond(spans)),
                Math.min(atHers.height(), atCarers.height()),
                Math.min(atHers.again(spans), atCarers.again(spans)),
                turned.flatMap(from -> back.map(at -> at - from)),
                atHers.path());
    }
}
