package nl.nabij.server.web;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.nabij.server.access.Session;
import nl.nabij.server.access.SessionToken;

/// Where a call carries its sign-in: `Authorization: Bearer`, or the cookie.
public final class Signed {

    private static final String OURS = "nabij_";
    private static final String SESSION_COOKIE = "nabij_session";
    private static final String DEVICE_COOKIE = "nabij_device";
    private static final String BEARER = "Bearer ";
    /// A known browser stays known for a year.
    private static final long DEVICE_SECONDS = 365L * 24 * 60 * 60;

    private Signed() {}

    static Optional<SessionToken> token(HttpServerRequest request) {
        String header = request.getHeader("Authorization");
        if (header != null) {
            // A header that is no token of ours is not helped by a cookie: the caller meant the header.
            return header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                    ? SessionToken.parse(header.substring(BEARER.length()).strip())
                    : Optional.empty();
        }
        Cookie cookie = request.getCookie(SESSION_COOKIE);
        return cookie == null ? Optional.empty() : SessionToken.parse(cookie.getValue());
    }

    static Optional<String> deviceMark(HttpServerRequest request) {
        Cookie cookie = request.getCookie(DEVICE_COOKIE);
        return cookie == null ? Optional.empty() : Optional.of(cookie.getValue());
    }

    /// Of those who have no account: what a link that was opened left with the browser.
    static Map<String, String> others(HttpServerRequest request) {
        return request.cookies().stream()
                .filter(cookie -> cookie.getName().startsWith(OURS))
                .filter(cookie -> !cookie.getName().equals(SESSION_COOKIE)
                        && !cookie.getName().equals(DEVICE_COOKIE))
                .collect(Collectors.toUnmodifiableMap(Cookie::getName, Cookie::getValue, (first, _) -> first));
    }

    /// @param name begins with `nabij_`
    /// @param value empty to take it back
    public static Cookie other(String name, String value, String path, boolean secure, Duration life) {
        return cookie(name, value, path, secure, life.toSeconds());
    }

    public static Cookie session(SessionToken token, boolean secure) {
        return cookie(SESSION_COOKIE, token.text(), "/", secure, Session.LONGEST.toSeconds());
    }

    public static Cookie noSession(boolean secure) {
        return cookie(SESSION_COOKIE, "", "/", secure, 0);
    }

    public static Cookie device(String mark, boolean secure) {
        return cookie(DEVICE_COOKIE, mark, "/api/v1/session", secure, DEVICE_SECONDS);
    }

    private static Cookie cookie(String name, String value, String path, boolean secure, long seconds) {
        return Cookie.cookie(name, value)
                .setPath(path)
                .setHttpOnly(true)
                .setSameSite(CookieSameSite.STRICT)
                .setSecure(secure)
                .setMaxAge(seconds);
    }
}
