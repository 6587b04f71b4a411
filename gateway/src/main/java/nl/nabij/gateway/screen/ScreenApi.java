package nl.nabij.gateway.screen;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import nl.nabij.contract.CommandId;
import nl.nabij.contract.ContractException;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.face.ApiError;
import nl.nabij.contract.face.CommandView;
import nl.nabij.contract.home.DeviceCommand;
import nl.nabij.gateway.device.AskDecision;
import nl.nabij.gateway.device.Commands;
import nl.nabij.gateway.device.Home;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The calls of `/api/v1`, `/health` and `/metrics`. What may wait for the disk runs off the event
/// loop.
final class ScreenApi {

    private static final Logger LOG = LoggerFactory.getLogger(ScreenApi.class);

    private final Vertx vertx;
    private final Home home;
    private final Commands commands;
    private final ResidentScreen screen;
    private final ScreenHealth health;

    ScreenApi(Vertx vertx, Home home, Commands commands, ResidentScreen screen, ScreenHealth health) {
        this.vertx = vertx;
        this.home = home;
        this.commands = commands;
        this.screen = screen;
        this.health = health;
    }

    /// @param reason why it failed at once
    record Asked(CommandId id, CommandView.State state, Optional<String> reason) {}

    record Taken(String state) {}

    record Live(String status) {}

    /// @param status `ready` when the home works alone
    record Ready(String status, String uplink, long waitingAlarms) {}

    void routes(Router router) {
        router.get("/api/v1/devices")
                .handler(context -> Answers.json(context, 200, home.snapshot().devices()));
        router.post("/api/v1/devices/:device/commands").handler(this::command);
        router.post("/api/v1/help").handler(context -> written(context, screen::help));
        router.post("/api/v1/help/cancel").handler(context -> written(context, screen::cancelHelp));
        router.get("/health/live").handler(context -> Answers.json(context, 200, new Live("live")));
        router.get("/health/ready").handler(this::ready);
        router.get("/metrics").handler(this::metrics);
    }

    private void command(RoutingContext context) {
        DeviceId device;
        DeviceCommand what;
        try {
            device = new DeviceId(context.pathParam("device"));
            what = ContractJson.read(context.body().buffer().getBytes(), DeviceCommand.class);
        } catch (ContractException | IllegalArgumentException | NullPointerException e) {
            Answers.error(context, 400, ApiError.of("bad-request", "Not a command: " + e.getMessage()));
            return;
        }
        aside(context, () -> commands.ask(device, what), decision -> {
            switch (decision) {
                case AskDecision.Asked(var status) ->
                    Answers.json(context, 202, new Asked(status.id(), status.state(), status.reason()));
                case AskDecision.Refused(AskDecision.Reason reason, String message) -> refuse(context, reason, message);
            }
        });
    }

    private static void refuse(RoutingContext context, AskDecision.Reason reason, String message) {
        switch (reason) {
            case NO_SUCH_DEVICE -> Answers.error(context, 404, ApiError.of("not-found", message));
            case CANNOT -> Answers.error(context, 400, ApiError.of("bad-request", message));
            case NOT_ALLOWED -> Answers.error(context, 403, ApiError.of("not-allowed", message));
            case BUSY -> Answers.error(context, 503, ApiError.of("busy", message));
        }
    }

    /// Answers 202 only when it is on disk.
    private void written(RoutingContext context, Runnable write) {
        aside(
                context,
                () -> {
                    write.run();
                    return true;
                },
                _ -> Answers.json(context, 202, new Taken("written")));
    }

    private <T> void aside(RoutingContext context, Callable<T> work, Consumer<T> answer) {
        var _ = vertx.executeBlocking(work, false).onSuccess(answer::accept).onFailure(failure -> {
            LOG.error("request failed path={}", context.normalizedPath(), failure);
            Answers.error(context, 503, ApiError.of("busy", "It could not be written; the gateway goes on trying"));
        });
    }

    private void ready(RoutingContext context) {
        boolean broker = health.broker().getAsBoolean();
        Answers.json(
                context,
                broker ? 200 : 503,
                new Ready(
                        broker ? "ready" : "no home broker", screen.uplink() ? "up" : "down", screen.waitingAlarms()));
    }

    private void metrics(RoutingContext context) {
        Map<String, Long> figures = new TreeMap<>();
        health.figures().forEach((String name, LongSupplier figure) -> figures.put(name, figure.getAsLong()));
        figures.put("nabij_gateway_devices", (long) home.snapshot().devices().size());
        figures.put("nabij_gateway_faults", (long) home.faults().open().size());
        figures.put("nabij_gateway_uplink_up", screen.uplink() ? 1L : 0L);
        figures.put("nabij_gateway_alarms_waiting", screen.waitingAlarms());
        StringBuilder text = new StringBuilder();
        figures.forEach((name, value) -> text.append("# TYPE ")
                .append(name)
                .append(" gauge\n")
                .append(name)
                .append(' ')
                .append(value)
                .append('\n'));
        Answers.text(context, text.toString());
    }
}
