package nl.nabij.gateway.outbox;

import java.util.List;
import nl.nabij.contract.link.Stream;
import nl.nabij.contract.link.Up;
import nl.nabij.contract.link.UpMessage;

/// The two numbered streams that wait for the server's receipt. Every method blocks until it is
/// true on disk.
public interface Outbox extends AutoCloseable {

    /// Gives the message the stream's next number and writes it with one synced transaction.
    ///
    /// @throws OutboxFullException when the stream's share of the disk is used up; the alarm stream
    ///     has a reserve that nothing else may use
    Up append(Stream stream, UpMessage message);

    /// The oldest rows without a receipt after a number, in order.
    ///
    /// @param afterSeq 0 for the beginning
    /// @param limit at most this many, 1 to 1,000
    List<Up> after(Stream stream, long afterSeq, int limit);

    /// The server has all through this number for good: those rows are deleted. A receipt of
    /// another epoch, or beyond the last number given out, is refused with a log line and changes
    /// nothing.
    void receive(Stream stream, long epoch, long through);

    /// How many rows wait.
    long waiting(Stream stream);

    /// The epoch of this outbox: it rises when the file was lost and made anew.
    long epoch();

    @Override
    void close();
}
