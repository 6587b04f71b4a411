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
    /// Where one detector alone fills its share of the alarm stream, its next press is not written:
    /// the newest that already waits for the same device and kind is returned in its place, since
    /// the centre counts them as one alarm.
    ///
    /// @throws OutboxFullException when the stream's share of the disk is used up; the alarm stream
    ///     has a reserve that nothing else may use
    /// @throws IllegalArgumentException when the message is larger than one packet of the link
    Up append(Stream stream, UpMessage message);

    /// As [#append(Stream, UpMessage)], and writes the note in the same transaction: both or neither.
    Up append(Stream stream, UpMessage message, Note note);

    /// Writes a note alone, synced.
    ///
    /// @throws OutboxFullException when the disk takes nothing
    void keep(Note note);

    /// The newest note about each thing, the one that was written longest ago first. Beyond
    /// [OutboxLimits#notes] things the oldest is forgotten.
    List<Note> notes();

    /// The oldest rows without a receipt after a number, in order.
    ///
    /// @param afterSeq 0 for the beginning
    /// @param limit at most this many, 1 to 1,000
    List<Up> after(Stream stream, long afterSeq, int limit);

    /// The server has all through this number for good: those rows are deleted.
    Received receive(Stream stream, long epoch, long through);

    /// How many rows wait.
    long waiting(Stream stream);

    /// The epoch of this outbox: it rises when the file was lost and made anew.
    long epoch();

    @Override
    void close();

    /// What a receipt did.
    enum Received {
        /// Rows were deleted, or it was a repeat and there was nothing left to delete.
        TAKEN,
        /// The disk did not take it: the rows stay, and it has to come again.
        NOT_WRITTEN,
        /// It speaks of an older life of this outbox and changes nothing.
        OLDER_LIFE,
        /// The server knows more of this outbox than its file does: the file is an old copy, or was
        /// made anew with a wrong clock. Its next messages would pass for duplicates, so all that
        /// waits got a higher epoch and numbers from 1, and has to be sent again.
        NEW_LIFE
    }
}
