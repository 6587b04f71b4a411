package nl.nabij.sim.story;

import java.net.URI;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.face.ResidentState;
import nl.nabij.contract.home.Device;
import nl.nabij.contract.home.DeviceCommand;
import nl.nabij.contract.home.StateValue;
import org.jspecify.annotations.Nullable;

/// Mrs Willemse without eyes: her screen's stream and the gateway's API.
final class Resident implements AutoCloseable {

    private final Http http;
    private final WebSocket socket;
    private volatile @Nullable ResidentState seen;

    private Resident(Http http) {
        this.http = http;
        this.socket = http.client()
                .newWebSocketBuilder()
                .buildAsync(http.socket("/api/v1/screen"), new Eye())
                .join();
    }

    static Resident at(URI gateway) {
        return new Resident(new Http(gateway, ""));
    }

    ResidentState.Help sees(ResidentState.HelpStage stage) {
        return Eventually.some(
                "her screen says " + stage,
                () -> Optional.ofNullable(seen).flatMap(ResidentState::help).filter(help -> help.stage() == stage));
    }

    void seesUplink(boolean up) {
        Eventually.until(
                "her screen's uplink is " + up,
                () -> Optional.ofNullable(seen)
                        .filter(state -> state.uplink() == up)
                        .isPresent());
    }

    List<Device> devices() {
        return List.of(http.get("/api/v1/devices", Device[].class));
    }

    Device device(String id) {
        return Eventually.some(
                "device " + id,
                () -> devices().stream()
                        .filter(device -> device.id().toString().contains(id))
                        .findFirst());
    }

    void asks(Device device, DeviceCommand what) {
        http.post("/api/v1/devices/" + device.id() + "/commands", ContractJson.toText(what), 202);
    }

    StateValue seesState(String id, nl.nabij.contract.home.Kind kind, java.util.function.Predicate<StateValue> wanted) {
        return Eventually.some(
                kind + " of " + id,
                () -> Optional.ofNullable(device(id).state().get(kind)).filter(wanted));
    }

    @Override
    public void close() {
        socket.abort();
        http.client().shutdownNow();
    }

    private final class Eye implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                seen = Http.read(text.toString(), ResidentState.class);
                text.setLength(0);
            }
            from.request(1);
            return CompletableFuture.completedStage(true);
        }
    }
}
