package nl.nabij.sim.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.sun.net.httpserver.HttpServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;

/// A telephone of a carer or a daughter: its page, its service worker, and the push service that it listens to. No
/// push service can be reached from here, so this one stands on loopback: it takes what the server sends, and the
/// browser is handed the note by its own tool for that. (That the note really opens with the phone's key is a test of
/// the server.)
final class Phone implements AutoCloseable {

    private static final int WIDTH = 390;
    private static final int HEIGHT = 844;

    /// The browser of this story has no push service to subscribe with: its keys are made here, as one would.
    private static final String SUBSCRIBE = """
            async ([endpoint, api]) => {
              const { publicKey } = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits']);
              const text = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
              const body = JSON.stringify({ endpoint, p256dh: text(await crypto.subtle.exportKey('raw', publicKey)), auth: text(crypto.getRandomValues(new Uint8Array(16))) });
              return (await fetch(api + '/subscription', { method: 'PUT', body, headers: { 'content-type': 'application/json' } })).status;
            }
            """;

    /// What a thumb on the message does. A browser opens a window only for a real thumb, so where it would is told.
    private static final String TOUCH = """
            (async () => {
              let opened;
              self.clients.openWindow = async (url) => (opened = url);
              const [note] = await self.registration.getNotifications();
              const click = new NotificationEvent('notificationclick', { notification: note });
              let work;
              click.waitUntil = (promise) => (work = promise);
              self.dispatchEvent(click);
              await work;
              return opened;
            })()
            """;

    private static final String NOTES =
            "self.registration.getNotifications().then((notes) => notes.map((note) => note.title).join())";

    private static final int LOOKS_BEFORE_AGAIN = 20;

    private String delivered = "";
    private final HttpServer pushService;
    private final Queue<UUID> pushed = new ConcurrentLinkedQueue<>();
    private final Browser browser;
    private final URI address;
    private Page page;
    private CallEnd end;
    private final BrowserContext context;
    private final CDPSession tools;
    private final CDPSession targets;
    private final Queue<String> registrations = new ConcurrentLinkedQueue<>();
    private final Queue<JsonObject> answers = new ConcurrentLinkedQueue<>();

    private final String api;

    static Phone ofCarer(Browser browser, URI address) {
        return new Phone(browser, browser.open(address, WIDTH, HEIGHT), address, "/api/v1/push");
    }

    /// @param page of which the browser is let in already
    static Phone ofFamily(Browser browser, Page page, URI address) {
        return new Phone(browser, page, address, "/api/v1/family/push");
    }

