package nl.nabij.contract.link;

/// User properties of the link's CONNECT packet (MQTT 5, 3.1.2.11.8), each a name and a text.
public final class ConnectProperties {

    /// How many rows of the alarm stream wait in the gateway without a receipt, 0 or more, in decimal. A home with an
    /// alarm is let in before quiet ones. It is only a hint: absent means 0.
    public static final String WAITING_ALARMS = "waiting-alarms";

    private ConnectProperties() {}
}
