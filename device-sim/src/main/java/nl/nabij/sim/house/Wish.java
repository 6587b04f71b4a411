package nl.nabij.sim.house;

import java.util.Locale;
import java.util.Optional;

/// What a person at the prompt or a program at the HTTP port wants to happen in the home.
sealed interface Wish {

    record Press(String node) implements Wish {}

    record Smoke(boolean there) implements Wish {}

    record Door(boolean open) implements Wish {}

    record Move() implements Wish {}

    record Battery(String node, int percent) implements Wish {}

    record Unplug(String node) implements Wish {}

    record PlugIn(String node) implements Wish {}

    record Router(boolean on) implements Wish {}

    /// A new device is put into pairing mode.
    ///
    /// @param model `button` or `pendant`
    record Pair(String model) implements Wish {}

    /// What came of a line at the prompt.
    sealed interface Read {
        record Understood(Wish wish) implements Read {}

        record NotUnderstood(String why) implements Read {}
    }

    /// Reads `press`, `smoke on|off`, `door open|close`, `move`, `battery NAME PERCENT`, `unplug
    /// NAME`, `plug-in NAME`, `router on|off`, `pair MODEL`.
    static Read read(String line) {
        String[] words = line.strip().toLowerCase(Locale.ROOT).split("\\s+");
        String first = words.length > 1 ? words[1] : "";
        return switch (words[0]) {
            case "press" ->
                words.length > 2 ? wrong("press [NAME]") : ok(new Press(first.isEmpty() ? "pendant" : first));
            case "smoke" ->
                either(words, "on", "off").map(on -> ok(new Smoke(on))).orElseGet(() -> wrong("smoke on|off"));
            case "door" ->
                either(words, "open", "close")
                        .map(open -> ok(new Door(open)))
                        .orElseGet(() -> wrong("door open|close"));
            case "move" -> words.length == 1 ? ok(new Move()) : wrong("move");
            case "battery" -> battery(words);
            case "unplug" -> words.length == 2 ? ok(new Unplug(first)) : wrong("unplug NAME");
            case "plug-in" -> words.length == 2 ? ok(new PlugIn(first)) : wrong("plug-in NAME");
            case "router" ->
                either(words, "on", "off").map(on -> ok(new Router(on))).orElseGet(() -> wrong("router on|off"));
            case "pair" -> words.length == 2 ? ok(new Pair(first)) : wrong("pair button|pendant");
            default -> new Read.NotUnderstood("'" + words[0] + "' is no command; 'help' lists them");
        };
    }

    private static Read battery(String[] words) {
        String usage = "battery NAME PERCENT, such as: battery pendant 5";
        if (words.length != 3) {
            return wrong(usage);
        }
        if (!words[2].matches("[0-9]{1,3}") || Integer.parseInt(words[2]) > 100) {
            return new Read.NotUnderstood("'" + words[2] + "' is no percentage; it has to be 0 to 100");
        }
        return ok(new Battery(words[1], Integer.parseInt(words[2])));
    }

    private static Optional<Boolean> either(String[] words, String yes, String no) {
        if (words.length != 2 || !(words[1].equals(yes) || words[1].equals(no))) {
            return Optional.empty();
        }
        return Optional.of(words[1].equals(yes));
    }

    private static Read ok(Wish wish) {
        return new Read.Understood(wish);
    }

    private static Read wrong(String usage) {
        return new Read.NotUnderstood("write: " + usage);
    }
}
