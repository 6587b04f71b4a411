package nl.nabij.sim.bench.alarmway;

import java.nio.file.Path;
import java.util.OptionalInt;
import nl.nabij.sim.program.Mosquitto;

/// A mosquitto that is set for speed: it keeps nothing and sends at once.
final class FloorBroker {

    private FloorBroker() {}

    /// @param bridgeTo the port of the broker to which it passes on all that is pressed; empty for none
    static Mosquitto start(Path folder, String name, OptionalInt bridgeTo) {
        return Mosquitto.start(folder, name, Mosquitto.freePort(), configuration(name, bridgeTo));
    }

    static String configuration(String name, OptionalInt bridgeTo) {
        String alone = """
                set_tcp_nodelay true
                persistence false
                max_inflight_messages 0
                max_queued_messages 0
                """;
        return bridgeTo.isEmpty() ? alone : alone + """
                        connection %s-bridge
                        address 127.0.0.1:%d
                        topic press/# out 1
                        notifications false
                        try_private false
                        bridge_max_packet_size 0
                        """.formatted(name, bridgeTo.getAsInt());
    }
}
