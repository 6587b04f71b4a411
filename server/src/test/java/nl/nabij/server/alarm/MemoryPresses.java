package nl.nabij.server.alarm;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import nl.nabij.contract.AlarmId;
import nl.nabij.contract.ContractException;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.PressId;
import nl.nabij.contract.home.Kind;
import nl.nabij.contract.link.UpMessage;

/// The database's function `accept_press` in memory: it picks one of the two outcomes that the core
/// computed beforehand, and fills in the press.
final class MemoryPresses {

    private static final Sight EVERYTHING = new Sight.Everything();

    private final MemoryAlarmStore store;
    private final InstantSource clock;
    private final boolean looksForRepeats;

    /// @param looksForRepeats false for a sabotaged one that takes each press for a new alarm
    MemoryPresses(MemoryAlarmStore store, InstantSource clock, boolean looksForRepeats) {
        this.store = store;
        this.clock = clock;
        this.looksForRepeats = looksForRepeats;
    }

    boolean accept(
            OrganisationId organisation,
            GatewayId home,
            UpMessage.AlarmRaised press,
            Optional<Instant> happenedAt,
            JsonObject prepared) {
        if (!prepared.containsKey("offered")) {
            return false;
        }
        if (looksForRepeats && knows(home, press.press())) {
            return true;
        }
        Instant now = clock.instant();
        JsonObject of = new JsonObject().put("press", press.press().toString()).put("at", now.toString());
        happenedAt.ifPresent(at -> of.put("happenedAt", at.toString()));
        Optional<Alarm> open = looksForRepeats
                ? open(home, press.device(), press.kind())
                        .map(id -> store.load(EVERYTHING, id).alarm())
                : Optional.empty();
        if (open.isPresent()) {
            Alarm.Known known = (Alarm.Known) open.get();
            if (known.facts().repeats() < prepared.getInteger("mostRepeats")) {
                append(known, List.of(event(prepared, "repeated", of)));
            }
            return true;
        }
        AlarmId alarm = new AlarmId(press.press().value());
        if (looksForRepeats && store.load(EVERYTHING, alarm).alarm() instanceof Alarm.Known) {
            throw new IllegalStateException("Two homes made the same press id: " + alarm);
        }
        JsonObject raised = of.copy()
                .put("alarm", alarm.toString())
                .put("organisation", organisation.toString())
                .put("home", home.value())
                .put("device", press.device().value())
                .put("deviceName", press.deviceName())
                .put("kind", press.kind().value());
        press.room().ifPresent(room -> raised.put("room", room));
        append(
                new Alarm.NotRaised(),
                List.of(
                        event(prepared, "raised", raised),
                        event(prepared, "offered", new JsonObject().put("at", now.toString()))));
        return true;
    }

    /// Whether this press of this home stands in a history.
    private boolean knows(GatewayId home, PressId press) {
        return store.all().stream()
                .map(id -> store.load(EVERYTHING, id).alarm())
                .filter(alarm -> ((Alarm.Known) alarm).facts().home().equals(home))
                .flatMap(alarm ->
                        store.history(EVERYTHING, ((Alarm.Known) alarm).facts().id()).stream())
                .anyMatch(event -> isOf(event, press));
    }

    /// The alarm of a device that is not closed.
    Optional<AlarmId> open(GatewayId home, DeviceId device, Kind kind) {
        return store.all().stream()
                .filter(id -> isOpen((Alarm.Known) store.load(EVERYTHING, id).alarm(), home, device, kind))
                .findFirst();
    }

    private void append(Alarm before, List<AlarmEvent> events) {
        if (looksForRepeats) {
            AlarmStore.Append done = store.append(EVERYTHING, before, events, Along.NOTHING);
            if (done != AlarmStore.Append.APPENDED) {
                throw new IllegalStateException("A press was not accepted: " + done);
            }
        } else {
            store.force(before, events);
        }
    }

    private static AlarmEvent event(JsonObject prepared, String type, JsonObject own) {
        try {
            return ContractJson.read(
                    prepared.getJsonObject(type).copy().mergeIn(own).encode(), AlarmEvent.class);
        } catch (ContractException e) {
            throw new IllegalStateException("A prepared event cannot be read", e);
        }
    }

    private static boolean isOf(AlarmEvent event, PressId press) {
        return switch (event) {
            case AlarmEvent.AlarmRaised raised -> raised.press().equals(press);
            case AlarmEvent.AlarmRepeated repeated -> repeated.press().equals(press);
            default -> false;
        };
    }

    private static boolean isOpen(Alarm.Known alarm, GatewayId home, DeviceId device, Kind kind) {
        return !(alarm instanceof Alarm.Closed)
                && alarm.facts().home().equals(home)
                && alarm.facts().device().equals(device)
                && alarm.facts().kind().equals(kind);
    }
}
