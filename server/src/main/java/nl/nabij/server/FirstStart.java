package nl.nabij.server;

import java.io.IOException;
import java.util.Optional;
import nl.nabij.server.access.OneTimeCode;
import nl.nabij.server.access.StaffDesk;
import nl.nabij.server.settings.DataFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A centre that has nobody tells whoever can read its folder how its first administrator comes in.
final class FirstStart {

    private static final Logger LOG = LoggerFactory.getLogger(FirstStart.class);

    private static final String CODE = "first-start-code";

    private final DataFolder data;
    private final StaffDesk staff;

    FirstStart(DataFolder data, StaffDesk staff) {
        this.data = data;
        this.staff = staff;
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
    void over() {
        try {
            data.withdraw(CODE);
        } catch (IOException e) {
            LOG.warn("a file that is no longer needed could not be removed file={}", CODE, e);
        }
    }
}
