package nl.nabij.server.postgres;

/// The database cannot be reached, or did not answer in time. Whether a change was made is unknown:
/// the id made at the source makes trying again harmless.
public final class DatabaseUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DatabaseUnavailableException(String message) {
        super(message);
    }

    public DatabaseUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
