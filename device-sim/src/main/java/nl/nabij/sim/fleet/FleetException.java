package nl.nabij.sim.fleet;

import org.jspecify.annotations.Nullable;

/// The fleet cannot do what it was asked; the text says why and what would help.
public final class FleetException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FleetException(String message) {
        this(message, null);
    }

    FleetException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
