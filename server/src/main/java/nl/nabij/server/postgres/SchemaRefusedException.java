package nl.nabij.server.postgres;

/// The database has a shape that this build must not work in. Its message says what would be right.
public final class SchemaRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SchemaRefusedException(String message) {
        super(message);
    }
}
