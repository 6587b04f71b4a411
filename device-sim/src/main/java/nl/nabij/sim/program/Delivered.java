package nl.nabij.sim.program;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A server or a gateway as it is delivered: on any free ports at its first start, on the same ones at each later.
final class Delivered {

    /// The server's first start unpacks PostgreSQL.
    private static final Duration READY_WITHIN = Duration.ofMinutes(2);

    private final String module;
    private final Path data;
    private final Map<String, String> ports;
    private final Map<String, String> settings;
    private final List<String> jvmOptions;
    private volatile Program program;
    private volatile Listeners listeners = new Listeners(-1, Map.of());

    /// Returns when it listens.
    ///
    /// @param data it keeps its own in the folder with its name below, and its log lies here
    /// @param ports the name of each listener by the setting of its port
    Delivered(
            String module,
            Path data,
            Map<String, String> ports,
            Map<String, String> settings,
            List<String> jvmOptions) {
        this.module = module;
        this.data = data;
        this.ports = Map.copyOf(ports);
        this.settings = Map.copyOf(settings);
        this.jvmOptions = List.copyOf(jvmOptions);
        this.program = launch();
    }

    private Program launch() {
        Map<String, String> environment = new TreeMap<>();
        ports.forEach((setting, listener) -> environment.put(
                setting, listeners.ports().isEmpty() ? "0" : Integer.toString(listeners.port(listener))));
        environment.putAll(settings);
        Program started = Program.delivered(module, jvmOptions, environment, data.resolve(module + ".log"));
        boolean listening = false;
        try {
            long before = listeners.pid();
            started.await(
                    "listening",
                    READY_WITHIN,
                    () -> Listeners.of(folder())
                            .filter(read -> read.pid() != before)
                            .isPresent());
            listeners = Listeners.of(folder()).orElseThrow();
            listening = true;
        } finally {
            if (!listening) {
                started.kill();
            }
        }
        return started;
    }

    /// After [Program#kill] or [Program#stop]: the same data, the same ports.
    void startAgain() {
        program = launch();
    }

    Program program() {
        return program;
    }

    Path folder() {
        return data.resolve(module);
    }

    int port(String listener) {
        return listeners.port(listener);
    }

    /// @return whether it ended by itself
    boolean stop() {
        return !program.isAlive() || program.stop();
    }
}
