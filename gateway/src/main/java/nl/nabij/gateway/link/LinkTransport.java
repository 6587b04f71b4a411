package nl.nabij.gateway.link;

import nl.nabij.contract.link.Stream;
import nl.nabij.contract.link.Topics.UpChannel;
import nl.nabij.gateway.identity.GatewayIdentity;
import nl.nabij.gateway.identity.ServerAddress;

/// How connections to a server are made.
public interface LinkTransport {

    /// Each connection from now on is made with this identity.
    void use(GatewayIdentity renewed);

    /// Begins a connection and returns at once; the listener hears how it goes.
    ///
    /// @param waitingAlarms how many wait without a receipt; the server lets a home with an alarm in first
    Connection connect(ServerAddress server, long waitingAlarms, Listener listener);

    /// One attempt and what became of it. None of its methods blocks.
    interface Connection {

        /// How many messages of a stream it takes now, so that the server's own limit is never
        /// overrun. The other stream may fill half of that limit only.
        int room(Stream stream);

        /// On [UpChannel#SIGNAL] with QoS 0, beside the streams: it takes no room of theirs, and may be called
        /// on any thread; on the other channels by the link alone.
        ///
        /// @return false when the connection cannot take it any more; the listener hears why. On
        ///     [UpChannel#SIGNAL] also when too much waits, of which it hears nothing
        boolean send(UpChannel channel, byte[] payload);

        /// Says goodbye and closes.
        void leave(byte[] goodbye);

        /// Closes without a word.
        void drop();
    }

    /// Called on the transport's threads; must return at once.
    interface Listener {

        void connected();

        void broken(Cause cause, String detail);

        /// There is room again.
        void acknowledged();

        void received(String topic, byte[] payload);
    }
}
