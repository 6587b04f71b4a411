package nl.nabij.gateway.convention.zigbee2mqtt;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.nabij.contract.DeviceId;
import nl.nabij.gateway.device.Home;

/// Ids for devices that are in no list.
final class Strangers {

    private static final int LONGEST_NAME = 200;

    private Strangers() {}

    /// The id of a device that the home remembers by this name, while the list is not yet there;
    /// else one that is made of the name and does not show it, since it stands in logs.
    static DeviceId id(Home home, String name) {
        return home.named(name)
                .orElseGet(() ->
                        new DeviceId("unlisted-" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))));
    }

    static String name(String topicName) {
        String plain = topicName
                .codePoints()
                .filter(point -> !Character.isISOControl(point))
                .limit(LONGEST_NAME)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        return plain.isBlank() ? "?" : plain;
    }
}
