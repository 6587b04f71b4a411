package nl.nabij.gateway.screen;

import io.vertx.core.Context;
import io.vertx.core.http.HttpServerResponse;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.PressId;
import nl.nabij.contract.home.Kind;
import nl.nabij.contract.home.StateValue;
import nl.nabij.gateway.device.HomeChange;
import nl.nabij.gateway.device.HomeListener;

/// The open streams of `/api/v1/events`: server-sent events for programs on the box.
///
/// A client that does not read is cut; it connects again and reads `/api/v1/devices`.
final class EventStreams implements HomeListener {

    private static final int MOST = 16;

    /// Some thousand events.
    private static final int QUEUE_BYTES = 256 * 1024;

    private final Context loop;
    private final Set<HttpServerResponse> open = new LinkedHashSet<>();

    EventStreams(Context loop) {
        this.loop = loop;
    }

    record Change(DeviceId device, Kind kind, StateValue value, Instant at) {}

    record Alarm(PressId id, DeviceId device, Kind kind, Instant at) {}

    boolean full() {
        return open.size() >= MOST;
    }

    void open(HttpServerResponse response) {
        response.setChunked(true)
                .setWriteQueueMaxSize(QUEUE_BYTES)
                .putHeader("Content-Type", "text/event-stream")
                .putHeader("Cache-Control", "no-store");
        response.closeHandler(_ -> loop.runOnContext(_ -> open.remove(response)));
        response.exceptionHandler(_ -> {});
        open.add(response);
        var _ = response.write(": open\n\n");
    }

    @Override
    public void changed(HomeChange change) {
        switch (change) {
            case HomeChange.StateChanged state ->
                send("change", new Change(state.device(), state.kind(), state.value(), state.at()));
            case HomeChange.AlarmRaised alarm ->
                send("alarm", new Alarm(alarm.press(), alarm.device(), alarm.kind(), alarm.at()));
            case HomeChange.AlarmCleared _,
                    HomeChange.AvailabilityChanged _,
                    HomeChange.BridgeChanged _,
                    HomeChange.ListChanged _ -> {}
        }
    }

    private void send(String event, Object data) {
        String text = "event: " + event + "\ndata: " + ContractJson.toText(data) + "\n\n";
        loop.runOnContext(_ -> {
            for (HttpServerResponse response : List.copyOf(open)) {
                if (response.writeQueueFull()) {
                    open.remove(response);
                    var _ = response.reset();
                } else {
                    var _ = response.write(text);
                }
            }
        });
    }
}
