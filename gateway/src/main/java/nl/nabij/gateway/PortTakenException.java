package nl.nabij.gateway;

/// Another program listens where the gateway should.
final class PortTakenException extends Exception {

    private static final long serialVersionUID = 1L;

    PortTakenException(String key, int port) {
        super("Port " + port + " is in use by another program; stop that program, or choose another with " + key);
    }
}
