package nl.nabij.server.link;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.server.postgres.Transaction;

/// The messages that were stored and whose effect is still to be made. Each call blocks and is one
/// transaction.
interface InboxStore {

    /// Who has something waiting.
    List<GatewayId> homes();

    /// The first of a home, alarms before others, each stream in its order.
    List<Waiting> oldest(GatewayId home, int atMost);

    /// Deletes it and makes its effect: both or neither.
    ///
    /// @return false when it was gone already, and nothing was done
    boolean take(GatewayId home, Waiting waiting, Consumer<Transaction> effect);

    /// Its effect failed once more.
    void failed(GatewayId home, Waiting waiting);

    /// Keeps its bytes, tells of it as a fault and deletes it.
    void setAside(GatewayId home, Waiting waiting, String why);

    /// @param attempts how often its effect failed
    record Waiting(
            String stream,
            long epoch,
            long seq,
            OrganisationId organisation,
            Instant receivedAt,
            String body,
            int attempts,
            Optional<Instant> happenedAt) {}
}