    private Phone(Browser browser, Page page, URI address, String api) {
        this.browser = browser;
        this.address = address;
        this.page = page;
        this.api = api;
        this.end = new CallEnd(page);
        this.context = page.context();
        // What is not named here counts as refused.
        context.grantPermissions(List.of("notifications", "camera", "microphone"));
        // A page beside it, which stays while the phone's own is closed.
        this.tools = context.newCDPSession(context.newPage());
        tools.on("ServiceWorker.workerRegistrationUpdated", this::registered);
        tools.send("ServiceWorker.enable");
        this.targets = browser.tools();
        targets.on(
                "Target.receivedMessageFromTarget",
                event -> answered(event.get("message").getAsString()));
        try {
            pushService = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        pushService.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            pushed.add(subject(exchange.getRequestHeaders().getFirst("Topic")));
            exchange.sendResponseHeaders(201, -1);
            exchange.close();
        });
        pushService.start();
    }

    private void registered(JsonObject event) {
        event.getAsJsonArray("registrations")
                .forEach(each -> registrations.add(
                        each.getAsJsonObject().get("registrationId").getAsString()));
    }

    private void answered(String message) {
        JsonObject answer = JsonParser.parseString(message).getAsJsonObject();
        if (answer.has("id")) {
            answers.add(answer);
        }
    }

    private static UUID subject(String topic) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(topic));
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    void signsIn(String user) {
        page.getByLabel("Gebruikersnaam").fill(user);
        page.getByLabel("Wachtwoord").fill(WholeSystem.PASSWORD);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Aanmelden"))
                .click();
    }

    /// As she would choose one on her phone, and sees it there.
    void givesPhoto() {
        page.getByLabel("Kies een foto").setInputFiles(new FilePayload("ans.png", "image/png", drawnFace()));
        assertThat(page.getByAltText("Uw foto")).isVisible();
    }

    /// No photo of anybody lies in here.
    private static byte[] drawnFace() {
        int side = 400;
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < side; x++) {
            for (int y = 0; y < side; y++) {
                boolean head = Math.hypot(x - 200, y - 160) < 90;
                boolean shoulders = Math.hypot(x - 200, y - 420) < 150;
                image.setRGB(x, y, head ? 0xf0c8a0 : shoulders ? 0x406080 : 0xd0e0d8);
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    void subscribes() {
        String endpoint = "http://127.0.0.1:" + pushService.getAddress().getPort() + "/send/phone";
        Eventually.until(
                "subscribed", () -> ((Number) page.evaluate(SUBSCRIBE, List.of(endpoint, api))).intValue() == 204);
    }

    /// It lies in a pocket.
    void closesPage() {
        page.close();
    }

    /// The page is left, not closed: what is bound to it, as a passkey's authenticator, stays.
    void leavesPage() {
        page.navigate("about:blank");
    }

    /// The server's push arrives, and the worker is woken by it.
    ///
    /// @return what it is about
    UUID isPushedTo() {
        UUID subject = Eventually.some("a push", () -> Optional.ofNullable(pushed.poll()));
        delivered = "{\"kind\":\"call\",\"subject\":\"" + subject + "\"}";
        deliver(delivered);
        return subject;
    }

    /// As a push service does it, over the browser's own tool.
    private void deliver(String note) {
        String registration = Eventually.some("a worker", () -> heard(registrations));
        JsonObject message = new JsonObject();
        message.addProperty("origin", "http://" + address.getAuthority());
        message.addProperty("registrationId", registration);
        message.addProperty("data", note);
        tools.send("ServiceWorker.deliverPushMessage", message);
    }

    /// What is handed to a worker that just falls asleep is lost with it, which no push service does: it is handed over
    /// anew, and takes its own place.
    void showsNote(String title) {
        AtomicInteger looks = new AtomicInteger();
        Eventually.until("the message '" + title + "'", () -> {
            if (inWorker(NOTES).contains(title)) {
                return true;
            }
            if (looks.incrementAndGet() % LOOKS_BEFORE_AGAIN == 0) {
                deliver(delivered);
            }
            return false;
        });
    }

    /// Runs in the worker, and gives its text.
    private String inWorker(String expression) {
        Optional<String> target = targets.send("Target.getTargets").getAsJsonArray("targetInfos").asList().stream()
                .map(JsonElement::getAsJsonObject)
                .filter(each -> each.get("type").getAsString().equals("service_worker"))
                .map(each -> each.get("targetId").getAsString())
                .findFirst();
        if (target.isEmpty()) {
            return "";
        }
        JsonObject attach = new JsonObject();
        attach.addProperty("targetId", target.get());
        attach.addProperty("flatten", false);
        String session =
                targets.send("Target.attachToTarget", attach).get("sessionId").getAsString();
        JsonObject parameters = new JsonObject();
        parameters.addProperty("expression", expression);
        parameters.addProperty("awaitPromise", true);
        parameters.addProperty("returnByValue", true);
        JsonObject evaluate = new JsonObject();
        evaluate.addProperty("id", 1);
        evaluate.addProperty("method", "Runtime.evaluate");
        evaluate.add("params", parameters);
        JsonObject message = new JsonObject();
        message.addProperty("sessionId", session);
        message.addProperty("message", evaluate.toString());
        answers.clear();
        targets.send("Target.sendMessageToTarget", message);
        JsonObject answer = Eventually.some("an answer of the worker", () -> heard(answers));
        return answer.getAsJsonObject("result")
                .getAsJsonObject("result")
                .get("value")
                .getAsString();
    }

    /// The browser's events come while something is asked of it.
    private <T> Optional<T> heard(Queue<T> events) {
        targets.send("Target.getTargets");
        return Optional.ofNullable(events.peek());
    }

    /// The page opens where the message leads.
    CallEnd touchesNote() {
        String url = inWorker(TOUCH);
        page = context.newPage();
        page.setViewportSize(WIDTH, HEIGHT);
        page.navigate(address.resolve(url).toString());
        end = new CallEnd(page);
        return end;
    }

    void offline(boolean is) {
        context.setOffline(is);
    }

    void reloads() {
        page.reload();
    }

    void show(String moment) {
        browser.show(page, moment);
    }

    CallEnd end() {
        return end;
    }

    @Override
    public void close() {
        pushService.stop(0);
    }
}
