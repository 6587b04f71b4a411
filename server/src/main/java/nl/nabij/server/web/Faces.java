package nl.nabij.server.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/// Serves the faces' files from the class path, out of memory: each is read once, kept plain and
/// compressed, and asked for again by its ETag. Only files that exist are kept, so the memory is
/// the faces' own size.
///
/// Own code instead of Vert.x's static handler, which unpacks class path files to a temporary
/// folder that a read-only container does not have.
public final class Faces {

    /// Names that a build makes. No `..`, no hidden file, no percent sign can get through.
    private static final Pattern FILE =
            Pattern.compile("/?(?:[A-Za-z0-9_-][A-Za-z0-9._-]*/)*[A-Za-z0-9_-][A-Za-z0-9._-]*");

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("mp3", "audio/mpeg"),
            Map.entry("ogg", "audio/ogg"),
            Map.entry("wav", "audio/wav"),
            Map.entry("txt", "text/plain; charset=utf-8"));

    /// A worker may look after its own folder and below; these look after the page itself too.
    private static final Map<String, String> WORKERS =
            Map.of("web/carer/worker.js", "/carer", "web/family/worker.js", "/family");

    private record Asset(Buffer plain, Buffer compressed, String type, String tag) {}

    private final ClassLoader classes;
    private final Map<String, Asset> known = new ConcurrentHashMap<>();

    public Faces(ClassLoader classes) {
        this.classes = classes;
    }

    public void mount(Router router) {
        router.get("/").handler(context -> redirect(context, "/console"));
        for (String face : List.of("console", "admin", "guest", "carer", "family")) {
            mount(router, face);
        }
        router.get("/assets/*").handler(context -> serve(context, "web" + context.normalizedPath()));
        router.get("/favicon.ico").handler(context -> serve(context, "web/assets/favicon.ico"));
    }

    private void mount(Router router, String face) {
        String page = "web/" + face + "/index.html";
        router.get("/" + face).handler(context -> serve(context, page));
        router.get("/" + face + "/*").handler(context -> {
            String rest = context.normalizedPath().substring(face.length() + 2);
            // A path without a dot is a place within the face, which the face itself resolves.
            serve(context, rest.contains(".") ? "web/" + face + "/" + rest : page);
        });
    }

    private void serve(RoutingContext context, String name) {
        Optional<Asset> found = FILE.matcher(name).matches() ? asset(name) : Optional.empty();
        if (found.isEmpty()) {
            context.fail(404);
            return;
        }
        Asset asset = found.get();
        var response = context.response()
                .putHeader(HttpHeaders.ETAG, asset.tag())
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                .putHeader(HttpHeaders.VARY, "Accept-Encoding");
        String scope = WORKERS.get(name);
        if (scope != null) {
            response.putHeader("Service-Worker-Allowed", scope);
        }
        if (asset.tag().equals(context.request().getHeader(HttpHeaders.IF_NONE_MATCH))) {
            response.setStatusCode(304).end();
            return;
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, asset.type());
        String encodings = context.request().getHeader(HttpHeaders.ACCEPT_ENCODING);
        if (encodings != null
                && encodings.contains("gzip")
                && asset.compressed().length() < asset.plain().length()) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip").end(asset.compressed());
        } else {
            response.end(asset.plain());
        }
    }

    private static void redirect(RoutingContext context, String to) {
        context.response()
                .setStatusCode(303)
                .putHeader(HttpHeaders.LOCATION, to)
                .end();
    }

    private Optional<Asset> asset(String name) {
        Asset kept = known.get(name);
        if (kept != null) {
            return Optional.of(kept);
        }
        Optional<Asset> read = read(name);
        read.ifPresent(asset -> known.put(name, asset));
        return read;
    }

    private Optional<Asset> read(String name) {
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        if (type == null) {
            return Optional.empty();
        }
        try (InputStream in = classes.getResourceAsStream(name)) {
            if (in == null) {
                return Optional.empty();
            }
            byte[] plain = in.readAllBytes();
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(plain);
            String tag = '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(digest) + '"';
            return Optional.of(new Asset(Buffer.buffer(plain), Buffer.buffer(compressed(plain)), type, tag));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static byte[] compressed(byte[] plain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        }
        return out.toByteArray();
    }
}
