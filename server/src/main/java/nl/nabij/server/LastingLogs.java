package nl.nabij.server;

import java.util.logging.LogManager;

/// The JDK's logging ends itself at the first sign of the process's end, before the server's own stop
/// has anything to say. This one goes on until the process is gone.
public final class LastingLogs extends LogManager {

    /// For the JDK, which makes it by name.
    public LastingLogs() {}

    @Override
    public void reset() {
        // Nothing: at the end of the process there is nothing to close but the standard error.
    }
}
