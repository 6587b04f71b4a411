package nl.nabij.gateway.device;

/// A command cannot be handed over now; the message says why, in English.
public final class DeviceUnreachableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DeviceUnreachableException(String message) {
        super(message);
    }
}
