package nl.nabij.server.link;

import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.Optional;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.link.Down;
import nl.nabij.contract.link.Stream;

/// One message on its way from a connection through a lane into the database.
///
/// @param happenedAt in the centre's time; empty where the box cannot tell
/// @param first the first of its stream on this connection
/// @param connection who hears how it ended
record Arrival(
        GatewayId home,
        String topic,
        Buffer payload,
        UpRead read,
        Optional<Instant> happenedAt,
        boolean first,
        Arrival.Sender connection) {

    /// Whether it may have changed what alarms there are.
    boolean ofAlarms() {
        return switch (read) {
            case UpRead.Understood understood -> understood.up().stream() == Stream.ALARM;
            case UpRead.NotUnderstood not -> not.mayBeAlarm();
        };
    }

    /// The connection, as a lane sees it. Both may be called on any thread.
    interface Sender {
        boolean isOpen();

        /// It is committed; a message without numbers has no receipt.
        void stored(Arrival arrival, Optional<Down.Receipt> receipt);
    }
}
