package nl.nabij.gateway.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import nl.nabij.contract.CallId;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.call.CallEntry;
import nl.nabij.contract.call.CallSaid;
import nl.nabij.contract.call.CallState;
import nl.nabij.contract.call.CallTold;
import nl.nabij.contract.link.CallUp;
import nl.nabij.contract.link.Down;
import nl.nabij.gateway.call.CallRelay;
import nl.nabij.gateway.clock.HandClock;
import nl.nabij.gateway.device.HomeForTests;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The home's own devices and the centre, with real sockets between.
@Timeout(60)
class CallSocketTest {

    private static final CallId CALL = new CallId(UUID.fromString("0198f2a1-0000-7000-8000-000000000001"));
    private static final CallSaid RINGING = new CallSaid.Ringing(CALL);
    private static final CallUp LEFT = new CallUp("screen", new CallSaid.Left());

    @TempDir
    private Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final HomeForTests house = new HomeForTests();
    private final BlockingQueue<CallUp> centre = new LinkedBlockingQueue<>();
    private volatile boolean reachable = true;
    private final CallRelay relay =
            new CallRelay(up -> reachable && centre.add(up), house.time.clocks().steady());
    private ScreenServer server;
    private int port;

    @BeforeEach
    void start() {
        ResidentScreen screen = new ResidentScreen(
                house.home,
                house.commands,
                house.reports,
                house.time.clocks(),
                new ScreenMemory(folder.resolve("screen.json"), new HandClock()),
                Runnable::run);
        server = new ScreenServer(
                vertx,
                0,
                house.home,
                house.commands,
                screen,
                new ScreenHealth(() -> true, Map.of()),
                relay,
                Optional.empty());
        port = server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
        vertx.close().await();
    }

    @Test
    void whatADeviceSaysGoesUpWithItsName() throws InterruptedException {
        Page screen = open("screen");
        screen.say(ContractJson.toText(RINGING));
        assertThat(next()).isEqualTo(new CallUp("screen", RINGING));
        Page television = open("tv-1.main");
        television.say(ContractJson.toText(new CallSaid.Here()));
        assertThat(next()).isEqualTo(new CallUp("tv-1.main", new CallSaid.Here()));
    }

    @Test
    void whatIsNoWordOfACallIsDropped() throws InterruptedException {
        Page screen = open("screen");
        for (String wrong : new String[] {
            "", "{", "null", "[]", "5", "{\"type\":\"ringing\"}", "{\"type\":\"a later one\"}", "x".repeat(40_000)
        }) {
            screen.say(wrong);
        }
        screen.say(ContractJson.toText(RINGING));
        assertThat(next()).as("the first that comes through").isEqualTo(new CallUp("screen", RINGING));
        assertThat(centre).isEmpty();
    }

    @Test
    void whatTheCentreTellsReachesThatDeviceAlone() throws InterruptedException {
        Page screen = open("screen");
        Page television = open("tv");
        CallTold told = new CallTold.EnvelopeTold(CALL, "staff", 2, "ä".repeat(20_000));
        relay.told(new Down.Call("nobody", told));
        relay.told(new Down.Call("tv", told));
        assertThat(television.next()).isEqualTo(ContractJson.toText(told));
        assertThat(screen.frames).isEmpty();
    }

    /// As large as it may be, which is more than one frame.
    @Test
    void herLogIsAskedForAndComesWhole() throws InterruptedException {
        Page screen = open("screen");
        screen.say(ContractJson.toText(new CallSaid.Log()));
        assertThat(next()).isEqualTo(new CallUp("screen", new CallSaid.Log()));
        CallEntry entry = new CallEntry(
                CALL,
                CallState.Why.LOOK,
                Optional.of("r".repeat(1_100)),
                Instant.parse("2026-11-24T02:12:00Z"),
                Optional.empty(),
                Optional.empty(),
                "staff-1",
                List.of(),
                CallEntry.Opened.ALLOWED,
                CallState.Picture.VEILED,
                Optional.empty(),
                List.of());
        CallTold told = new CallTold.LogTold(Collections.nCopies(40, entry), true);
        assertThat(ContractJson.toText(told).length()).isGreaterThan(CallTold.LogTold.MOST_BYTES);
        relay.told(new Down.Call("screen", told));
        assertThat(screen.next()).isEqualTo(ContractJson.toText(told));
    }

    @Test
    void aNewerPageTakesThePlaceOfTheOlder() throws InterruptedException {
        Page older = open("screen");
        Page newer = open("screen");
        assertThat(older.next()).isEqualTo("closed 4001 taken over");
        relay.told(new Down.Call("screen", new CallTold.Refused(CALL, CallTold.Reason.ENDED)));
        assertThat(newer.next()).contains("\"refused\"");
        newer.say(ContractJson.toText(RINGING));
        assertThat(next()).isEqualTo(new CallUp("screen", RINGING));
    }

