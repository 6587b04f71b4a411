package nl.nabij.sim.bench.console;

import io.netty.channel.MultiThreadIoEventLoopGroup;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.nabij.sim.bench.BenchmarkException;
import nl.nabij.sim.console.TextSocket;
import nl.nabij.sim.program.Program;

/// The bare fan-out as a process of its own with the server's JVM settings, and as many sockets on it as
/// there are consoles.
final class BareSide implements AutoCloseable {

    private static final Duration READY_WITHIN = Duration.ofMinutes(1);
    private static final long HEARD_WITHIN_SECONDS = 30;

    private final Program program;
    private final List<TextSocket> sockets = new ArrayList<>();
    private final Arrivals arrivals;
    private final TextSocket mouth;
    private long number;

    private BareSide(Program program, MultiThreadIoEventLoopGroup loops, int consoles, int port)
            throws InterruptedException {
        this.program = program;
        this.arrivals = new Arrivals(consoles);
        URI uri = URI.create("ws://localhost:" + port + "/");
        for (int i = 0; i < consoles; i++) {
            sockets.add(TextSocket.open(
                    loops,
                    uri,
                    Map.of(),
                    (_, atNanos, frame) -> arrivals.heard(frame.substring(0, frame.indexOf(' ')), atNanos)));
        }
        this.mouth = TextSocket.open(loops, uri, Map.of(), (_, _, _) -> {});
    }

    static BareSide start(Path folder, MultiThreadIoEventLoopGroup loops, int consoles) throws InterruptedException {
        Path log = folder.resolve("bare.log");
        Program program = Program.start(
                "bare fan-out",
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "@" + Program.module("server").resolve("src/main/dist/jvm.options"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        BareFanOut.class.getName()),
                Map.of(),
                log);
        boolean started = false;
        try {
            program.await("listening", READY_WITHIN, () -> port(log).isPresent());
            BareSide side = new BareSide(program, loops, consoles, port(log).orElseThrow());
            started = true;
            return side;
        } finally {
            if (!started) {
                program.stop();
            }
        }
    }

    private static Optional<Integer> port(Path log) {
        try {
            return Files.readString(log)
                    .lines()
                    .filter(line -> line.startsWith("port "))
                    .map(line -> Integer.valueOf(line.substring("port ".length())))
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// @return from the frame's leaving to the last socket that had it
    long once(String frame) throws InterruptedException {
        String key = Long.toString(++number);
        long began = System.nanoTime();
        mouth.send(key + " " + frame);
        if (!arrivals.await(key, HEARD_WITHIN_SECONDS)) {
            throw new BenchmarkException("the bare fan-out did not reach all sockets");
        }
        return arrivals.lastNanos(key) - began;
    }

    @Override
    public void close() {
        sockets.forEach(TextSocket::close);
        mouth.close();
        program.stop();
    }
}
