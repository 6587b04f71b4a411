package nl.nabij.server.web;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.core.net.SocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Whether a call can come from one of our own pages or from a program, and not from another site's
/// page in a browser that is signed in here.
///
/// `SameSite=Strict` on the cookie is the first wall; this is the second. Other sites' pages always
/// carry their `Origin` with a write or a WebSocket. Plain HTTP is for this machine alone, and a
/// name that only resolves to this machine (DNS rebinding) is told by its `Host`.
final class OwnSite {

    /// Digits of an IPv4 or IPv6 address: what else a header may hold comes into no record.
    private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F.:]{2,45}");

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    private final Optional<PublicOrigin> publicOrigin;

    /// @param publicOrigin where a proxy in front ends TLS
    OwnSite(Optional<PublicOrigin> publicOrigin) {
        this.publicOrigin = publicOrigin;
    }

    void requireOwnHost(HttpServerRequest request) throws Refusal {
        HostAndPort host = request.authority();
        if (host == null) {
            throw Refusal.badRequest("The call has no valid Host; HTTP/1.1 needs one");
        }
        if (!request.isSSL()
                && !isPublic(request)
                && !THIS_MACHINE.contains(host.host().toLowerCase(Locale.ROOT))) {
            throw Refusal.notAllowed("Plain HTTP answers to localhost, 127.0.0.1 and [::1] only; use HTTPS");
        }
    }

    /// Whether the browser's own connection is TLS, so that its cookies may be bound to that.
    boolean isSecure(HttpServerRequest request) {
        return request.isSSL()
                || publicOrigin
                        .filter(origin -> origin.isHostOf(request) || origin.isOriginOf(request))
                        .isPresent();
    }

    /// Where the call comes from. A proxy on this machine says for whom it calls; only where one is
    /// expected, and of what it says only the last, which is its own.
    String addressOf(HttpServerRequest request) {
        SocketAddress remote = request.remoteAddress();
        String direct = remote == null || remote.hostAddress() == null ? "unknown" : remote.hostAddress();
        // A proxy may add a line of its own behind the caller's; the last one is its own.
        List<String> lines = request.headers().getAll("X-Forwarded-For");
        if (publicOrigin.isEmpty() || request.isSSL() || lines.isEmpty()) {
            return direct;
        }
        String forwarded = lines.getLast();
        String last = forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
        return ADDRESS.matcher(last).matches() ? last : direct;
    }

    void requireOwnOrigin(HttpServerRequest request) throws Refusal {
        String origin = request.getHeader("Origin");
        HostAndPort host = request.authority();
        boolean known = publicOrigin.filter(ours -> ours.isOriginOf(request)).isPresent();
        if (origin != null && !known && (host == null || isPublic(request) || !isOwn(origin, host, request.isSSL()))) {
            throw Refusal.notAllowed("The Origin is another site's; only this server's own pages, and programs that"
                    + " send no Origin, may do this");
        }
        if ("cross-site".equals(request.getHeader("Sec-Fetch-Site"))) {
            throw Refusal.notAllowed("The browser says that another site asks for this; only own pages may");
        }
    }

    private boolean isPublic(HttpServerRequest request) {
        return publicOrigin.filter(origin -> origin.isHostOf(request)).isPresent();
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
