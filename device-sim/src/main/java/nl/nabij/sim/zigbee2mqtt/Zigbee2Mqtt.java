package nl.nabij.sim.zigbee2mqtt;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import nl.nabij.sim.appliance.Attributes;
import nl.nabij.sim.appliance.Happening;

/// What Zigbee2MQTT 2.14 publishes and understands, checked against its own output in the corpus.
///
/// It merges each report into what it knows of the device and sends the whole; it adds
/// `linkquality`; an `action` is told once, not remembered, and copied to `NAME/action`. States are
/// not retained; the bridge's messages and availability are.
public final class Zigbee2Mqtt {

    /// The words that `/set` accepts without JSON around them.
    private static final Set<String> BARE_STATES =
            Set.of("on", "off", "toggle", "open", "close", "stop", "lock", "unlock");

    private static final String PREFIX = "zigbee2mqtt/";
    private static final String REQUEST = PREFIX + "bridge/request/";
    private static final String ONLINE = "{\"state\":\"online\"}";

    /// The will, and the goodbye.
    public static final Publication OFFLINE =
            new Publication(PREFIX + "bridge/state", "{\"state\":\"offline\"}", true, 1, "", OptionalLong.empty());

    /// Availability goes out with QoS 1, as in Zigbee2MQTT itself.
    private static final int AVAILABILITY_QOS = 1;

    private final SequencedMap<String, ZigbeeNode> nodes;
    private final Network network;
    private final int stateQos;
    private final TreeMap<String, Attributes> remembered = new TreeMap<>();

    /// @param stateQos `device_options.qos`: 0 unless the installer changed it
    public Zigbee2Mqtt(SequencedMap<String, ZigbeeNode> nodes, int stateQos) {
        this.nodes = new LinkedHashMap<>(nodes);
        this.network = new Network(this.nodes);
        this.stateQos = stateQos;
    }

    /// What an earlier run left in the state file.
    public void remember(String node, Attributes known) {
        remembered.put(node, known);
    }

    public Attributes known(String node) {
        return remembered.getOrDefault(node, Attributes.NONE);
    }

    /// The first words after each connect.
    public Publication online() {
        return Publication.ofBridge("state", ONLINE);
    }

    /// What follows on the first connect of a run: the bridge, who is there, and the cached states.
    public List<Publication> started(Set<String> unavailable) {
        List<Publication> all = new ArrayList<>(bridge());
        for (ZigbeeNode node : nodes.values()) {
            all.add(availability(node.name(), !unavailable.contains(node.name())));
        }
        for (ZigbeeNode node : nodes.values()) {
            all.add(state(node, known(node.name())));
        }
        return all;
    }

    /// What Zigbee2MQTT says again when a broker forgot its retained messages.
    public List<Publication> retainedAgain(Set<String> unavailable) {
        List<Publication> all = new ArrayList<>(bridge());
        for (ZigbeeNode node : nodes.values()) {
            all.add(availability(node.name(), !unavailable.contains(node.name())));
        }
        return all;
    }

    private List<Publication> bridge() {
        return List.of(network.info(), devices(), Publication.ofBridge("groups", "[]"));
    }

    private Publication devices() {
        ArrayNode listed = JsonNodeFactory.instance.arrayNode();
        listed.add(StableJson.resource("coordinator.json"));
        nodes.values()
                .forEach(node -> listed.add(
                        network.interviewing(node.name())
                                ? node.listed()
                                        .put("interview_completed", false)
                                        .put("supported", false)
                                        .putNull("definition")
                                : node.listed()));
        return Publication.ofBridge("devices", StableJson.write(listed));
    }

    /// What a request to the bridge led to.
    ///
    /// @param left the short name of a device that is gone
    public record Requested(List<Publication> toPublish, Optional<String> left) {
        public Requested {
            toPublish = List.copyOf(toPublish);
        }
    }

