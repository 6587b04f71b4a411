package nl.nabij.gateway.convention.zigbee2mqtt;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.util.ByteBufferBackedInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import nl.nabij.contract.DeviceId;
import nl.nabij.gateway.broker.BrokerUnavailableException;
import nl.nabij.gateway.broker.HomeBroker;
import nl.nabij.gateway.broker.HomeMessage;
import nl.nabij.gateway.device.DeviceUnreachableException;
import nl.nabij.gateway.device.HomeTime;
import nl.nabij.gateway.device.Pairing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets new devices into Zigbee2MQTT's network, and takes devices out of it.
///
/// ```
/// base/bridge/request/permit_join      ours: {"time":254,"value":true}
/// base/bridge/request/device/remove    ours: {"force":true,"id":"0x…"}
/// base/bridge/response/…               {"status":"ok"} or {"status":"error","error":"why"}
/// base/bridge/info                     retained: permit_join, and until when
/// base/bridge/event                    device_joined, device_interview, device_leave
/// ```
///
/// `value` is what versions below 2.0 want, and later ones do not mind it.
public final class Zigbee2MqttPairing implements Pairing {

    private static final Logger LOG = LoggerFactory.getLogger(Zigbee2MqttPairing.class);

    /// The bridge answers a request within milliseconds, and a removal once the device said goodbye.
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(15);

    /// Joining at once are a handful; this is against a bridge gone mad.
    private static final int MOST_JOINING = 200;

    private static final int LONGEST_PROBLEM = 300;

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HomeBroker broker;
    private final String base;
    private final HomeTime time;
    private final Set<DeviceId> joining = new HashSet<>();
    private Optional<Boolean> online = Optional.empty();
    private Optional<Instant> openUntil = Optional.empty();
    private Optional<Instant> unansweredSince = Optional.empty();
    private Optional<String> problem = Optional.empty();

    /// @param base usually `zigbee2mqtt`
    public Zigbee2MqttPairing(HomeBroker broker, String base, HomeTime time) {
        this.broker = broker;
        this.base = base + "/bridge/";
        this.time = time;
    }

    /// Subscribes, before the broker starts.
    public void start() {
        broker.subscribe(base + "info", this::info);
        broker.subscribe(base + "event", this::event);
        broker.subscribe(base + "response/#", this::response);
        broker.subscribe(base + "state", this::bridgeState);
    }

    @Override
    public synchronized State state() {
        Instant now = time.steady().instant();
        boolean silent = unansweredSince
                .filter(since -> now.isAfter(since.plus(ANSWERS_WITHIN)))
                .isPresent();
        return new State(
                online,
                openUntil
                        .map(until -> Duration.between(now, until))
                        .filter(Duration::isPositive)
                        .orElse(Duration.ZERO),
                silent ? Optional.of("no-answer") : problem,
                joining);
    }

    @Override
    public void open(Duration duration) {
        long seconds = Math.min(duration.toSeconds(), LONGEST_OPEN.toSeconds());
        ask("permit_join", "{\"time\":" + seconds + ",\"value\":true}");
    }

    @Override
    public void close() {
        ask("permit_join", "{\"time\":0,\"value\":false}");
    }

    @Override
    public void remove(DeviceId device) {
        // By force: without it a device that is broken, or whose battery is empty, could never be taken out.
        ask(
                "device/remove",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("id", device.value())
                        .put("force", true)
                        .toString());
    }

    private void ask(String what, String payload) {
        synchronized (this) {
            problem = Optional.empty();
            unansweredSince = Optional.of(time.steady().instant());
        }
        try {
            broker.publish(HomeMessage.of(base + "request/" + what, payload));
        } catch (BrokerUnavailableException e) {
            throw new DeviceUnreachableException("the home's broker does not answer");
        }
    }

    private synchronized void bridgeState(HomeMessage message) {
        String text = message.text();
        online = Optional.of(text.contains("online"));
    }

    private synchronized void response(HomeMessage message) {
        String what = message.topic().substring((base + "response/").length());
        if (!what.equals("permit_join") && !what.equals("device/remove")) {
            return;
        }
        unansweredSince = Optional.empty();
        JsonNode answer = json(message);
        problem = answer.path("status").asText("").equals("ok")
                ? Optional.empty()
                : Optional.of(cut(answer.path("error").asText("?")));
    }

    private synchronized void event(HomeMessage message) {
        JsonNode event = json(message);
        JsonNode data = event.path("data");
        DeviceId device;
        try {
            device = new DeviceId(data.path("ieee_address").asText(""));
        } catch (IllegalArgumentException e) {
            LOG.debug("an event without a usable address");
            return;
        }
        switch (event.path("type").asText("")) {
            case "device_joined" -> begins(device);
            case "device_interview" -> {
                if (data.path("status").asText("").equals("started")) {
                    begins(device);
                } else {
                    joining.remove(device);
                }
            }
            case "device_leave" -> joining.remove(device);
            default -> {}
        }
    }

    private void begins(DeviceId device) {
        if (joining.size() < MOST_JOINING) {
            joining.add(device);
        }
    }

    /// Only its first level is read: what lies deeper is a description of all settings, 100 KiB and
    /// more.
    private void info(HomeMessage message) {
        boolean open = false;
        Optional<Duration> left = Optional.empty();
        try (JsonParser parser = MAPPER.getFactory()
                .createParser(new ByteBufferBackedInputStream(message.payload().duplicate()))) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                boolean number = value == JsonToken.VALUE_NUMBER_INT;
                switch (name) {
                    case "permit_join" -> open = value == JsonToken.VALUE_TRUE;
                    case "permit_join_end" -> {
                        if (number) {
                            Instant end = Instant.ofEpochMilli(parser.getLongValue());
                            left = Optional.of(Duration.between(time.wall().instant(), end));
                        }
                    }
                    case "permit_join_timeout" -> {
                        if (number) {
                            left = Optional.of(Duration.ofSeconds(parser.getLongValue()));
                        }
                    }
                    default -> parser.skipChildren();
                }
            }
        } catch (IOException e) {
            LOG.warn("bridge/info is not the JSON it should be");
            return;
        }
        synchronized (this) {
            Duration most =
                    left.filter(time -> time.compareTo(LONGEST_OPEN) < 0).orElse(LONGEST_OPEN);
            openUntil = open ? Optional.of(time.steady().instant().plus(most)) : Optional.empty();
        }
    }

    private static JsonNode json(HomeMessage message) {
        try {
            return MAPPER.readTree(message.text());
        } catch (IOException e) {
            LOG.warn("a message of the bridge is not the JSON it should be topic={}", message.topic());
            return JsonNodeFactory.instance.objectNode();
        }
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST_PROBLEM));
    }
}
