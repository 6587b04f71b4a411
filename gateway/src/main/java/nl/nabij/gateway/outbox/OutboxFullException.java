package nl.nabij.gateway.outbox;

/// The disk or the stream's share of it is full; nothing was written.
public final class OutboxFullException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public OutboxFullException(String message) {
        super(message);
    }
}
