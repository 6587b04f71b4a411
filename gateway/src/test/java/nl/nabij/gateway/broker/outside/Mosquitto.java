package nl.nabij.gateway.broker.outside;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A mosquitto of our own on a port of loopback: the outside broker that most households have.
final class Mosquitto implements AutoCloseable {

    private static final Duration STARTING = Duration.ofSeconds(20);

    private final Process process;

    private Mosquitto(Process process) {
        this.process = process;
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    static Mosquitto start(Path folder, int port) throws IOException, InterruptedException {
        Path configuration = Files.writeString(
                folder.resolve("mosquitto-" + port + ".conf"),
                "listener " + port
                        + " 127.0.0.1\nallow_anonymous true\npersistence false\nmax_queued_messages 10000\n");
        Process process = new ProcessBuilder(program().toString(), "-c", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("mosquitto-" + port + ".log").toFile())
                .start();
        Mosquitto mosquitto = new Mosquitto(process);
        long until = System.nanoTime() + STARTING.toNanos();
        while (System.nanoTime() < until && process.isAlive()) {
            try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return mosquitto;
            } catch (IOException _) {
                boolean _ = process.waitFor(20, TimeUnit.MILLISECONDS);
            }
        }
        mosquitto.close();
        throw new IllegalStateException("mosquitto did not start");
    }

    private static Path program() {
        Optional<Path> found = Stream.concat(
                        Stream.of(System.getenv("PATH").split(":")), List.of("/usr/sbin", "/usr/local/sbin").stream())
                .map(folder -> Path.of(folder, "mosquitto"))
                .filter(Files::isExecutable)
                .findFirst();
        return found.orElseThrow(() -> new IllegalStateException(
                "this test needs the operating system's package 'mosquitto': apt-get install mosquitto"));
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
