package nl.nabij.server.watch;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.nabij.server.webhook.Inside;
import nl.nabij.server.webhook.WebhookAddress;
import nl.nabij.server.webhook.WebhookSecret;
import org.jspecify.annotations.Nullable;

/// Reads the arguments of `watch`; all mistakes are told together.
final class WatchArguments {

    static final String HELP = """
            nabij watch: looks at a centre from another machine, and tells somebody when it is not well

              --url URL              the centre, such as https://centre.example:8443
              --every TIME           how often it looks, 5s to 10m; 30s
              --after COUNT          so many looks in a row have to fail before it tells, 1 to 20; 3
              --again TIME           it tells again while it is not well, 1m to 24h; 1h
              --uplink HOST:PORT     also looks whether homes can connect there, such as centre.example:8883
              --ca FILE              trusts the authority in this PEM file alone; without it what Java trusts
              --webhook URL          tells there, signed as server/README.md says ('When nobody is there')
              --secret-file FILE     with the secret of that webhook: whsec_…
              --run COMMAND          and runs this with sh; NABIJ_WATCH_STATE is unwell, well or test,
                                     NABIJ_WATCH_TEXT a sentence; exit code 0 means that it was told
              --test                 tells once that this is a test; 0 when it arrived
              --once                 looks once and prints what it found: 0 well, 2 not well, 3 wrong arguments,
                                     as a check for Nagios and its kin
            """;

    private static final Pattern TIME = Pattern.compile("([0-9]{1,5})(s|m|h)");
    private static final Pattern PLACE = Pattern.compile("\\[?([0-9A-Za-z.:-]{1,253}?)]?:([0-9]{1,5})");
    private static final int HIGHEST_PORT = 65_535;
    private static final int MOST_LOOKS = 20;

    private final List<String> mistakes = new ArrayList<>();
    private @Nullable URI centre;
    private Duration every = Duration.ofSeconds(30);
    private int after = 3;
    private Duration again = Duration.ofHours(1);
    private WatchOptions.@Nullable HostAndPort uplink;
    private @Nullable Path authority;
    private @Nullable String webhook;
    private @Nullable Path secretFile;
    private @Nullable String command;
    private boolean once;
    private boolean test;

    private WatchArguments() {}

    sealed interface Result permits Right, Wrong {}

    record Right(WatchOptions options) implements Result {}

    record Wrong(List<String> mistakes) implements Result {
        Wrong {
            mistakes = List.copyOf(mistakes);
        }
    }

    static Result read(List<String> arguments) {
        WatchArguments read = new WatchArguments();
        Deque<String> words = new ArrayDeque<>(arguments);
        while (!words.isEmpty()) {
            read.one(words.removeFirst(), words);
        }
        Optional<WatchOptions.Hook> hook = read.hook();
        URI url = read.centre;
        if (url == null && read.mistakes.stream().noneMatch(mistake -> mistake.startsWith("--url"))) {
            read.mistakes.add("--url is missing; it names the centre, such as https://centre.example:8443");
        }
        if (!read.once && read.webhook == null && read.command == null) {
            read.mistakes.add("nobody would be told: give --webhook with --secret-file, or --run, or --once");
        }
        if (!read.mistakes.isEmpty() || url == null) {
            return new Wrong(read.mistakes);
        }
        return new Right(new WatchOptions(
                url,
                read.every,
                new WatchLifeCycle.Rules(read.after, read.again),
                Optional.ofNullable(read.uplink),
                Optional.ofNullable(read.authority),
                hook,
                Optional.ofNullable(read.command),
                read.once,
                read.test));
    }

    private void one(String word, Deque<String> rest) {
        switch (word) {
            case "--url" -> url(rest);
            case "--every" -> every = time(word, rest, Duration.ofSeconds(5), Duration.ofMinutes(10), every);
            case "--after" -> after = number(word, rest);
            case "--again" -> again = time(word, rest, Duration.ofMinutes(1), Duration.ofHours(24), again);
            case "--uplink" -> place(word, rest);
            case "--ca" -> authority = file(word, rest);
            case "--webhook" -> webhook = value(rest);
            case "--secret-file" -> secretFile = file(word, rest);
            case "--run" -> command = value(rest);
            case "--test" -> test = true;
            case "--once" -> once = true;
            default -> mistakes.add("'" + word + "' is not known; --help says what there is");
        }
    }

