package nl.nabij.gateway.outbox;

/// The outbox can neither be opened nor be made anew: the gateway cannot keep an alarm and must not
/// start.
public final class OutboxUnreadableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OutboxUnreadableException(String message, Throwable cause) {
        super(message, cause);
    }
}
