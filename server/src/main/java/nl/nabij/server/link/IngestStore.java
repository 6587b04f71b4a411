package nl.nabij.server.link;

import java.util.List;
import java.util.function.Consumer;

/// Where a lane's messages become true. Each call is one transaction and answers once, later or at
/// once, in the lane's turns; the lane asks one thing at a time.
interface IngestStore {

    /// Numbers and stores all of them, in their order: all or none. Only what is understood.
    void all(List<Arrival> batch, Consumer<Outcome> then);

    /// The same for one.
    void one(Arrival arrival, Consumer<Outcome> then);

    /// Keeps the bytes of one that was not understood, or that was refused, tells of it as a fault, and
    /// where it may be an alarm raises a generic one.
    void aside(Arrival arrival, String why, Consumer<Outcome> then);

    void close();

    /// What became of a call.
    sealed interface Outcome {

        /// Committed, one verdict a message in their order.
        record Stored(List<Verdict> verdicts) implements Outcome {
            public Stored {
                verdicts = List.copyOf(verdicts);
            }
        }

        /// A message is refused for what it is, so that trying again would never end; nothing of the
        /// call is stored.
        record Refused(String why) implements Outcome {}

        /// It may be stored or not: nobody knows. Sent again it is a repeat.
        ///
        /// @param silent there was no answer in time
        record Away(String why, boolean silent) implements Outcome {}
    }

    /// @param homeKnown false where nothing was stored since there is no such home
    /// @param through all of this stream and epoch through this number is stored; 0 without numbers
    /// @param gap whether this message left a new gap
    /// @param accepted the press became an alarm, or a repeat of one, in the same transaction
    record Verdict(boolean homeKnown, long through, boolean gap, boolean accepted) {}
}
