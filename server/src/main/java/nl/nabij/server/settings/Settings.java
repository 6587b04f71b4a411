package nl.nabij.server.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.nabij.server.calling.CallRelay;
import nl.nabij.server.enrolment.GivenCertificate;
import nl.nabij.server.postgres.DatabaseAddress;
import nl.nabij.server.web.PublicOrigin;

/// Reads values one by one and collects what is wrong with them, so that all of it is told at once.
final class Settings {

    private static final int HIGHEST_PORT = 65_535;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9.:-]{1,253}");

    private static final Pattern RELAY = Pattern.compile("turns?:[A-Za-z0-9.:\\[\\]-]{1,253}(\\?transport=(udp|tcp))?");

    /// More than any password has: a wrong file that is huge must not be read whole.
    private static final int LONGEST_SECRET_BYTES = 1_024;

    private final Map<String, String> environment;
    private final List<String> mistakes = new ArrayList<>();

    Settings(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /// An empty value counts as absent: that is how a shell says 'not set'.
    Optional<String> text(String key) {
        return Optional.ofNullable(environment.get(key)).filter(value -> !value.isBlank());
    }

    Path folder(String key, String otherwise) {
        try {
            return Path.of(text(key).orElse(otherwise)).toAbsolutePath();
        } catch (InvalidPathException e) {
            mistake(key, "is not a path; it has to name a folder, such as /var/lib/nabij");
            return Path.of(otherwise).toAbsolutePath();
        }
    }

    int port(String key, int otherwise) {
        return number(key, otherwise, 0, HIGHEST_PORT);
    }

    int number(String key, int otherwise, int lowest, int highest) {
        Optional<String> value = text(key);
        if (value.isEmpty()) {
            return otherwise;
        }
        if (value.get().matches("[0-9]{1,9}")) {
            int number = Integer.parseInt(value.get());
            if (number >= lowest && number <= highest) {
                return number;
            }
        }
        mistake(key, "is '" + value.get() + "'; it has to be a whole number from " + lowest + " to " + highest);
        return otherwise;
    }

    boolean flag(String key) {
        String value = text(key).orElse("false");
        if (!value.equals("true") && !value.equals("false")) {
            mistake(key, "is '" + value + "'; it has to be true or false");
        }
        return value.equals("true");
    }

    List<String> names(String key) {
        List<String> names = new ArrayList<>();
        for (String name : text(key).orElse("").split(",", -1)) {
            String plain = name.strip();
            if (plain.isEmpty()) {
                continue;
            }
            if (NAME.matcher(plain).matches()) {
                names.add(plain);
            } else {
                mistake(key, "holds '" + plain + "'; it has to be host names or addresses, separated by commas");
            }
        }
        return names;
    }

    /// @param fileKey names a file with the password, for those who want it in no environment
    Optional<DatabaseAddress> database(String key, String fileKey) {
        Optional<String> password = secret(fileKey);
        if (text(fileKey).isPresent() && text(key).isEmpty()) {
            mistake(fileKey, "holds a password for " + key + ", which is not set");
        }
        if (text(fileKey).isPresent() && password.isEmpty()) {
            return Optional.empty();
        }
        try {
            return text(key).map(url -> DatabaseAddress.parse(url, password.orElse("")));
        } catch (IllegalArgumentException e) {
            mistake(key, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /// The relay for calls: where it is, and what it knows us by. Both or neither.
    Optional<CallRelay> relay(String urlsKey, String secretKey) {
        List<String> urls = text(urlsKey).stream()
                .flatMap(list -> Arrays.stream(list.split(",")))
                .map(String::strip)
                .filter(url -> !url.isEmpty())
                .toList();
        urls.stream()
                .filter(url -> !RELAY.matcher(url).matches())
                .forEach(url -> mistake(
                        urlsKey,
                        "has '" + url + "'; each has to be like turn:relay.example:3478?transport=udp (or tcp), or"
                                + " turns:relay.example:5349"));
        Optional<String> secret = secret(secretKey);
        if (urls.isEmpty() != text(secretKey).isEmpty()) {
            mistake(
                    urls.isEmpty() ? urlsKey : secretKey,
                    "is not set, and " + (urls.isEmpty() ? secretKey : urlsKey)
                            + " is; the relay's address and its secret belong together");
        }
        try {
            return urls.isEmpty() ? Optional.empty() : secret.map(word -> new CallRelay(urls, word));
        } catch (IllegalArgumentException e) {
            mistake(secretKey, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /// What a file holds that nobody else should read, without the line's end that editors add.
    private Optional<String> secret(String key) {
        Optional<String> name = text(key);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        try {
            Path file = Path.of(name.get());
            String secret = Files.size(file) > LONGEST_SECRET_BYTES
                    ? ""
                    : Files.readString(file).strip();
            if (!secret.isEmpty()) {
                return Optional.of(secret);
            }
            mistake(
                    key,
                    "names a file that is empty or too long; it has to hold one password of at most "
                            + LONGEST_SECRET_BYTES + " bytes");
        } catch (IOException | InvalidPathException e) {
            mistake(
                    key,
                    "names a file that cannot be read (" + e + "); it has to be there, and readable for the"
                            + " server's user");
        }
        return Optional.empty();
    }

    /// Two files that are of no use without each other; what is in them is looked at while the server runs.
    Optional<GivenCertificate> certificate(String certificatesKey, String keyKey) {
        Optional<Path> certificates = file(certificatesKey);
        Optional<Path> key = file(keyKey);
        if (certificates.isPresent() && key.isPresent()) {
            return Optional.of(new GivenCertificate(certificates.get(), key.get()));
        }
        if (certificates.isPresent() || key.isPresent()) {
            mistake(
                    certificates.isPresent() ? keyKey : certificatesKey,
                    "is not set, and " + (certificates.isPresent() ? certificatesKey : keyKey)
                            + " is; a certificate and its key belong together");
        }
        return Optional.empty();
    }

    private Optional<Path> file(String key) {
        try {
            return text(key).map(name -> Path.of(name).toAbsolutePath());
        } catch (InvalidPathException e) {
            mistake(key, "is not a path; it has to name a file, such as /etc/nabij/server.pem");
            return Optional.empty();
        }
    }

    Optional<PublicOrigin> publicOrigin(String key) {
        try {
            return text(key).map(PublicOrigin::parse);
        } catch (IllegalArgumentException e) {
            mistake(key, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    void distinctPorts(String... keys) {
        Map<String, String> seen = new HashMap<>();
        for (String key : keys) {
            Optional<String> port = text(key).filter(value -> !value.equals("0"));
            if (port.isPresent()) {
                String other = seen.putIfAbsent(port.get(), key);
                if (other != null) {
                    mistake(key, "is " + port.get() + ", and so is " + other + "; each needs a port of its own");
                }
            }
        }
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