    /// `bridge/request/…`; empty for another topic, and for a request that it does not know.
    public Optional<Requested> requested(String topic, String payload, Instant now) {
        if (!topic.startsWith(REQUEST)) {
            return Optional.empty();
        }
        Attributes wish = StableJson.readObject(payload).orElse(Attributes.NONE);
        return switch (topic.substring(REQUEST.length())) {
            case "permit_join" -> {
                Network.Answered answered = network.permitJoin(wish, now);
                yield Optional.of(new Requested(answered.publications(), Optional.empty()));
            }
            case "device/remove" -> {
                List<Publication> all = new ArrayList<>();
                Network.Answered answered = network.remove(wish, () -> all.add(devices()));
                all.addAll(answered.publications());
                yield Optional.of(new Requested(all, answered.left()));
            }
            default -> Optional.empty();
        };
    }

    /// A device in pairing mode. Empty when the network is closed.
    public Optional<List<Publication>> joins(ZigbeeNode node, Instant now) {
        return network.join(node, now).map(events -> {
            List<Publication> all = new ArrayList<>(events);
            all.add(devices());
            return all;
        });
    }

    /// What time alone brings to the network.
    public List<Publication> tick(Instant now) {
        List<Publication> all = new ArrayList<>();
        network.interviewedUntil(now).forEach(node -> {
            all.add(Network.successful(node));
            all.add(devices());
            all.add(availability(node.name(), true));
        });
        if (network.closes(now)) {
            all.add(network.info());
        }
        return all;
    }

    public Optional<Instant> nextDeadline() {
        return network.nextDeadline();
    }

    public Publication availability(String node, boolean available) {
        return new Publication(
                node(node).topic() + "/availability",
                available ? ONLINE : "{\"state\":\"offline\"}",
                true,
                AVAILABILITY_QOS,
                node,
                OptionalLong.empty());
    }

    /// One report of a device.
    public List<Publication> reported(String name, Attributes report) {
        ZigbeeNode node = node(name);
        Optional<String> action = report.get("action").map(value -> value.asText());
        Attributes whole = known(name).with(report);
        remembered.put(name, whole.without("action"));
        Publication state = state(node, whole);
        return action.map(word -> List.of(
                        state, new Publication(node.topic() + "/action", word, false, 0, name, OptionalLong.empty())))
                .orElseGet(() -> List.of(state));
    }

    private Publication state(ZigbeeNode node, Attributes whole) {
        return new Publication(
                node.topic(),
                StableJson.write(whole.with("linkquality", node.linkQuality())),
                false,
                stateQos,
                node.name(),
                OptionalLong.empty());
    }

    /// What somebody asked of a device.
    ///
    /// @param node its short name
    public record Asked(String node, Happening what) {}

    /// Reads a message on any topic; empty where it is not for a device, or makes no sense.
    public Optional<Asked> arrived(String topic, String payload) {
        for (ZigbeeNode node : nodes.values()) {
            if (!topic.startsWith(node.topic() + "/")) {
                continue;
            }
            String rest = topic.substring(node.topic().length() + 1);
            if (rest.equals("set")) {
                return fields(payload).map(fields -> new Asked(node.name(), new Happening.Set(fields)));
            }
            if (rest.startsWith("set/")) {
                Attributes field = attribute(rest.substring("set/".length()), payload);
                return Optional.of(new Asked(node.name(), new Happening.Set(field)));
            }
            if (rest.equals("get")) {
                return fields(payload).map(fields -> new Asked(node.name(), new Happening.Get(fields)));
            }
        }
        return Optional.empty();
    }

    private static Optional<Attributes> fields(String payload) {
        return BARE_STATES.contains(payload.toLowerCase(java.util.Locale.ROOT))
                ? Optional.of(Attributes.NONE.with("state", payload))
                : StableJson.readObject(payload);
    }

    /// `NAME/set/position` with the bare value.
    private static Attributes attribute(String name, String payload) {
        return StableJson.readObject("{\"value\":" + payload + "}")
                .flatMap(read -> read.get("value"))
                .map(value -> Attributes.NONE.with(name, value))
                .orElseGet(() -> Attributes.NONE.with(name, payload));
    }

    /// The filter with which Zigbee2MQTT itself listens.
    public static String listensTo() {
        return PREFIX + "#";
    }

    private ZigbeeNode node(String name) {
        ZigbeeNode node = nodes.get(name);
        if (node == null) {
            throw new IllegalArgumentException("No device '" + name + "' in this home; there are " + nodes.keySet());
        }
        return node;
    }
}