    @Test
    void noMoreThanSixteenDevicesAndOnlyByAProperName() throws InterruptedException {
        for (int i = 1; i <= 16; i++) {
            open("device-" + i);
        }
        assertThat(refused("one-more")).contains("503");
        Page again = open("device-3");
        assertThat(again.frames).as("who is known is let in").isEmpty();
        assertThat(refused("")).contains("400");
        assertThat(refused("x".repeat(65))).contains("400");
        assertThat(refused("a%2Fb")).contains("400");
        assertThat(refused("a&endpoint=b")).contains("400");
    }

    @Test
    void aDeviceThatSaysTooMuchIsCut() throws InterruptedException {
        Page screen = open("screen");
        for (int i = 0; i < 50; i++) {
            screen.say("{}");
        }
        assertThat(screen.next()).isEqualTo("closed 1008 too much");
    }

    @Test
    void aFrameThatIsTooLongEndsItsSocketAndNothingElse() throws InterruptedException {
        Page screen = open("screen");
        Page television = open("tv");
        screen.say("x".repeat(CallRelay.LARGEST_BYTES + 1));
        assertThat(screen.next()).startsWith("closed");
        television.say(ContractJson.toText(RINGING));
        assertThat(List.of(next(), next())).containsExactlyInAnyOrder(LEFT, new CallUp("tv", RINGING));
    }

    @Test
    void withoutALinkADeviceIsTold() throws InterruptedException {
        Page screen = open("screen");
        reachable = false;
        relay.uplink(false);
        assertThat(screen.next()).isEqualTo("closed 4002 no centre");

        Page again = open("screen");
        again.say(ContractJson.toText(new CallSaid.Here()));
        again.say("{}");
        while (relay.devices() == 0) {
            Thread.onSpinWait();
        }
        reachable = true;
        relay.uplink(true);
        assertThat(next()).as("said for it").isEqualTo(new CallUp("screen", new CallSaid.Here()));

        reachable = false;
        again.say(ContractJson.toText(RINGING));
        assertThat(again.next()).as("what it said is lost").isEqualTo("closed 4002 no centre");
    }

    @Test
    void aPageThatDoesNotReadIsCut() throws Exception {
        try (Socket deaf = new Socket()) {
            deaf.setReceiveBufferSize(4 * 1024);
            deaf.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            SlowScreenTest.upgrade(deaf, "/api/v1/calls?endpoint=screen");
            String text = "x".repeat(40_000);
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (!SlowScreenTest.breaks(deaf)) {
                assertThat(System.nanoTime()).as("cut in time").isLessThan(end);
                relay.told(new Down.Call("screen", new CallTold.EnvelopeTold(CALL, "staff", 1, text)));
                java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            }
        }
        assertThat(next()).as("the centre knows").isEqualTo(LEFT);
        Page again = open("screen");
        relay.told(new Down.Call("screen", new CallTold.Refused(CALL, CallTold.Reason.ENDED)));
        assertThat(again.next()).contains("\"refused\"");
    }

    private CallUp next() throws InterruptedException {
        CallUp up = centre.poll(10, TimeUnit.SECONDS);
        assertThat(up).as("said to the centre").isNotNull();
        return up;
    }

    private URI address(String endpoint) {
        return URI.create("ws://127.0.0.1:" + port + "/api/v1/calls?endpoint=" + endpoint);
    }

    private Page open(String endpoint) throws InterruptedException {
        Page page = new Page();
        page.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(address(endpoint), page)
                .join();
        if (reachable) {
            // The handshake ends at this side first.
            page.say(ContractJson.toText(new CallSaid.Here()));
            assertThat(next()).isEqualTo(new CallUp(endpoint, new CallSaid.Here()));
        }
        return page;
    }

    private String refused(String endpoint) {
        try {
            HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .buildAsync(address(endpoint), new Page())
                    .join();
            return "it was let in";
        } catch (CompletionException e) {
            return e.getCause() instanceof java.net.http.WebSocketHandshakeException refusal
                    ? String.valueOf(refusal.getResponse().statusCode())
                    : String.valueOf(e.getCause());
        }
    }

    private static final class Page implements WebSocket.Listener {

        final BlockingQueue<String> frames = new LinkedBlockingQueue<>();
        private final StringBuilder text = new StringBuilder();
        private volatile @Nullable WebSocket socket;

        void say(String frame) {
            WebSocket current = socket;
            if (current != null) {
                current.sendText(frame, true).handle((_, _) -> frame).join();
            }
        }

        String next() throws InterruptedException {
            String frame = frames.poll(10, TimeUnit.SECONDS);
            assertThat(frame).as("told to the page").isNotNull();
            return frame;
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                frames.add(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            frames.add("closed " + code + " " + reason);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            frames.add("closed by " + error);
        }
    }
}
