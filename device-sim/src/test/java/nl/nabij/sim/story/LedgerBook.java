package nl.nabij.sim.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// The simulator's book of presses, read back.
final class LedgerBook {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private LedgerBook() {}

    /// One press and what became of it.
    record Press(long seq, String device, boolean acknowledged, boolean sentAgain, boolean notSent) {}

    /// All presses, in the order in which they were made.
    static List<Press> read(Path file) {
        TreeMap<Long, Press> presses = new TreeMap<>();
        for (String line : lines(file)) {
            JsonNode mark = json(line);
            long seq = mark.path("seq").asLong();
            Press before =
                    presses.getOrDefault(seq, new Press(seq, mark.path("device").asText(), false, false, false));
            presses.put(
                    seq,
                    switch (mark.path("mark").asText()) {
                        case "pressed" -> before;
                        case "acknowledged" -> new Press(seq, before.device, true, before.sentAgain, before.notSent);
                        case "sent-again" -> new Press(seq, before.device, before.acknowledged, true, before.notSent);
                        case "not-sent" -> new Press(seq, before.device, before.acknowledged, before.sentAgain, true);
                        default -> throw new AssertionError("Unknown mark in the ledger: " + line);
                    });
        }
        return new ArrayList<>(presses.values());
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(String line) {
        try {
            return MAPPER.readTree(line);
        } catch (IOException e) {
            throw new AssertionError("No JSON in the ledger: " + line, e);
        }
    }
}
