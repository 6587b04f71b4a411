package nl.nabij.gateway.broker;

/// The home's MQTT broker as the conventions see it: our own, or an outside one that the gateway
/// joins as a client.
public interface HomeBroker {

    /// Hands each message on a topic that the filter matches to the listener, one at a time and in
    /// the order of arrival; retained ones first. (An outside broker may let QoS 0 overtake QoS 1, as
    /// the protocol allows.) It may be called before and after the start, and holds over every
    /// reconnect.
    ///
    /// The publisher's QoS 1 message is acknowledged only after the listener returned: whatever has
    /// to survive a power cut is on disk by then. A listener that throws leaves the message
    /// unacknowledged on our own broker, and closes that publisher's connection, so that it sends
    /// again.
    void subscribe(String topicFilter, Listener listener);

    /// Publishes from the gateway itself; `retained` asks the broker to keep it. Returns when the
    /// broker has it: our own at once, an outside one at its acknowledgement.
    ///
    /// @throws BrokerUnavailableException when our own broker is not started, or an outside one cannot
    ///     be reached now or does not acknowledge within 5 s; the caller says so to whoever asked and
    ///     nothing is kept to be sent later, since a late command is a wrong one
    void publish(HomeMessage message);

    /// Whether devices can be heard now: our own broker is listening, or the outside one is
    /// connected and subscribed.
    boolean available();

    /// What is done with a message. It runs on the home's own thread, never on an event loop, and
    /// may block.
    @FunctionalInterface
    interface Listener {
        void received(HomeMessage message);
    }
}
