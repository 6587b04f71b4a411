package nl.nabij.contract.link;

import java.time.Instant;
import java.util.UUID;

/// One numbered message from a gateway, as it lies in the outbox and travels on `up/alarm`,
/// `up/event`, `up/result` and `up/signal`.
///
/// @param version [nl.nabij.contract.ContractVersion] of the writer
/// @param epoch which life of the outbox: it rises when a box starts with a new, empty outbox,
///     never otherwise
/// @param seq 1, 2, 3 … within stream and epoch, without gaps at the source
/// @param at the box's wall clock when it happened; wrong by years where `clockSynchronised` is
///     false
/// @param bootId one run of the box's kernel or, where there is none to ask, of the gateway
/// @param monotonicMillis since that boot: with it the server can place a message whose wall clock
///     was wrong
public record Up(
        int version,
        Stream stream,
        long epoch,
        long seq,
        Instant at,
        boolean clockSynchronised,
        UUID bootId,
        long monotonicMillis,
        UpMessage message) {

    public Up {
        if (epoch < 1 || seq < 1) {
            throw new IllegalArgumentException("epoch and seq start at 1");
        }
    }
}
