package nl.nabij.sim.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// What a program wrote about where it listens: `addresses.json`.
record Addresses(JsonNode fields) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /// Waits until this very run of the program has written it: after a kill the old file still lies
    /// there.
    static Addresses of(Child program, Path folder, long notPid) {
        Path file = folder.resolve("addresses.json");
        return Eventually.some("addresses in " + file.getFileName(), java.time.Duration.ofMinutes(2), () -> {
            program.requireAlive();
            return read(file).filter(a -> a.pid() != notPid);
        });
    }

    private static Optional<Addresses> read(Path file) {
        try {
            return Files.exists(file) ? Optional.of(new Addresses(MAPPER.readTree(file.toFile()))) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    int port(String name) {
        if (!fields.path(name).isInt()) {
            throw new AssertionError("addresses.json has no port '" + name + "': " + fields);
        }
        return fields.path(name).intValue();
    }

    long pid() {
        return fields.path("pid").longValue();
    }
}
