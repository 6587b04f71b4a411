package nl.nabij.gateway.settings;

/// The data folder cannot be used. The message says which and why.
public final class DataFolderException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DataFolderException(String message) {
        super(message);
    }
}
