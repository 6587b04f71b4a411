package nl.nabij.gateway.broker;

/// The home's broker cannot take a message now.
public final class BrokerUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BrokerUnavailableException(String message) {
        super(message);
    }
}
