package nl.nabij.server.settings;

import org.jspecify.annotations.Nullable;

/// A listener's port cannot be had.
public final class PortTakenException extends Exception {

    private static final long serialVersionUID = 1L;

    public PortTakenException(String key, int port, @Nullable Throwable cause) {
        super(
                key + ": port " + port + " is in use or not allowed to this user ("
                        + (cause == null ? "no reason given" : cause.getMessage())
                        + "); stop the program that has it, or set " + key + " to another port",
                cause);
    }
}
