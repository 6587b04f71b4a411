package nl.nabij.server.console;

import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import nl.nabij.contract.AlarmId;
import nl.nabij.contract.ContractException;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.face.AlarmView;
import nl.nabij.contract.face.ConsoleCall;
import nl.nabij.contract.face.ConsoleFrame;
import nl.nabij.contract.face.HomeView;
import nl.nabij.server.alarm.NightShift;

/// A console's page as a test sees it: folds the frames into what would be on the screen, and answers
/// pings while it lives.
final class OpenConsole implements AutoCloseable {

    private final WebSocketClient client;
    private final WebSocket socket;
    private final List<ConsoleFrame> frames = new ArrayList<>();
    private final Map<AlarmId, AlarmView> alarms = new HashMap<>();
    private final Map<GatewayId, HomeView> homes = new HashMap<>();
    private final AtomicBoolean visible = new AtomicBoolean(true);
    private final AtomicBoolean answering = new AtomicBoolean(true);
    private final AtomicInteger closeCode = new AtomicInteger();

    private OpenConsole(WebSocketClient client, WebSocket socket) {
        this.client = client;
        this.socket = socket;
    }

    static OpenConsole of(Centre centre, String token) {
        WebSocketClient client = centre.vertx.createWebSocketClient();
        OpenConsole[] console = new OpenConsole[1];
        client.connect(new WebSocketConnectOptions()
                        .setHost("127.0.0.1")
                        .setPort(centre.port)
                        .setURI(ServerRoutes.CONSOLE)
                        .addHeader("Authorization", "Bearer " + token))
                .map(socket -> {
                    OpenConsole opened = new OpenConsole(client, socket);
                    socket.textMessageHandler(opened::receive);
                    socket.closeHandler(_ ->
                            opened.closeCode.set(socket.closeStatusCode() == null ? 1006 : socket.closeStatusCode()));
                    console[0] = opened;
                    return opened;
                })
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        console[0].await("a snapshot", frame -> frame instanceof ConsoleFrame.Snapshot);
        return console[0];
    }

    private synchronized void receive(String text) {
        ConsoleFrame frame;
        try {
            frame = ContractJson.read(text, ConsoleFrame.class);
        } catch (ContractException e) {
            throw new AssertionError(e);
        }
        frames.add(frame);
        switch (frame) {
            case ConsoleFrame.Snapshot snapshot -> {
                snapshot.alarms().forEach(alarm -> alarms.put(alarm.id(), alarm));
                snapshot.homes().forEach(home -> homes.put(home.id(), home));
            }
            case ConsoleFrame.Changes changes -> {
                changes.alarms()
                        .forEach(alarm -> alarms.merge(
                                alarm.id(), alarm, (old, next) -> next.version() >= old.version() ? next : old));
                changes.homes().forEach(home -> homes.put(home.id(), home));
            }
            case ConsoleFrame.Ping ping -> answer(ping.number());
            case ConsoleFrame.SignedOut _, ConsoleFrame.UnknownFrame _ -> {}
        }
    }

    void answer(long number) {
        if (answering.get()) {
            say(new ConsoleCall.Alive(number, visible.get(), true, visible.get(), true));
        }
    }

    void say(ConsoleCall call) {
        socket.writeTextMessage(ContractJson.toText(call));
    }

    void sayRaw(String text) {
        socket.writeTextMessage(text);
    }

    void hide() {
        visible.set(false);
        answer(0);
    }

    void hang() {
        answering.set(false);
    }

    void livesAgain() {
        answering.set(true);
        answer(0);
    }

    synchronized List<ConsoleFrame> frames() {
        return List.copyOf(frames);
    }

    synchronized Map<AlarmId, AlarmView> alarms() {
        return Map.copyOf(alarms);
    }

    synchronized Map<GatewayId, HomeView> homes() {
        return Map.copyOf(homes);
    }

    /// The shift as it was last told.
    ConsoleFrame.Shift shift() {
        ConsoleFrame.Shift last = new ConsoleFrame.Shift(false, java.time.Instant.EPOCH, "unknown");
        for (ConsoleFrame frame : frames()) {
            if (frame instanceof ConsoleFrame.Snapshot snapshot) {
                last = snapshot.shift();
            } else if (frame instanceof ConsoleFrame.Changes changes
                    && !changes.shift().isEmpty()) {
                last = changes.shift().getLast();
            }
        }
        return last;
    }

    int closeCode() {
        return closeCode.get();
    }

    void await(String what, Predicate<ConsoleFrame> frame) {
        NightShift.await(what, () -> frames().stream().anyMatch(frame));
    }

    void awaitAlarm(AlarmId id, AlarmView.State state) {
        NightShift.await(id + " is " + state, () -> {
            AlarmView alarm = alarms().get(id);
            return alarm != null && alarm.state() == state;
        });
    }

    void awaitShift(String offBecause) {
        NightShift.await(
                "shift is '" + offBecause + "'", () -> shift().offBecause().equals(offBecause));
    }

    @Override
    public void close() {
        client.close();
    }
}
