package nl.nabij.gateway.link;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.util.List;
import javax.net.ssl.SSLSocket;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.link.ConnectProperties;
import nl.nabij.contract.link.Presence;
import nl.nabij.contract.link.Topics;
import nl.nabij.contract.link.Topics.UpChannel;
import nl.nabij.gateway.clock.BoxClock;
import nl.nabij.gateway.identity.GatewayIdentity;
import nl.nabij.gateway.identity.PreparedSockets;
import nl.nabij.gateway.identity.ServerAddress;
import nl.nabij.gateway.identity.ServerTrust;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.UserProperty;

/// Connections over MQTT 5 and mutual TLS with Paho, used thinly: one client for one attempt, no
/// reconnect, no persistence and no session of its own.
final class PahoTransport implements LinkTransport {

    /// The server says goodbye to a silent client after one and a half of these.
    private static final int KEEP_ALIVE_SECONDS = 30;

    /// TCP and the TLS handshake; the core's own patience for the whole attempt is a little longer.
    private static final int CONNECT_SECONDS = 6;

    /// The most that the contract sends in one packet, and room for its topic.
    private static final long LARGEST_PACKET = 68L << 10;

    /// How many messages the server may send that we did not acknowledge: as [Inbound] has room for.
    private static final int RECEIVE_MAXIMUM = InboundQueue.COMMANDS;

    private static final int LINGER_SECONDS = 1;

    private static final int NOT_AUTHORISED = 0x87;
    private static final int SESSION_TAKEN_OVER = 0x8E;
    private static final int FIRST_ERROR_OF_MQTT = 0x80;
    private static final int LAST_REASON_OF_MQTT = 0xFF;

    private volatile GatewayIdentity identity;
    private final BoxClock clock;

    PahoTransport(GatewayIdentity identity, BoxClock clock) {
        this.identity = identity;
        this.clock = clock;
    }

    @Override
    public void use(GatewayIdentity renewed) {
        identity = renewed;
    }

    @Override
    public Connection connect(ServerAddress server, long waitingAlarms, Listener listener) {
        GatewayIdentity current = identity;
        PahoConnection connection = new PahoConnection(current.gateway(), listener);
        try {
            connection.open(server, options(server, current, waitingAlarms));
        } catch (MqttException | GeneralSecurityException e) {
            connection.broken(cause(e), e.toString());
        }
        return connection;
    }

    private MqttConnectionOptions options(ServerAddress server, GatewayIdentity current, long waitingAlarms)
            throws GeneralSecurityException {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setCleanStart(true);
        options.setSessionExpiryInterval(0L);
        options.setKeepAliveInterval(KEEP_ALIVE_SECONDS);
        options.setConnectionTimeout(CONNECT_SECONDS);
        options.setAutomaticReconnect(false);
        options.setReceiveMaximum(RECEIVE_MAXIMUM);
        options.setMaximumPacketSize(LARGEST_PACKET);
        options.setUserProperties(
                List.of(new UserProperty(ConnectProperties.WAITING_ALARMS, Long.toString(waitingAlarms))));
        // Names are checked by our own trust manager, which knows for which server it stands.
        options.setHttpsHostnameVerificationEnabled(false);
        ServerTrust trust = ServerTrust.of(current.authorities(), server.host(), clock);
        options.setSocketFactory(new PreparedSockets(current.tls(trust).getSocketFactory(), PahoTransport::prompt));
        MqttMessage will = new MqttMessage(ContractJson.toBytes(new Presence.Lost()));
        will.setQos(1);
        options.setWill(Topics.up(current.gateway(), UpChannel.PRESENCE), will);
        return options;
    }

    /// What a reason code of CONNACK or DISCONNECT means; 0 when there was none.
    static Cause cause(int reasonCode) {
        return switch (reasonCode) {
            case NOT_AUTHORISED -> Cause.REVOKED;
            case SESSION_TAKEN_OVER -> Cause.TAKEN_OVER;
            default -> reasonCode >= FIRST_ERROR_OF_MQTT ? Cause.REFUSED : Cause.CLOSED;
        };
    }

    /// A TLS refusal by the server shows as a bare reset, so only our own distrust is told apart.
    static Cause cause(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof CertificateException) {
                return Cause.NOT_TRUSTED;
            }
        }
        if (failure instanceof MqttException mqtt
                && mqtt.getReasonCode() >= FIRST_ERROR_OF_MQTT
                && mqtt.getReasonCode() <= LAST_REASON_OF_MQTT) {
            return cause(mqtt.getReasonCode());
        }
        return Cause.UNREACHABLE;
    }

    /// Sends at once and closes at once. Without a linger a TLS socket's close waits for a write that is
    /// stuck on a dead line, for as long as TCP tries: a quarter of an hour.
    private static void prompt(SSLSocket socket) throws IOException {
        socket.setTcpNoDelay(true);
        socket.setSoLinger(true, LINGER_SECONDS);
    }
}
