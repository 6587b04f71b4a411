package nl.nabij.sim.zigbee2mqtt;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// A device as Zigbee2MQTT lists it in `bridge/devices`.
///
/// @param name the short name that the simulator's own commands use, such as `pendant`
/// @param friendlyName what the installer called it; part of its topics
/// @param model the resource with its definition, taken from a real list
/// @param supply how it is fed
/// @param linkQuality 0 to 255, on each of its messages
public record ZigbeeNode(
        String name, String ieeeAddress, String friendlyName, String model, Supply supply, int linkQuality) {

    /// Battery devices sleep and are end devices; those on the mains pass on the messages of
    /// others.
    public enum Supply {
        BATTERY("EndDevice", "Battery"),
        MAINS("Router", "Mains (single phase)");

        private final String type;
        private final String powerSource;

        Supply(String type, String powerSource) {
            this.type = type;
            this.powerSource = powerSource;
        }
    }

    String topic() {
        return "zigbee2mqtt/" + friendlyName;
    }

    /// Its entry in `bridge/devices`.
    ObjectNode listed() {
        return StableJson.resource(model + ".json")
                .put("ieee_address", ieeeAddress)
                .put("friendly_name", friendlyName)
                .put("network_address", networkAddress())
                .put("type", supply.type)
                .put("power_source", supply.powerSource);
    }

    private int networkAddress() {
        return 1 + (ieeeAddress.hashCode() & 0x7fff);
    }
}
