package nl.nabij.server.backup;

/// Nothing was done, and why. Its message says what would be right.
final class RefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    /// What kind of refusal it is, by its exit code.
    enum Why {
        /// A wrong argument or setting.
        ARGUMENTS(2),
        /// The place is not free: something lies there, or another works there.
        TAKEN(3),
        /// The file is not whole, was altered, or cannot be opened with this passphrase or these keys.
        FILE(4),
        /// A newer Nabij made it.
        NEWER(5);

        final int exitCode;

        Why(int exitCode) {
            this.exitCode = exitCode;
        }
    }

    private final Why why;

    RefusedException(Why why, String message) {
        super(message);
        this.why = why;
    }

    RefusedException(Why why, String message, Throwable cause) {
        super(message, cause);
        this.why = why;
    }

    Why why() {
        return why;
    }
}
