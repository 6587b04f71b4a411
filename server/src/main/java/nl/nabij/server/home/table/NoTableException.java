package nl.nabij.server.home.table;

/// The bytes are no table at all; the message says what would be right.
public final class NoTableException extends Exception {

    private static final long serialVersionUID = 1L;

    NoTableException(String why) {
        super(why);
    }
}