    private static String value(Deque<String> rest) {
        return rest.isEmpty() ? "" : rest.removeFirst();
    }

    private void url(Deque<String> rest) {
        String value = value(rest);
        try {
            URI uri = new URI(value);
            boolean web = Set.of("http", "https").contains(String.valueOf(uri.getScheme()));
            boolean bare = uri.getRawPath() == null || Set.of("", "/").contains(uri.getRawPath());
            if (web && bare && uri.getHost() != null && uri.getRawQuery() == null && uri.getRawUserInfo() == null) {
                centre = uri;
                return;
            }
        } catch (URISyntaxException e) {
            // Said below, as for every other value that is no address.
        }
        mistakes.add("--url is '" + value + "'; it has to be the centre's address without a path, such as"
                + " https://centre.example:8443");
    }

    private Duration time(String word, Deque<String> rest, Duration shortest, Duration longest, Duration otherwise) {
        String value = value(rest);
        Matcher matcher = TIME.matcher(value);
        if (matcher.matches()) {
            long count = Long.parseLong(matcher.group(1));
            Duration time = switch (matcher.group(2)) {
                case "s" -> Duration.ofSeconds(count);
                case "m" -> Duration.ofMinutes(count);
                default -> Duration.ofHours(count);
            };
            if (time.compareTo(shortest) >= 0 && time.compareTo(longest) <= 0) {
                return time;
            }
        }
        mistakes.add(word + " is '" + value + "'; it has to be " + shortest.toSeconds() + "s to " + longest.toMinutes()
                + "m, such as 30s, 5m or 1h");
        return otherwise;
    }

    private int number(String word, Deque<String> rest) {
        String value = value(rest);
        if (value.matches("[0-9]{1,2}") && Integer.parseInt(value) >= 1 && Integer.parseInt(value) <= MOST_LOOKS) {
            return Integer.parseInt(value);
        }
        mistakes.add(word + " is '" + value + "'; it has to be a whole number from 1 to " + MOST_LOOKS);
        return after;
    }

    private void place(String word, Deque<String> rest) {
        String value = value(rest);
        Matcher matcher = PLACE.matcher(value);
        if (matcher.matches()) {
            int port = Integer.parseInt(matcher.group(2));
            if (port >= 1 && port <= HIGHEST_PORT) {
                uplink = new WatchOptions.HostAndPort(matcher.group(1), port);
                return;
            }
        }
        mistakes.add(word + " is '" + value + "'; it has to be a host and a port, such as centre.example:8883");
    }

    private @Nullable Path file(String word, Deque<String> rest) {
        String value = value(rest);
        try {
            Path file = Path.of(value);
            if (Files.isReadable(file) && Files.isRegularFile(file)) {
                return file;
            }
        } catch (InvalidPathException e) {
            // Said below.
        }
        mistakes.add(word + " is '" + value + "'; it has to be a file that can be read");
        return null;
    }

    private Optional<WatchOptions.Hook> hook() {
        String address = webhook;
        Path file = secretFile;
        if (address == null) {
            if (file != null) {
                mistakes.add("--secret-file is of no use without --webhook");
            }
            return Optional.empty();
        }
        if (file == null) {
            if (mistakes.stream().noneMatch(mistake -> mistake.startsWith("--secret-file"))) {
                mistakes.add("--webhook needs --secret-file, so that the receiver can believe it");
            }
            return Optional.empty();
        }
        try {
            // Whoever starts this program may reach what it reaches: the host is allowed by its being named.
            String host = String.valueOf(URI.create(address.strip()).getHost()).replaceAll("^\\[|]$", "");
            return Optional.of(new WatchOptions.Hook(
                    WebhookAddress.parse(address, new Inside(Set.of(host))),
                    WebhookSecret.parse(Files.readString(file))));
        } catch (IllegalArgumentException e) {
            String why = String.valueOf(e.getMessage());
            mistakes.add(why.startsWith("secret") ? "--secret-file: the " + why : "--webhook: " + why);
        } catch (IOException e) {
            mistakes.add("--secret-file cannot be read: " + e.getMessage());
        }
        return Optional.empty();
    }
}
