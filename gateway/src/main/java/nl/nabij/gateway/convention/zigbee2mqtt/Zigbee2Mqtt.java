package nl.nabij.gateway.convention.zigbee2mqtt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.ByteBufferBackedInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.home.DeviceCommand;
import nl.nabij.gateway.broker.BrokerUnavailableException;
import nl.nabij.gateway.broker.HomeBroker;
import nl.nabij.gateway.broker.HomeMessage;
import nl.nabij.gateway.device.DeviceDriver;
import nl.nabij.gateway.device.DeviceUnreachableException;
import nl.nabij.gateway.device.Freshness;
import nl.nabij.gateway.device.Home;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Listens to everything below Zigbee2MQTT's base topic, and moves its devices.
///
/// ```
/// base/bridge/state          online or offline
/// base/bridge/devices        the list, retained: what there is and what it exposes
/// base/NAME                  all that a device knows, as JSON, each time
/// base/NAME/action           a copy of a press, as text
/// base/NAME/availability     online or offline, as JSON or (legacy) text
/// base/NAME/set              ours
/// ```
///
/// A NAME may hold slashes, spaces and anything else: it is looked up, never split.
public final class Zigbee2Mqtt implements DeviceDriver {

    public static final String CONVENTION = "zigbee2mqtt";
    public static final String USUAL_BASE_TOPIC = "zigbee2mqtt";

    /// Zigbee2MQTT publishes its cached states within some seconds after it started; with hundreds
    /// of devices on a small box this takes up to a minute.
    public static final Duration CACHED_STATES_WITHIN = Duration.ofSeconds(60);

    /// A state message is a few KiB; the largest of 3,000 known models is 6 KiB. Larger is no state
    /// and counts as malformed.
    private static final int LARGEST_STATE_BYTES = 1 << 20;

    private static final String MALFORMED = "message.unknown:zigbee2mqtt";
    private static final Logger LOG = LoggerFactory.getLogger(Zigbee2Mqtt.class);
    /// Zigbee2MQTT gives 0 to 255.
    private static final int BEST_LINK_QUALITY = 255;

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HomeBroker broker;
    private final Home home;
    private final String base;
    private final InstantSource steady;
    private final AtomicLong malformed = new AtomicLong();
    private volatile Map<String, KnownDevice> byName = Map.of();
    private volatile Map<DeviceId, KnownDevice> byId = Map.of();
    private volatile boolean offline;
    private volatile Optional<Instant> onlineSince = Optional.empty();

    /// @param base usually `zigbee2mqtt`
    /// @param steady a clock that never jumps
    public Zigbee2Mqtt(HomeBroker broker, Home home, String base, InstantSource steady) {
        this.broker = broker;
        this.home = home;
        this.base = base + "/";
        this.steady = steady;
    }

    /// The list comes before the states, so that retained states find their devices.
    public void start() {
        broker.subscribe(base + "bridge/devices", this::devices);
        broker.subscribe(base + "bridge/state", this::bridgeState);
        broker.subscribe(base + "#", this::received);
    }

    /// Messages so far that were not what they should be.
    public long malformed() {
        return malformed.get();
    }

    private void devices(HomeMessage message) {
        List<Optional<KnownDevice>> devices;
        try {
            devices = BridgeDevicesReader.read(message.payload(), KnownDevice::of);
        } catch (IOException e) {
            malformed("bridge/devices");
            return;
        }
        Map<String, KnownDevice> names = new HashMap<>();
        Map<DeviceId, KnownDevice> ids = new HashMap<>();
        devices.stream().flatMap(Optional::stream).forEach(device -> {
            names.put(device.topicName(), device);
            ids.put(device.description().id(), device);
        });
        byName = Map.copyOf(names);
        byId = Map.copyOf(ids);
        home.listed(
                CONVENTION,
                devices.stream()
                        .flatMap(Optional::stream)
                        .map(KnownDevice::description)
                        .toList());
    }

    private void bridgeState(HomeMessage message) {
        Optional<Boolean> online = online(message);
        if (online.isEmpty()) {
            return;
        }
        offline = !online.get();
        if (online.get() && !message.retained()) {
            onlineSince = Optional.of(steady.instant());
            home.faults().clear(MALFORMED);
        }
        home.bridge(CONVENTION, online.get());
    }

