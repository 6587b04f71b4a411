package nl.nabij.server.web;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whether a call can come from one of our own pages or from a program, and not from another site's
/// page in a browser that is signed in here.
///
/// `SameSite=Strict` on the cookie is the first wall; this is the second. Other sites' pages always
/// carry their `Origin` with a write or a WebSocket. Plain HTTP is for this machine alone, and a
/// name that only resolves to this machine (DNS rebinding) is told by its `Host`.
final class OwnSite {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    private OwnSite() {}

    static void requireOwnHost(HttpServerRequest request) throws Refusal {
        HostAndPort host = request.authority();
        if (host == null) {
            throw Refusal.badRequest("The call has no valid Host; HTTP/1.1 needs one");
        }
        if (!request.isSSL() && !THIS_MACHINE.contains(host.host().toLowerCase(Locale.ROOT))) {
            throw Refusal.notAllowed("Plain HTTP answers to localhost, 127.0.0.1 and [::1] only; use HTTPS");
        }
    }

    static void requireOwnOrigin(HttpServerRequest request) throws Refusal {
        String origin = request.getHeader("Origin");
        HostAndPort host = request.authority();
        if (origin != null && (host == null || !isOwn(origin, host, request.isSSL()))) {
            throw Refusal.notAllowed("The Origin is another site's; only this server's own pages, and programs that"
                    + " send no Origin, may do this");
        }
        if ("cross-site".equals(request.getHeader("Sec-Fetch-Site"))) {
            throw Refusal.notAllowed("The browser says that another site asks for this; only own pages may");
        }
    }

    private static boolean isOwn(String origin, HostAndPort host, boolean secure) {
        URI uri = parsed(origin);
        if (uri == null || uri.getHost() == null || uri.getScheme() == null) {
            return false;
        }
        String scheme = secure ? "https" : "http";
        int usual = secure ? 443 : 80;
        int originPort = uri.getPort() < 0 ? usual : uri.getPort();
        int hostPort = host.port() < 0 ? usual : host.port();
        return uri.getScheme().equals(scheme) && uri.getHost().equalsIgnoreCase(host.host()) && originPort == hostPort;
    }

    private static @Nullable URI parsed(String origin) {
        try {
            return new URI(origin);
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
