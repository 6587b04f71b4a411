package nl.nabij.server.alarm;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import nl.nabij.contract.AlarmId;
import nl.nabij.contract.UserId;

/// The events of all alarms, and the row that each makes. Each method is one transaction and blocks.
interface AlarmStore {

    /// @param now the database's clock, by which the next decision is made
    record Stored(Alarm alarm, Instant now) {}

    enum Append {
        APPENDED,
        /// The alarm changed since it was loaded: load again.
        CONFLICT,
        /// Another alarm of the same device is open, and two cannot be.
        ANOTHER_OPEN
    }

    /// @return [Alarm.NotRaised] when there is none that these eyes may see
    Stored load(Sight sight, AlarmId alarm);

    List<AlarmEvent> history(Sight sight, AlarmId alarm);

    /// Writes the events and the row they make, if nothing was appended since `before`.
    ///
    /// @param along done in the same transaction, so that both are true or neither
    Append append(Sight sight, Alarm before, List<AlarmEvent> events, Along along);

    /// An alarm whose decision fails is shown to people all the time; only its clock waits this long.
    Duration BROKEN_AGAIN_AFTER = Duration.ofSeconds(10);

    /// Takes the alarm whose deadline passed longest ago and that no other node is working on, and
    /// appends what is decided about it, under its lock. Where deciding fails, nothing is appended and
    /// its deadline is put off, so that one broken alarm does not keep the others from theirs.
    ///
    /// @param decide may be asked again when the transaction has to be repeated
    /// @return empty when nothing is due
    Optional<Taken> takeDue(Function<Stored, List<AlarmEvent>> decide);

    /// @param events as committed; none where deciding failed
    record Taken(AlarmId alarm, List<AlarmEvent> events) {}

    /// Until the next deadline; zero or less when it passed; empty when nothing waits.
    Optional<Duration> untilNextDue();

    /// What a person has now.
    List<AlarmId> claimedBy(UserId owner);

    /// Claims whose owner gave no sign of life in time, see [OperatorsAlive].
    List<SilentClaim> silentClaims();

    record SilentClaim(AlarmId alarm, Operator owner) {}
}
