package nl.nabij.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import nl.nabij.server.access.OneTimeCode;
import nl.nabij.server.access.StaffDesk;
import nl.nabij.server.settings.DataFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A centre that has nobody tells whoever can read its folder how its first administrator comes in.
final class FirstStart {

    private static final Logger LOG = LoggerFactory.getLogger(FirstStart.class);

    private static final String NAMES = "names";

    private static final String CODE = "first-start-code";

    private final DataFolder data;
    private final StaffDesk staff;
    private final Runnable named;

    /// @param named hears that the server has other names now
    FirstStart(DataFolder data, StaffDesk staff, Runnable named) {
        this.data = data;
        this.staff = staff;
        this.named = named;
    }

    /// At each start: a code that is made anew, or none where there is somebody.
    void await(String origin) throws IOException {
        Optional<OneTimeCode> code = staff.awaitFirst();
        if (code.isEmpty()) {
            over();
            return;
        }
        data.publish(CODE, code.get().text() + "\n");
        System.out.println("nabij server: nobody works here yet. Open " + origin
                + "/admin and type the code that stands in " + data.resolve(CODE));
    }

    /// She is there.
    ///
    /// @param names under which she says that the server is reached
    void over(List<String> names) {
        try {
            if (!names.isEmpty()) {
                data.publish(NAMES, String.join("\n", names) + "\n");
                named.run();
            }
        } catch (IOException e) {
            LOG.error("the server's names could not be kept; set NABIJ_SERVER_NAMES names={}", names, e);
        }
        over();
    }

    /// What she said then, the first first; none where nobody was asked.
    static List<String> names(DataFolder data) {
        Path file = data.resolve(NAMES);
        try {
            return Files.exists(file)
                    ? Files.readString(file)
                            .lines()
                            .filter(name -> !name.isBlank())
                            .toList()
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("The server's names in " + file + " cannot be read", e);
        }
    }

    private void over() {
        try {
            data.withdraw(CODE);
        } catch (IOException e) {
            LOG.warn("a file that is no longer needed could not be removed file={}", CODE, e);
        }
    }
}
