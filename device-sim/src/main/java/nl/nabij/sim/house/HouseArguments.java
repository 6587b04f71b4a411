package nl.nabij.sim.house;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the arguments of `house`; all mistakes are told together.
final class HouseArguments {

    private static final int MOST_PENDANTS = 500;

    private final List<String> mistakes = new ArrayList<>();
    private URI broker = URI.create("tcp://127.0.0.1:1883");
    private int httpPort = 8090;
    private int qos;
    private long seed = 1;
    private final Map<Fault, Double> faults = new EnumMap<>(Fault.class);
    private @Nullable Path ledger;
    private boolean prompt;
    private int pendants = 1;
    private Duration curtainTravel = Duration.ofSeconds(12);

    private HouseArguments(boolean prompt) {
        this.prompt = prompt;
    }

    sealed interface Result permits Right, Wrong {}

    record Right(HouseOptions options) implements Result {}

    record Wrong(List<String> mistakes) implements Result {
        Wrong {
            mistakes = List.copyOf(mistakes);
        }
    }

    /// @param terminal whether a person sits at standard input
    static Result read(List<String> arguments, boolean terminal) {
        HouseArguments read = new HouseArguments(terminal);
        Deque<String> words = new ArrayDeque<>(arguments);
        while (!words.isEmpty()) {
            read.one(words.removeFirst(), words);
        }
        return read.mistakes.isEmpty() ? new Right(read.options()) : new Wrong(read.mistakes);
    }

    private HouseOptions options() {
        return new HouseOptions(
                broker, httpPort, qos, seed, faults, Optional.ofNullable(ledger), prompt, pendants, curtainTravel);
    }

    private void one(String option, Deque<String> rest) {
        switch (option) {
            case "--prompt" -> prompt = true;
            case "--no-prompt" -> prompt = false;
            case "--broker",
                    "--http-port",
                    "--qos",
                    "--seed",
                    "--fault",
                    "--ledger",
                    "--pendants",
                    "--curtain-seconds" -> {
                String value = rest.pollFirst();
                if (value == null) {
                    mistakes.add(option + " needs a value");
                } else {
                    valued(option, value);
                }
            }
            default ->
                mistakes.add("'" + option + "' is not known; there are --broker, --http-port, --qos, --seed, --fault,"
                        + " --ledger, --pendants, --curtain-seconds, --prompt and --no-prompt");
        }
    }

    private void valued(String option, String value) {
        switch (option) {
            case "--broker" -> broker(value);
            case "--http-port" -> httpPort = (int) number(option, value, 0, 65_535);
            case "--qos" -> qos = (int) number(option, value, 0, 1);
            case "--seed" -> seed = number(option, value, Long.MIN_VALUE, Long.MAX_VALUE);
            case "--pendants" -> pendants = (int) number(option, value, 1, MOST_PENDANTS);
            case "--curtain-seconds" -> curtainTravel = Duration.ofSeconds(number(option, value, 1, 600));
            case "--ledger" -> ledger(value);
            default -> fault(value);
        }
    }

    private void broker(String value) {
        try {
            URI uri = new URI(value);
            if ("tcp".equals(uri.getScheme()) && uri.getHost() != null && uri.getPort() > 0) {
                broker = uri;
                return;
            }
        } catch (URISyntaxException e) {
            // Told below, with what would be right.
        }
        mistakes.add("--broker is '" + value + "'; it has to be tcp://HOST:PORT, such as tcp://127.0.0.1:1883");
    }

    private void ledger(String value) {
        Path path = Path.of(value).toAbsolutePath();
        if (Files.isDirectory(path) || path.getParent() == null || !Files.isDirectory(path.getParent())) {
            mistakes.add("--ledger is '" + value + "'; it has to be a file in a folder that exists");
        } else {
            ledger = path;
        }
    }

    private void fault(String value) {
        int equals = value.indexOf('=');
        Optional<Fault> fault = Fault.named(equals < 0 ? value : value.substring(0, equals));
        String rate = equals < 0 ? "" : value.substring(equals + 1);
        if (fault.isEmpty()) {
            mistakes.add("--fault '" + value + "': there are " + Fault.words());
        } else if (!rate.matches("0(\\.[0-9]+)?|1(\\.0+)?")) {
            mistakes.add("--fault '" + value + "': write " + fault.get().word()
                    + "=RATE with a rate from 0 to 1, such as " + fault.get().word() + "=0.05");
        } else {
            faults.put(fault.get(), Double.parseDouble(rate));
        }
    }

    private long number(String option, String value, long least, long most) {
        try {
            long number = Long.parseLong(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below, with what would be right.
        }
        mistakes.add(option + " is '" + value + "'; it has to be a whole number"
                + (least == Long.MIN_VALUE ? "" : " from " + least + " to " + most));
        return least;
    }
}
