package nl.nabij.sim.fleet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// How many files and sockets this process may have open.
final class Descriptors {

    /// Libraries, the ledger, the calls of the enrolment.
    private static final int OWN = 200;

    private static final Path LIMITS = Path.of("/proc/self/limits");

    private Descriptors() {}

    /// @throws FleetException when so many homes do not fit
    static void check(int homes) {
        long limit = limit();
        if (homes + OWN > limit) {
            throw new FleetException(homes + " homes need " + (homes + OWN) + " open files, and this process may have "
                    + limit + "; raise it for this process and for the server (ulimit -n " + (homes + OWN)
                    + "), or take fewer homes");
        }
    }

    /// Where the system does not tell, there is no limit to check.
    private static long limit() {
        try (var lines = Files.lines(LIMITS)) {
            return lines.filter(line -> line.startsWith("Max open files"))
                    .map(line -> line.trim().split("\\s+", -1)[3])
                    .filter(word -> word.matches("[0-9]+"))
                    .mapToLong(Long::parseLong)
                    .findFirst()
                    .orElse(Long.MAX_VALUE);
        } catch (IOException e) {
            return Long.MAX_VALUE;
        }
    }
}
