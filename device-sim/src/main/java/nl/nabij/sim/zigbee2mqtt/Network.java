package nl.nabij.sim.zigbee2mqtt;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import nl.nabij.sim.appliance.Attributes;

/// How devices come into the network and leave it, as Zigbee2MQTT 2.14 does: a request to let them in
/// for some seconds, a device that joins and is interviewed, a request to take one out.
final class Network {

    /// A battery device answers an interview within seconds; this one is quick.
    static final Duration INTERVIEW = Duration.ofMillis(1_200);

    private static final int LONGEST_SECONDS = 254;

    private final SequencedMap<String, ZigbeeNode> nodes;
    private final LinkedHashMap<String, Instant> interviewed = new LinkedHashMap<>();
    private Optional<Instant> openUntil = Optional.empty();

    /// @param nodes those that are in the network; it puts and takes
    Network(SequencedMap<String, ZigbeeNode> nodes) {
        this.nodes = nodes;
    }

    /// `bridge/info`.
    Publication info() {
        var info = StableJson.resource("info.json").put("permit_join", openUntil.isPresent());
        openUntil.ifPresent(until -> info.put("permit_join_end", until.toEpochMilli()));
        return Publication.ofBridge("info", StableJson.write(info));
    }

    boolean interviewing(String name) {
        return interviewed.containsKey(name);
    }

    /// What a request leads to.
    ///
    /// @param left the short name of the device that is gone
    record Answered(List<Publication> publications, Optional<String> left) {}

    Answered permitJoin(Attributes wish, Instant now) {
        int seconds = wish.get("time").map(value -> value.asInt(-1)).orElse(-1);
        if (seconds < 0 || seconds > LONGEST_SECONDS) {
            return new Answered(List.of(refusal("permit_join", "Invalid payload")), Optional.empty());
        }
        openUntil = seconds == 0 ? Optional.empty() : Optional.of(now.plusSeconds(seconds));
        return new Answered(
                List.of(info(), response("permit_join", "{\"data\":{\"time\":" + seconds + "},\"status\":\"ok\"}")),
                Optional.empty());
    }

    Answered remove(Attributes wish, Runnable listed) {
        String id = wish.get("id").map(value -> value.asText()).orElse("");
        Optional<ZigbeeNode> node = nodes.values().stream()
                .filter(one ->
                        one.ieeeAddress().equals(id) || one.friendlyName().equals(id))
                .findFirst();
        if (node.isEmpty()) {
            return new Answered(
                    List.of(refusal("device/remove", "Device '" + id + "' does not exist")), Optional.empty());
        }
        nodes.remove(node.get().name());
        interviewed.remove(node.get().name());
        listed.run();
        return new Answered(
                List.of(response(
                        "device/remove",
                        "{\"data\":{\"block\":false,\"force\":true,\"id\":\"" + id + "\"},\"status\":\"ok\"}")),
                Optional.of(node.get().name()));
    }

    /// A device in pairing mode.
    ///
    /// @return what is published; empty when the network is closed
    Optional<List<Publication>> join(ZigbeeNode node, Instant now) {
        if (openUntil.filter(now::isBefore).isEmpty()) {
            return Optional.empty();
        }
        nodes.put(node.name(), node);
        interviewed.put(node.name(), now.plus(INTERVIEW));
        return Optional.of(
                List.of(event("device_joined", node, ""), event("device_interview", node, "\"status\":\"started\",")));
    }

    /// Those whose interview is over now.
    List<ZigbeeNode> interviewedUntil(Instant now) {
        List<ZigbeeNode> over = new ArrayList<>();
        interviewed.entrySet().removeIf(each -> {
            ZigbeeNode node = nodes.get(each.getKey());
            boolean ends = !each.getValue().isAfter(now);
            if (ends && node != null) {
                over.add(node);
            }
            return ends;
        });
        return over;
    }

    /// Whether it closed by itself.
    boolean closes(Instant now) {
        boolean closes = openUntil.filter(until -> !now.isBefore(until)).isPresent();
        if (closes) {
            openUntil = Optional.empty();
        }
        return closes;
    }

    Optional<Instant> nextDeadline() {
        Optional<Instant> interview = interviewed.values().stream().min(Instant::compareTo);
        return interview.filter(one -> openUntil.filter(one::isAfter).isEmpty()).or(() -> openUntil);
    }

    static Publication successful(ZigbeeNode node) {
        return event("device_interview", node, "\"status\":\"successful\",\"supported\":true,");
    }

    private static Publication event(String type, ZigbeeNode node, String more) {
        return unretained(
                "event",
                "{\"data\":{\"friendly_name\":\"" + node.friendlyName() + "\",\"ieee_address\":\"" + node.ieeeAddress()
                        + "\"" + (more.isEmpty() ? "" : "," + more.substring(0, more.length() - 1)) + "},\"type\":\""
                        + type + "\"}");
    }

    private static Publication refusal(String what, String why) {
        return response(what, "{\"data\":{},\"error\":\"" + why + "\",\"status\":\"error\"}");
    }

    private static Publication response(String what, String json) {
        return unretained("response/" + what, json);
    }

    private static Publication unretained(String topic, String payload) {
        return new Publication("zigbee2mqtt/bridge/" + topic, payload, false, 0, "", OptionalLong.empty());
    }
}
