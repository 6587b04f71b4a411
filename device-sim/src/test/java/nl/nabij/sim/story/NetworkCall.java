package nl.nabij.sim.story;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.WebSocketRoute;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Two windows of the proof's page, each in a Chromium in a namespace of its own. What they say to each
/// other to find each other goes through this program, by the pipe by which the browsers are moved: no
/// further cable lies between them, so all that flows is what their networks let through.
final class NetworkCall implements AutoCloseable {

    private static final Path FILES = Path.of("..", "server", "web", "target", "callproof");

    /// A safe place, so that there are keys and sound; nobody listens there.
    private static final String ORIGIN = "http://localhost/";

    private final Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Namespaces namespaces;
    private final Path folder;
    private final Map<String, WebSocketRoute> sockets = new HashMap<>();
    private final List<JsonObject> waiting = new ArrayList<>();
    private boolean cut;

    NetworkCall(Namespaces namespaces, Path folder) {
        this.namespaces = namespaces;
        this.folder = folder;
    }

    /// A party of the call at that place.
    CallParty open(String place) {
        com.microsoft.playwright.Browser chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(programIn(place))
                        .setArgs(Browser.FLAGS_FOR_CALLS));
        BrowserContext context = chromium.newContext(new NewContextOptions().setViewportSize(700, 520));
        Page page = context.newPage();
        page.routeWebSocket("**/relay?**", socket -> admit(place, socket));
        page.route("**/*", NetworkCall::serve);
        page.navigate(ORIGIN);
        return new CallParty(page, place);
    }

    /// From now on nothing that is said to find each other arrives either: with her line her way to the
    /// centre is cut as well.
    void cut(boolean now) {
        cut = now;
    }

    /// Lets the pages work for a while, and carries what they say.
    void goesOn(CallParty any, double millis) {
        any.page().waitForTimeout(millis);
    }

    private Path programIn(String place) {
        Path program = folder.resolve("chromium-" + place);
        List<String> words = namespaces.inside(place, Browser.program().toString(), "\"$@\"");
        try {
            Files.writeString(program, "#!/bin/sh\nexec " + String.join(" ", words) + "\n");
            Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return program;
    }

    private static void serve(Route route) {
        String path = java.net.URI.create(route.request().url()).getPath();
        String name = path.equals("/") ? "index.html" : path.substring(1);
        if (List.of("index.html", "page.js").contains(name)) {
            route.fulfill(new Route.FulfillOptions()
                    .setContentType(name.endsWith(".js") ? "text/javascript" : "text/html; charset=utf-8")
                    .setPath(FILES.resolve(name)));
        } else {
            route.fulfill(new Route.FulfillOptions().setStatus(404));
        }
    }

    private void admit(String place, WebSocketRoute socket) {
        socket.onMessage(frame -> {
            JsonObject said = new JsonObject(frame.text());
            deliver(said.put("from", place));
        });
        sockets.put(place, socket);
        List<JsonObject> kept = waiting.stream()
                .filter(letter -> letter.getString("to").equals(place))
                .toList();
        waiting.removeAll(kept);
        kept.forEach(this::deliver);
    }

    private void deliver(JsonObject letter) {
        if (cut) {
            return;
        }
        WebSocketRoute to = sockets.get(letter.getString("to"));
        if (to == null) {
            waiting.add(letter);
        } else {
            to.send(letter.encode());
        }
    }

    @Override
    public void close() {
        playwright.close();
    }
}
