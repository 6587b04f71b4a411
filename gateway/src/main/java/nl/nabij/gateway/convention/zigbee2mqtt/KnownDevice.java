package nl.nabij.gateway.convention.zigbee2mqtt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.home.DeviceCommand;
import nl.nabij.contract.home.Kind;
import nl.nabij.gateway.device.Control;
import nl.nabij.gateway.device.DeviceDescription;
import nl.nabij.gateway.device.Reading;

/// A device of the list, ready to be understood.
///
/// @param topicName the friendly name as it stands in topics
record KnownDevice(String topicName, DeviceDescription description, List<Meaning> meanings, Set<String> properties) {

    /// Longer names are cut for people; topics keep them whole.
    private static final int LONGEST_SHOWN_NAME = 200;

    private static final Set<Character> FORBIDDEN_IN_TOPICS = Set.of('#', '+');

    /// Empty for an entry that is no device of the home, or has no usable address.
    static Optional<KnownDevice> of(BridgeDevice device) {
        if (device.coordinator()) {
            return Optional.empty();
        }
        DeviceId id;
        try {
            id = new DeviceId(device.ieeeAddress());
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
        List<Meaning> meanings = Meanings.of(device);
        Set<Kind> kinds = new LinkedHashSet<>();
        List<Control> controls = new ArrayList<>();
        Set<String> properties = new LinkedHashSet<>();
        for (Meaning meaning : meanings) {
            kinds.addAll(meaning.kinds());
            properties.addAll(meaning.properties());
            if (meaning instanceof Meaning.Moved moved) {
                controls.add(moved.control());
            }
        }
        DeviceDescription description = new DeviceDescription(
                id,
                plain(device.friendlyName()),
                Optional.empty(),
                plain(device.vendor()),
                plain(device.model()),
                List.copyOf(kinds),
                controls,
                fault(device));
        return Optional.of(new KnownDevice(device.friendlyName(), description, meanings, Set.copyOf(properties)));
    }

    List<Reading> read(JsonNode payload) {
        List<Reading> readings = new ArrayList<>();
        meanings.forEach(meaning -> meaning.read(payload).ifPresent(readings::add));
        readings.addAll(StrangerReader.read(payload, properties));
        return readings;
    }

    /// The message of `/set`; a command without endpoint is for all parts of its kind.
    ObjectNode write(DeviceCommand command) {
        ObjectNode set = JsonNodeFactory.instance.objectNode();
        List<Control> chosen = Control.chosen(description.controls(), command);
        for (Meaning meaning : meanings) {
            if (meaning instanceof Meaning.Moved moved && chosen.contains(moved.control())) {
                moved.write(command, set);
            }
        }
        return set;
    }

    private static Optional<String> fault(BridgeDevice device) {
        String name = device.friendlyName();
        if (name.chars().anyMatch(character -> FORBIDDEN_IN_TOPICS.contains((char) character))) {
            return Optional.of("its name holds # or +, which MQTT forbids in a topic: rename it in Zigbee2MQTT");
        }
        if (device.disabled()) {
            return Optional.of("it is disabled in Zigbee2MQTT");
        }
        if (!device.defined()) {
            return Optional.of(
                    device.interviewed()
                            ? "Zigbee2MQTT does not support it: only alarms are understood"
                            : "Zigbee2MQTT has not finished joining it");
        }
        return Optional.empty();
    }

    private static String plain(String text) {
        return text.codePoints()
                .filter(point -> !Character.isISOControl(point))
                .limit(LONGEST_SHOWN_NAME)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }
}
