package nl.nabij.gateway.screen;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Whether a request comes from a page of this box or a program on it.
///
/// A browser on the box also runs pages of strangers. Those can send requests to loopback
/// (cross-site), or give their own name this box's address (DNS rebinding); the first show in
/// `Origin` and `Sec-Fetch-Site`, the second in `Host`.
final class Loopback {

    private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int HTTP_PORT = 80;

    private Loopback() {}

    /// Why it is refused; empty when it is ours.
    ///
    /// @param hosts all `Host` headers; likewise `origins`
    /// @param site `Sec-Fetch-Site`, which every browser of today sends
    static Optional<String> refusal(List<String> hosts, List<String> origins, Optional<String> site, int port) {
        if (hosts.size() != 1 || !own(hosts.getFirst(), port)) {
            return Optional.of("The Host header has to be localhost, 127.0.0.1 or [::1], with this server's port");
        }
        if (origins.size() > 1 || !origins.stream().allMatch(origin -> ownOrigin(origin, port))) {
            return Optional.of("The Origin header has to be absent or this server's own");
        }
        if (site.filter(where -> where.equals("cross-site") || where.equals("same-site"))
                .isPresent()) {
            return Optional.of("Requests of other sites' pages are refused");
        }
        return Optional.empty();
    }

    private static boolean ownOrigin(String origin, int port) {
        String scheme = "http://";
        return origin.startsWith(scheme) && own(origin.substring(scheme.length()), port);
    }

    private static boolean own(String hostAndPort, int port) {
        String lower = hostAndPort.toLowerCase(Locale.ROOT);
        return NAMES.stream()
                .anyMatch(name -> lower.equals(name + ":" + port) || (port == HTTP_PORT && lower.equals(name)));
    }
}
