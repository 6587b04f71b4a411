package nl.nabij.sim.fleet;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Reads the arguments of `fleet`; all mistakes are told together.
final class FleetArguments {

    /// As many as a centre makes for a fleet.
    private static final int MOST_HOMES = 20_000;

    private static final int MOST_ALARMS = 100_000;
    private static final int LONGEST_SECONDS = 86_400;

    private final List<String> mistakes = new ArrayList<>();
    private Path data = Path.of(".nabij");
    private int homes = 100;
    private int alarms = 10;
    private int seconds = 30;
    private boolean atOnce;
    private boolean storm;
    private boolean ticketsLost = true;
    private int spreadSeconds = (int) FleetPlan.GATEWAYS_SPREAD.toSeconds();
    private int seed = 1;

    private FleetArguments() {}

    sealed interface Result permits Right, Wrong {}

    record Right(FleetOptions options) implements Result {}

    record Wrong(List<String> mistakes) implements Result {
        Wrong {
            mistakes = List.copyOf(mistakes);
        }
    }

    static Result read(List<String> arguments) {
        FleetArguments read = new FleetArguments();
        Deque<String> words = new ArrayDeque<>(arguments);
        while (!words.isEmpty()) {
            read.one(words.removeFirst(), words);
        }
        return read.mistakes.isEmpty() ? new Right(read.options()) : new Wrong(read.mistakes);
    }

    private FleetOptions options() {
        return new FleetOptions(
                data.toAbsolutePath().normalize(),
                homes,
                alarms,
                Duration.ofSeconds(seconds),
                atOnce,
                storm,
                ticketsLost,
                Duration.ofSeconds(spreadSeconds),
                seed);
    }

    private void one(String word, Deque<String> rest) {
        switch (word) {
            case "--data" -> folder(word, rest);
            case "--homes" -> homes = number(word, rest, 1, MOST_HOMES, homes);
            case "--alarms" -> alarms = number(word, rest, 0, MOST_ALARMS, alarms);
            case "--seconds" -> seconds = number(word, rest, 1, LONGEST_SECONDS, seconds);
            case "--at-once" -> atOnce = true;
            case "--storm" -> storm = true;
            case "--tickets" -> tickets(rest);
            case "--spread" -> spreadSeconds = number(word, rest, 0, LONGEST_SECONDS, spreadSeconds);
            case "--seed" -> seed = number(word, rest, 0, Integer.MAX_VALUE, seed);
            default ->
                mistakes.add("'" + word + "' is not known; there are --data, --homes, --alarms, --seconds, --at-once,"
                        + " --storm, --tickets, --spread and --seed");
        }
    }

    private void folder(String word, Deque<String> rest) {
        String value = rest.isEmpty() ? "" : rest.removeFirst();
        try {
            data = Path.of(value);
        } catch (InvalidPathException e) {
            value = "";
        }
        if (value.isBlank()) {
            mistakes.add(word + " needs the centre's data folder, such as --data .nabij");
        }
    }

    private void tickets(Deque<String> rest) {
        String value = rest.isEmpty() ? "" : rest.removeFirst();
        if (!value.equals("kept") && !value.equals("lost")) {
            mistakes.add("--tickets is '" + value + "'; it has to be kept or lost");
        }
        ticketsLost = !value.equals("kept");
    }

    private int number(String word, Deque<String> rest, int lowest, int highest, int otherwise) {
        String value = rest.isEmpty() ? "" : rest.removeFirst();
        if (value.matches("[0-9]{1,10}")) {
            long number = Long.parseLong(value);
            if (number >= lowest && number <= highest) {
                return (int) number;
            }
        }
        mistakes.add(word + " is '" + value + "'; it has to be a whole number from " + lowest + " to " + highest);
        return otherwise;
    }
}
