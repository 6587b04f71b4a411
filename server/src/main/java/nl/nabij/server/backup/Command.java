package nl.nabij.server.backup;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.nabij.server.backup.RefusedException.Why;

/// What was asked for on the command line.
sealed interface Command {

    String USAGE = """
            nabij backup --to FILE [--keys-to FILE]
                Writes the server's database and folder into one file, while the server runs or not.
                With a passphrase all of it is encrypted. Without one the keys have to go into a
                second file, which is kept elsewhere.
            nabij restore --from FILE [--keys-from FILE] [--check]
                Puts a backup into an empty folder (and an empty database, where that is outside).
                --check reads and checks the file and changes nothing.

            The server's settings say where: NABIJ_DATA, NABIJ_DATABASE_URL.
              NABIJ_BACKUP_PASSPHRASE_FILE   the file that holds the passphrase
              NABIJ_BACKUP_PASSPHRASE        the passphrase itself; the file is better

            Ends with 0 done · 1 a fault, such as a full disk · 2 a wrong argument or setting ·
              3 the place is taken · 4 the file is not whole, was altered, or another passphrase's ·
              5 a newer Nabij made it. Unless it ends with 0, all is as it was before.
            """;

    record Help() implements Command {}

    record Backup(Path to, Optional<Path> keysTo) implements Command {}

    record Restore(Path from, Optional<Path> keysFrom, boolean checkOnly) implements Command {}

    static Command parse(List<String> arguments) throws RefusedException {
        if (arguments.isEmpty() || arguments.contains("--help") || arguments.contains("-h")) {
            return new Help();
        }
        List<String> rest = new ArrayList<>(arguments.subList(1, arguments.size()));
        Command command = switch (arguments.getFirst()) {
            case "backup" -> {
                Path to = needed("backup", "--to", option(rest, "--to"));
                Optional<Path> keysTo = option(rest, "--keys-to");
                if (keysTo.isPresent() && keysTo.get().equals(to)) {
                    throw wrong("--to and --keys-to name the same file; the keys have to be apart");
                }
                yield new Backup(to, keysTo);
            }
            case "restore" -> {
                boolean check = rest.remove("--check");
                yield new Restore(
                        needed("restore", "--from", option(rest, "--from")), option(rest, "--keys-from"), check);
            }
            default -> throw wrong("'" + arguments.getFirst() + "' is neither backup nor restore");
        };
        if (!rest.isEmpty()) {
            throw wrong("'" + rest.getFirst() + "' is not known here");
        }
        return command;
    }

    private static Path needed(String command, String name, Optional<Path> value) throws RefusedException {
        return value.orElseThrow(() -> wrong(command + " needs " + name + " FILE"));
    }

    private static Optional<Path> option(List<String> rest, String name) throws RefusedException {
        int at = rest.indexOf(name);
        if (at < 0) {
            return Optional.empty();
        }
        rest.remove(at);
        if (at == rest.size() || rest.get(at).startsWith("--")) {
            throw wrong(name + " needs the name of a file after it");
        }
        String value = rest.remove(at);
        try {
            return Optional.of(Path.of(value).toAbsolutePath().normalize());
        } catch (InvalidPathException e) {
            throw wrong(name + " does not name a file");
        }
    }

    private static RefusedException wrong(String what) {
        return new RefusedException(Why.ARGUMENTS, what + "; see nabij backup --help");
    }
}
