package nl.nabij.server.backup;

import java.io.IOException;

/// The file that is read is cut short, or somebody or something altered it.
final class NotWholeException extends IOException {

    private static final long serialVersionUID = 1L;

    NotWholeException(String message) {
        super(message);
    }

    NotWholeException(String message, Throwable cause) {
        super(message, cause);
    }
}
