package nl.nabij.gateway.broker.embedded;

import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/// A home broker in a process of its own, which a test can kill.
final class BrokerProcess implements AutoCloseable {

    private static final String LISTENS = "listens on ";

    private final Process process;
    private final int port;

    private BrokerProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /// @param before what comes before `java`, such as a tracer; may be empty
    static BrokerProcess start(Path folder, List<String> before) throws IOException {
        return start(folder, before, List.of("-XX:+UseSerialGC", "-Xmx64m"));
    }

    /// @param options of the JVM
    static BrokerProcess start(Path folder, List<String> before, List<String> options) throws IOException {
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED"));
        command.addAll(options);
        command.addAll(List.of(
                "-cp", System.getProperty("java.class.path"), BrokerProcess.class.getName(), folder.toString()));
        Process process = new ProcessBuilder(command)
                .redirectError(folder.resolve("errors.log").toFile())
                .start();
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = lines.readLine();
        if (line == null || !line.startsWith(LISTENS)) {
            process.destroyForcibly();
            throw new IOException("the broker's process did not start");
        }
        return new BrokerProcess(process, Integer.parseInt(line.substring(LISTENS.length())));
    }

    public static void main(String[] arguments) throws IOException {
        EmbeddedBroker broker = new EmbeddedBroker(
                Vertx.vertx(), Clock.systemUTC(), EmbeddedBrokerConfig.loopback(0, Path.of(arguments[0])));
        broker.subscribe("#", _ -> {});
        broker.start();
        System.out.println(LISTENS + broker.port());
    }

    int port() {
        return port;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        kill();
    }

    /// As a power cut would, but for what the kernel still holds.
    void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
