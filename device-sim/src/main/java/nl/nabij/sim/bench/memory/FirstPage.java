package nl.nabij.sim.bench.memory;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import nl.nabij.sim.bench.BenchmarkException;

/// How long a program takes from its start to its first page. It is asked again and again from the start on, as the
/// kiosk's browser on the box does.
final class FirstPage {

    private static final long ASK_EACH_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
    private static final Duration ANSWER_LIMIT = Duration.ofMinutes(1);
    private static final int ONE_ANSWER_MILLIS = 1_000;
    private static final byte[] REQUEST =
            "GET / HTTP/1.0\r\nHost: localhost:%d\r\n\r\n".getBytes(StandardCharsets.UTF_8);

    private FirstPage() {}

    /// @param port where the page will be
    /// @param start returns when the program is started, or later
    static long nanos(int port, Runnable start) throws InterruptedException {
        long began = System.nanoTime();
        Callable<Long> asking = () -> ask(port, began);
        FutureTask<Long> answered = new FutureTask<>(asking);
        Thread.ofPlatform().daemon().name("first-page").start(answered);
        start.run();
        try {
            return answered.get() - began;
        } catch (ExecutionException e) {
            throw new BenchmarkException("the first page was not measured: " + e.getCause(), e);
        }
    }

    private static long ask(int port, long began) {
        while (System.nanoTime() - began < ANSWER_LIMIT.toNanos()) {
            if (answers(port)) {
                return System.nanoTime();
            }
            LockSupport.parkNanos(ASK_EACH_NANOS);
        }
        throw new BenchmarkException("no page on port " + port + " within " + ANSWER_LIMIT);
    }

    /// Whether the whole page comes, with 200.
    static boolean answers(int port) {
        try (Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port)) {
            socket.setSoTimeout(ONE_ANSWER_MILLIS);
            String request = new String(REQUEST, StandardCharsets.UTF_8).formatted(port);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            String page = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return page.startsWith("HTTP/1.") && page.startsWith(" 200 ", "HTTP/1.1".length());
        } catch (IOException e) {
            return false;
        }
    }
}
