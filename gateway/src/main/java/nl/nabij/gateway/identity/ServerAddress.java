package nl.nabij.gateway.identity;

/// Where one of the centre's servers takes gateways.
public record ServerAddress(String host, int port) {

    private static final int HIGHEST_PORT = 65_535;

    public ServerAddress {
        if (host.isBlank() || port < 1 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("A server's address is host:port with a port of 1 to 65535");
        }
    }

    /// @param text `host:port`; an IPv6 address stands in brackets
    /// @throws IllegalArgumentException when it is not that
    public static ServerAddress parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 1 || !text.substring(colon + 1).matches("[0-9]{1,5}")) {
            throw new IllegalArgumentException("'" + text + "' is not host:port");
        }
        String host = text.substring(0, colon).strip();
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        }
        return new ServerAddress(host, Integer.parseInt(text.substring(colon + 1)));
    }

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
