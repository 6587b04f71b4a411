package nl.nabij.server.calling;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.nabij.contract.AlarmId;
import nl.nabij.contract.CallId;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.server.call.Call;
import nl.nabij.server.call.CallEvent;

/// The events of all calls, and the row that each makes. Each method is one transaction and blocks. It is
/// asked with the eyes of the worker: who may was judged before.
interface CallStore {

    /// @param now the database's clock, by which the next decision is made
    record Stored(Call call, CallPlace place, Instant now) {}

    /// @param version as stored; whoever knows a lower one has to load it
    record Version(CallId call, int version) {}

    /// Her alarm while a call of hers is live.
    record Pressed(CallId call, AlarmId alarm) {}

    enum Append {
        APPENDED,
        /// The call changed since it was loaded: load again.
        CONFLICT,
        /// Another call of this home is live, and two cannot be.
        HOME_HAS_ONE
    }

    /// @return empty when there is none
    Optional<Stored> load(CallId call);

    Optional<Stored> liveOf(GatewayId home);

    /// The database's clock.
    Instant now();

    /// Writes the events and the row they make, if nothing was appended since `before`.
    Append append(CallPlace place, Call before, List<CallEvent> events);

    /// Calls whose deadline passed, or whose last event lies ahead of the clock since it was set back; the
    /// longest overdue first.
    List<CallId> due(int most);

    /// Until the next deadline; zero or less when it passed; empty when nothing waits.
    Optional<Duration> untilNextDue();

    /// All live calls, and those that ended within this time.
    List<Version> versions(Duration endedWithin);

    /// Alarms that were raised while a call of the same home was live and that are not closed.
    List<Pressed> alarmsMeanwhile();

    /// Calls that staff of this organisation, or of it as a night centre, missed within this time.
    List<CallId> missedByStaff(OrganisationId organisation, Duration within, int most);

    /// Calls that she missed within this time; those of family longer.
    List<CallId> missedByHome(GatewayId home, Duration within, Duration familyWithin, int most);

    /// Calls between her and this relative that came to nothing within this time, whoever called.
    List<CallId> missedWithRelative(UUID relative, Duration within, int most);
}