    private void received(HomeMessage message) {
        String name = message.topic().substring(base.length());
        if (name.startsWith("bridge/") || !message.payload().hasRemaining()) {
            return;
        }
        KnownDevice device = byName.get(name);
        if (device != null) {
            state(message).ifPresent(payload -> report(device, message, payload));
            return;
        }
        // The longest known name that it begins with; a name may itself hold slashes.
        for (int slash = name.lastIndexOf('/'); slash > 0; slash = name.lastIndexOf('/', slash - 1)) {
            KnownDevice owner = byName.get(name.substring(0, slash));
            if (owner != null) {
                below(owner, name.substring(slash + 1), message);
                return;
            }
        }
        stranger(name, message);
    }

    private void below(KnownDevice device, String what, HomeMessage message) {
        switch (what) {
            case "availability" ->
                online(message)
                        .ifPresent(now -> home.available(device.description().id(), now));
            case "set", "get" -> {}
            default -> {
                // Also what Zigbee2MQTT publishes per property, when its output is set to 'attribute'.
                if (what.equals("action") || device.properties().contains(what)) {
                    report(device, message, attribute(what, message));
                }
            }
        }
    }

    private void report(KnownDevice device, HomeMessage message, JsonNode payload) {
        // First: nothing else of a message may come before its alarm.
        home.reported(device.description().id(), freshness(message), device.read(payload));
        JsonNode quality = payload.path("linkquality");
        // What is kept says how it was heard some time.
        if (quality.isNumber() && !message.retained()) {
            int heard = Math.clamp(quality.asLong(), 0, BEST_LINK_QUALITY);
            home.radio(device.description().id(), heard * 100 / BEST_LINK_QUALITY);
        }
    }

    private void stranger(String name, HomeMessage message) {
        if (name.endsWith("/set") || name.endsWith("/get") || name.endsWith("/availability")) {
            return;
        }
        boolean action = name.endsWith("/action");
        String who = action ? name.substring(0, name.length() - "/action".length()) : name;
        Optional<JsonNode> payload = action ? Optional.of(attribute("action", message)) : state(message);
        payload.map(StrangerReader::readWithButtons)
                .filter(readings -> !readings.isEmpty())
                .ifPresent(readings -> home.reportedByStranger(
                        Strangers.id(home, who), Strangers.name(who), freshness(message), readings));
    }

    private Freshness freshness(HomeMessage message) {
        if (message.retained()) {
            return Freshness.RETAINED;
        }
        if (message.sentAgain()) {
            return Freshness.SENT_AGAIN;
        }
        boolean starting = onlineSince
                .map(since -> steady.instant().isBefore(since.plus(CACHED_STATES_WITHIN)))
                .orElse(false);
        return starting ? Freshness.BRIDGE_STARTING : Freshness.LIVE;
    }

    /// The message as a JSON object; empty, and counted, when it is none.
    private Optional<JsonNode> state(HomeMessage message) {
        try {
            if (message.payload().remaining() <= LARGEST_STATE_BYTES) {
                JsonNode json = MAPPER.readTree(
                        new ByteBufferBackedInputStream(message.payload().duplicate()));
                if (json != null && json.isObject()) {
                    return Optional.of(json);
                }
            }
        } catch (IOException e) {
            // Counted below: the text of the exception quotes the payload, which may be personal.
        }
        malformed("a device's state");
        return Optional.empty();
    }

    private static ObjectNode attribute(String property, HomeMessage message) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        String text = message.text();
        try {
            JsonNode value = property.equals("action") ? null : MAPPER.readTree(text);
            if (value != null && value.isValueNode()) {
                return json.set(property, value);
            }
        } catch (IOException e) {
            // A bare word such as ON is no JSON, and is the value itself.
        }
        return json.put(property, text);
    }

    private Optional<Boolean> online(HomeMessage message) {
        String text = message.text().strip();
        if (text.startsWith("{")) {
            text = state(message).map(json -> json.path("state").asText("")).orElse("");
        }
        return switch (text) {
            case "online" -> Optional.of(true);
            case "offline" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private void malformed(String what) {
        LOG.warn("malformed message ignored what={} count={}", what, malformed.incrementAndGet());
        home.faults()
                .raise(MALFORMED, Optional.empty(), "Zigbee2MQTT sent a message that is not the JSON it should be");
    }

    @Override
    public boolean drives(DeviceId device) {
        return byId.containsKey(device);
    }

    @Override
    public void send(DeviceId id, DeviceCommand command) {
        KnownDevice device = byId.get(id);
        if (device == null) {
            throw new DeviceUnreachableException("Zigbee2MQTT no longer lists the device");
        }
        if (offline) {
            throw new DeviceUnreachableException("Zigbee2MQTT is offline");
        }
        try {
            broker.publish(HomeMessage.of(
                    base + device.topicName() + "/set", device.write(command).toString()));
        } catch (BrokerUnavailableException e) {
            throw new DeviceUnreachableException("the home's broker does not answer");
        }
    }
}
