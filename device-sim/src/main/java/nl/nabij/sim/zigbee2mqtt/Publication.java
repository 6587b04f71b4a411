package nl.nabij.sim.zigbee2mqtt;

import java.util.OptionalLong;

/// One message on its way to the home's broker.
///
/// @param device the node's short name, or empty for a message of the bridge itself
/// @param press the ledger's number of the press that it tells; its acknowledgement is waited for
public record Publication(String topic, String payload, boolean retained, int qos, String device, OptionalLong press) {

    static Publication ofBridge(String topic, String payload) {
        return new Publication("zigbee2mqtt/bridge/" + topic, payload, true, 0, "", OptionalLong.empty());
    }

    public Publication telling(long pressNumber) {
        return new Publication(topic, payload, retained, qos, device, OptionalLong.of(pressNumber));
    }
}
