package nl.nabij.gateway.screen;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The resident's face, the installer's and the shared assets, from the class path.
final class FaceFiles {

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

    private static final String INSTALL = "/install";

    private final Map<String, File> read = new ConcurrentHashMap<>();

    /// @param type for `Content-Type`
    record File(String type, Buffer content) {
        boolean page() {
            return type.startsWith("text/html");
        }
    }

    /// Reads at most once per file; only names that exist are kept, so a guesser cannot fill the
    /// memory.
    ///
    /// @param path of the request, such as `/` or `/assets/font.woff2`
    Optional<File> find(String path) {
        if (path.equals(INSTALL)) {
            return find("/install/index.html");
        }
        String name = path.equals("/") ? "/index.html" : path;
        if (!name.matches("(/[A-Za-z0-9_-][A-Za-z0-9._-]*)+")) {
            return Optional.empty();
        }
        boolean own = name.startsWith("/assets/") || name.startsWith(INSTALL + "/");
        String resource = own ? "web" + name : "web/resident" + name;
        File known = read.get(resource);
        if (known != null) {
            return Optional.of(known);
        }
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        if (type == null) {
            return Optional.empty();
        }
        try (InputStream in = FaceFiles.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                return Optional.empty();
            }
            File file = new File(type, Buffer.buffer(in.readAllBytes()));
            read.put(resource, file);
            return Optional.of(file);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
