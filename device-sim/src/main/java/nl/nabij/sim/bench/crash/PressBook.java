package nl.nabij.sim.bench.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.nabij.sim.bench.BenchmarkException;

/// The synced ledger of a simulated house, read from outside while the house may be dead.
final class PressBook {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final String home;
    private final Path file;

    PressBook(String home, Path file) {
        this.home = home;
        this.file = file;
    }

    /// Everything in it at one moment.
    ///
    /// @param sentAgain how many went out once more after a broken connection
    record Page(List<Pressed> presses, int sentAgain) {

        Page {
            presses = List.copyOf(presses);
        }
    }

    /// A last line that is not whole yet is left out.
    Page read() {
        Map<Long, String> devices = new TreeMap<>();
        Map<Long, Boolean> acknowledged = new TreeMap<>();
        int sentAgain = 0;
        for (String line : lines()) {
            JsonNode mark = json(line);
            long number = mark.path("seq").asLong();
            switch (mark.path("mark").asText()) {
                case "pressed" -> devices.put(number, mark.path("device").asText());
                case "acknowledged" -> acknowledged.put(number, true);
                case "sent-again" -> sentAgain++;
                case "not-sent" -> devices.remove(number);
                default -> throw new BenchmarkException(file + " has a line that nobody knows: " + line);
            }
        }
        List<Pressed> presses = new ArrayList<>();
        devices.forEach((number, device) ->
                presses.add(new Pressed(home, number, device, acknowledged.getOrDefault(number, false))));
        return new Page(presses, sentAgain);
    }

    private List<String> lines() {
        try {
            if (!Files.exists(file)) {
                return List.of();
            }
            String text = Files.readString(file);
            return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        } catch (IOException e) {
            throw new BenchmarkException("the ledger " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private JsonNode json(String line) {
        try {
            return MAPPER.readTree(line);
        } catch (IOException e) {
            throw new BenchmarkException(file + " is no ledger: '" + line + "'", e);
        }
    }
}
