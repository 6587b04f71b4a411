package nl.nabij.gateway.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.nabij.gateway.identity.EnrolmentCode;
import nl.nabij.gateway.identity.ServerAddress;

/// Reads values one by one and collects what is wrong with them, so that all of it is told at once.
final class Settings {

    private static final int HIGHEST_PORT = 65_535;

    private final Map<String, String> environment;
    private final List<String> mistakes = new ArrayList<>();

    Settings(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /// An empty value counts as absent: that is how a shell says 'not set'.
    private Optional<String> text(String key) {
        return Optional.ofNullable(environment.get(key)).filter(value -> !value.isBlank());
    }

    boolean has(String key) {
        return text(key).isPresent();
    }

    Optional<Path> path(String key) {
        try {
            return text(key).map(value -> Path.of(value).toAbsolutePath());
        } catch (InvalidPathException e) {
            mistake(key, "is not a path; it has to be one such as /var/lib/nabij");
            return Optional.empty();
        }
    }

    int port(String key, int otherwise) {
        Optional<String> value = text(key);
        if (value.isEmpty()) {
            return otherwise;
        }
        if (value.get().matches("[0-9]{1,5}") && Integer.parseInt(value.get()) <= HIGHEST_PORT) {
            return Integer.parseInt(value.get());
        }
        mistake(key, "is '" + value.get() + "'; it has to be a port from 1 to 65535, or 0 for any free one");
        return otherwise;
    }

    Optional<URI> address(String key, String scheme, String example) {
        Optional<String> value = text(key);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(value.get().strip());
            if (scheme.equals(uri.getScheme()) && uri.getHost() != null) {
                return Optional.of(uri);
            }
        } catch (URISyntaxException e) {
            // Told below, with what would be right.
        }
        // The value may hold a password and is not repeated.
        mistake(key, "is not an address that begins with " + scheme + ":// ; right would be " + example);
        return Optional.empty();
    }

    List<ServerAddress> servers(String key) {
        List<ServerAddress> servers = new ArrayList<>();
        for (String each : text(key).orElse("").split(",", -1)) {
            if (each.isBlank()) {
                continue;
            }
            try {
                servers.add(ServerAddress.parse(each.strip()));
            } catch (IllegalArgumentException e) {
                mistake(key, "holds '" + each.strip() + "'; it has to be host:port, several separated by commas");
            }
        }
        return servers;
    }

    Optional<EnrolmentCode> code(String key) {
        try {
            return text(key).map(EnrolmentCode::parse);
        } catch (IllegalArgumentException e) {
            mistake(key, "is not an enrolment code: " + e.getMessage());
            return Optional.empty();
        }
    }

    String word(String key, String otherwise, Set<String> allowed) {
        String value = text(key).orElse(otherwise);
        if (!allowed.contains(value)) {
            mistake(
                    key,
                    "is '" + value + "'; it has to be "
                            + String.join(" or ", allowed.stream().sorted().toList()));
            return otherwise;
        }
        return value;
    }

    void mistake(String key, String what) {
        mistakes.add(key + " " + what);
    }

    void throwMistakes() {
        if (!mistakes.isEmpty()) {
            throw new SettingsException(mistakes);
        }
    }
}
