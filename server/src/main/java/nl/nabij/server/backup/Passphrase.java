package nl.nabij.server.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import nl.nabij.server.backup.RefusedException.Why;

/// What opens an encrypted backup. It comes from a file or the environment, never from the command line, where
/// everybody on the machine could read it.
record Passphrase(String text) {

    static final String FILE_KEY = "NABIJ_BACKUP_PASSPHRASE_FILE";
    static final String TEXT_KEY = "NABIJ_BACKUP_PASSPHRASE";

    /// Whoever has the file can guess for years; below this no slow hash helps.
    private static final int SHORTEST = 16;

    /// Longer than anybody's; a file that is longer is not the one that was meant.
    private static final int LONGEST = 1_000;

    /// @throws RefusedException when both are set, or the file cannot be read
    static Optional<Passphrase> read(Map<String, String> environment) throws RefusedException {
        Optional<String> file = value(environment, FILE_KEY);
        Optional<String> text = value(environment, TEXT_KEY);
        if (file.isPresent() && text.isPresent()) {
            throw new RefusedException(Why.ARGUMENTS, FILE_KEY + " and " + TEXT_KEY + " are both set; only one may be");
        }
        if (file.isEmpty()) {
            return checked(text, TEXT_KEY);
        }
        try {
            return checked(Optional.of(Files.readString(Path.of(file.get())).strip()), FILE_KEY);
        } catch (IOException | InvalidPathException e) {
            throw new RefusedException(
                    Why.ARGUMENTS, FILE_KEY + " names " + file.get() + ", which cannot be read (" + e + ")", e);
        }
    }

    /// Whether a new backup may hang on it.
    void requireStrong() throws RefusedException {
        if (text.length() < SHORTEST) {
            throw new RefusedException(
                    Why.ARGUMENTS,
                    "The passphrase has " + text.length() + " characters; it needs at least " + SHORTEST
                            + ", for example five words that do not belong together");
        }
    }

    private static Optional<Passphrase> checked(Optional<String> text, String key) throws RefusedException {
        if (text.isPresent() && (text.get().isEmpty() || text.get().length() > LONGEST)) {
            throw new RefusedException(
                    Why.ARGUMENTS,
                    key + " holds " + text.get().length() + " characters; a passphrase has 1 to " + LONGEST);
        }
        return text.map(Passphrase::new);
    }

    private static Optional<String> value(Map<String, String> environment, String key) {
        return Optional.ofNullable(environment.get(key)).filter(value -> !value.isBlank());
    }

    @Override
    public String toString() {
        return "Passphrase[…]";
    }
}
