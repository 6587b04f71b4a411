package nl.nabij.sim.console;

import org.jspecify.annotations.Nullable;

/// The centre did not let a console do what it asked; the text says what.
public final class ConsoleException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ConsoleException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
