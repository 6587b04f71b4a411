package nl.nabij.server.web;

import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;

/// What each answer tells the browser not to do. Everything the faces need comes from this server:
/// no script, font or picture from elsewhere, nothing inline, in nobody's frame.
final class SecurityHeaders implements Handler<RoutingContext> {

    /// `data:` pictures are the icons that stand in the style sheet; `blob:` media is a sound that a
    /// page makes itself.
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self' data:; font-src 'self'; connect-src 'self'; media-src 'self' blob:;"
            + " worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self';"
            + " frame-ancestors 'none'";

    /// One year, the usual value; only over HTTPS, since it binds the name of the host.
    private static final String HSTS = "max-age=31536000";

    @Override
    public void handle(RoutingContext context) {
        MultiMap headers = context.response().headers();
        headers.set("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        if (context.request().isSSL()) {
            headers.set("Strict-Transport-Security", HSTS);
        }
        context.next();
    }
}
