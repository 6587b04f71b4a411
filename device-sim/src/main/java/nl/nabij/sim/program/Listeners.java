package nl.nabij.sim.program;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What a running program says about its ports in `addresses.json`.
///
/// @param pid of the process that wrote it: an earlier one's file may still lie there
public record Listeners(long pid, Map<String, Integer> ports) {

    public Listeners {
        ports = Map.copyOf(ports);
    }

    /// @param folder of the program; empty when there is none that can be read
    public static Optional<Listeners> of(Path folder) {
        Path file = folder.resolve("addresses.json");
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            JsonNode read = new ObjectMapper().readTree(file.toFile());
            Map<String, Integer> ports = new TreeMap<>();
            read.properties().forEach(entry -> {
                if (entry.getValue().isInt()) {
                    ports.put(entry.getKey(), entry.getValue().intValue());
                }
            });
            return Optional.of(new Listeners(read.path("pid").asLong(), ports));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    public int port(String listener) {
        Integer port = ports.get(listener);
        if (port == null) {
            throw new ProgramException("there is no listener '" + listener + "', only " + ports.keySet());
        }
        return port;
    }
}
