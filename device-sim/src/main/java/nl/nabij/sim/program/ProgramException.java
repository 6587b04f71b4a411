package nl.nabij.sim.program;

import org.jspecify.annotations.Nullable;

/// A program could not be started, or did not do what it has to; the text says what, with the end of its log.
public final class ProgramException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ProgramException(String message) {
        this(message, null);
    }

    ProgramException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
