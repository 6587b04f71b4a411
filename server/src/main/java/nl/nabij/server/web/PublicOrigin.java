package nl.nabij.server.web;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/// What people's browsers call this server where a proxy in front of it ends TLS: `https://centre.example`.
/// The proxy speaks plain HTTP with us on loopback, and may keep their `Host` or put its own.
public record PublicOrigin(String host, int port) {

    private static final int HTTPS = 443;

    public PublicOrigin {
        host = host.toLowerCase(Locale.ROOT);
    }

    /// @throws IllegalArgumentException says what it has to look like
    public static PublicOrigin parse(String text) {
        try {
            URI uri = new URI(text);
            boolean bare = uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && (uri.getRawPath() == null || uri.getRawPath().matches("/?"));
            if ("https".equals(uri.getScheme()) && uri.getHost() != null && bare) {
                return new PublicOrigin(uri.getHost(), uri.getPort() < 0 ? HTTPS : uri.getPort());
            }
        } catch (URISyntaxException e) {
            // Said below.
        }
        throw new IllegalArgumentException(
                "is '" + text + "'; it has to be the https address that browsers use, without a path, such as"
                        + " https://centre.example");
    }

    /// Whether the browser was at this address when it sent the call.
    boolean isOriginOf(HttpServerRequest request) {
        return toString().equalsIgnoreCase(request.getHeader("Origin"));
    }

    /// Whether the call was made to this address, by the `Host` that the proxy kept.
    boolean isHostOf(HttpServerRequest request) {
        HostAndPort authority = request.authority();
        return authority != null
                && authority.host().equalsIgnoreCase(host)
                && (authority.port() < 0 ? HTTPS : authority.port()) == port;
    }

    /// As a browser writes it.
    @Override
    public String toString() {
        return "https://" + host + (port == HTTPS ? "" : ":" + port);
    }
}
