package nl.nabij.sim.story;

import java.net.URI;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import nl.nabij.contract.AlarmId;
import nl.nabij.contract.ContractException;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.face.AlarmEventView;
import nl.nabij.contract.face.AlarmView;
import nl.nabij.contract.face.CloseAlarm;
import nl.nabij.contract.face.CommandView;
import nl.nabij.contract.face.ConsoleCall;
import nl.nabij.contract.face.ConsoleFrame;
import nl.nabij.contract.face.HomeCommand;
import nl.nabij.contract.face.HomeView;
import nl.nabij.contract.face.SignIn;
import nl.nabij.contract.home.Device;
import nl.nabij.contract.home.DeviceCommand;

/// A centralist without a screen: she uses the API and the console's socket as the page does.
final class Operator implements AutoCloseable {

    private final Http http;
    private final ConsoleWorld world = new ConsoleWorld();
    private final WebSocket socket;
    private final Object sending = new Object();

    private Operator(Http http, String token) {
        this.http = http;
        this.socket = http.client()
                .newWebSocketBuilder()
                .header("Authorization", "Bearer " + token)
                .buildAsync(http.socket("/api/v1/console"), new Ear())
                .join();
        Eventually.until("the console's first snapshot", () -> world.snapshots() > 0);
    }

    static Operator signIn(URI server, String user, String password) {
        String body = ContractJson.toText(new SignIn.Request(user, password));
        SignIn.Answer answer = new Http(server, "").post("/api/v1/session", body, 200, SignIn.Answer.class);
        return new Operator(new Http(server, answer.token()), answer.token());
    }

    Operator startShift() {
        say(new ConsoleCall.StartShift());
        Eventually.until("on duty", () -> world.onDuty());
        return this;
    }

    private void say(ConsoleCall call) {
        synchronized (sending) {
            socket.sendText(ContractJson.toText(call), true).join();
        }
    }

    /// The newest alarm that nobody closed, as her screen shows it.
    AlarmView seesAlarm(String deviceId) {
        return seesAlarm(deviceId, Eventually.LIMIT);
    }

    AlarmView seesAlarm(String deviceId, Duration within) {
        return Eventually.some(
                "an open alarm of " + deviceId,
                within,
                () -> world.alarms().stream()
                        .filter(alarm -> alarm.state() != AlarmView.State.CLOSED)
                        .filter(alarm -> isOf(alarm, deviceId))
                        .findFirst());
    }

    AlarmView seesAlarmBecome(AlarmId id, String what, java.util.function.Predicate<AlarmView> condition) {
        return Eventually.some("alarm " + what, () -> world.alarm(id).filter(condition));
    }

    static boolean isOf(AlarmView alarm, String deviceId) {
        return alarm.device().toString().contains(deviceId);
    }

    AlarmView claims(AlarmView alarm) {
        http.post("/api/v1/alarms/" + alarm.id() + "/claim", "{}", 200);
        return seesAlarmBecome(alarm.id(), "claimed", a -> a.state() == AlarmView.State.CLAIMED);
    }

    /// How far it is with who goes there.
    void notes(AlarmView alarm, String responder) {
        http.post("/api/v1/alarms/" + alarm.id() + "/responder", responder, 200);
    }

    void closes(AlarmView alarm, AlarmView.Outcome outcome, String note) {
        String body = ContractJson.toText(new CloseAlarm(outcome, note));
        http.post("/api/v1/alarms/" + alarm.id() + "/close", body, 200);
        seesAlarmBecome(alarm.id(), "closed", a -> a.state() == AlarmView.State.CLOSED);
    }

    List<AlarmEventView> history(AlarmView alarm) {
        return List.of(http.get("/api/v1/alarms/" + alarm.id() + "/events", AlarmEventView[].class));
    }

    List<AlarmView> openAlarms() {
        return List.of(http.get("/api/v1/alarms?state=open", AlarmView[].class));
    }

    HomeView home(GatewayId id) {
        return Eventually.some("home " + id, () -> world.home(id));
    }

    /// The card of who lives there: it follows the alarm, once the look at it is on record.
    HomeView.ClientCard seesClientOf(AlarmView alarm) {
        return Eventually.some(
                "client of " + alarm.home(), () -> world.home(alarm.home()).flatMap(HomeView::client));
    }

    Device device(GatewayId home, String deviceId) {
        return Eventually.some(
                "device " + deviceId,
                () -> home(home).devices().stream()
                        .filter(device -> device.id().toString().contains(deviceId))
                        .findFirst());
    }

    /// Asks, and gives what the centre answered: asked, and not done.
    CommandView asks(AlarmView alarm, String deviceId, DeviceCommand what) {
        Device device = device(alarm.home(), deviceId);
        HomeCommand command = new HomeCommand(
                device.id(),
                Optional.of(alarm.id()),
                what.kind(),
                what.action(),
                what.positionPercent(),
                what.tiltPercent(),
                what.brightnessPercent(),
                what.colorTemperatureMired(),
                what.endpoint());
        String path = "/api/v1/homes/" + alarm.home() + "/commands";
        return http.post(path, ContractJson.toText(command), 202, CommandView.class);
    }

    CommandView seesCommandBecome(CommandView asked, CommandView.State state) {
        return Eventually.some(
                "command " + asked.what().action() + " " + state,
                () -> world.command(asked.id()).filter(command -> command.state() == state));
    }

    Optional<CommandView> command(CommandView asked) {
        return world.command(asked.id());
    }

    @Override
    public void close() {
        socket.abort();
        http.client().shutdownNow();
    }

    /// Hears frames, and answers each ping as page and worker do.
    private final class Ear implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                frame(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return java.util.concurrent.CompletableFuture.completedStage(true);
        }

        private void frame(String json) {
            try {
                ConsoleFrame frame = ContractJson.read(json, ConsoleFrame.class);
                if (frame instanceof ConsoleFrame.Ping ping) {
                    Thread.startVirtualThread(() -> say(new ConsoleCall.Alive(ping.number(), true, true, true, true)));
                } else {
                    world.take(frame);
                }
            } catch (ContractException e) {
                world.broken(json, e);
            }
        }
    }
}
