package nl.nabij.server.link;

import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;

/// What became of a CONNECT.
sealed interface Admission {

    /// @param expired its certificate is past its date: let in all the same, and a fault
    record Admitted(GatewayId home, OrganisationId organisation, boolean expired) implements Admission {}

    /// @param why a word for the log
    record Refused(MqttConnectReturnCode code, String why) implements Admission {}
}
