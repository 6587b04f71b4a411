package nl.nabij.contract.face;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import nl.nabij.contract.UserId;

/// What the server sends on `/api/v1/console` (WebSocket, text frames). First a snapshot, then
/// changes: applying them in order, each item replacing the one with its id (of an alarm the higher
/// version counts), gives what a new snapshot would give.
@JsonTypeInfo(
        use = JsonTypeInfo.Id.NAME,
        property = "type",
        defaultImpl = ConsoleFrame.UnknownFrame.class,
        visible = true)
@JsonSubTypes({
    @JsonSubTypes.Type(value = ConsoleFrame.Snapshot.class, name = "snapshot"),
    @JsonSubTypes.Type(value = ConsoleFrame.Changes.class, name = "changes"),
    @JsonSubTypes.Type(value = ConsoleFrame.Ping.class, name = "ping"),
    @JsonSubTypes.Type(value = ConsoleFrame.SignedOut.class, name = "signed-out"),
})
public sealed interface ConsoleFrame {

    /// @param now the server's clock, so that the screen can count waiting times rightly
    /// @param alarms all that are not closed, and those closed in the last hour
    /// @param homes those that this person may see now
    record Snapshot(
            Instant now,
            SignIn.Me me,
            Shift shift,
            List<AlarmView> alarms,
            List<HomeView> homes,
            List<CommandView> commands,
            List<FaultView> faults,
            List<Colleague> colleagues)
            implements ConsoleFrame {
        public Snapshot {
            alarms = List.copyOf(alarms);
            homes = List.copyOf(homes);
            commands = List.copyOf(commands);
            faults = List.copyOf(faults);
            colleagues = List.copyOf(colleagues);
        }
    }

    /// What became different. Empty lists mean no change.
    record Changes(
            Instant now,
            List<AlarmView> alarms,
            List<AlarmEventView> events,
            List<HomeView> homes,
            List<CommandView> commands,
            List<FaultView> faults,
            List<Shift> shift,
            List<Colleague> colleagues)
            implements ConsoleFrame {
        public Changes {
            alarms = List.copyOf(alarms);
            events = List.copyOf(events);
            homes = List.copyOf(homes);
            commands = List.copyOf(commands);
            faults = List.copyOf(faults);
            shift = List.copyOf(shift);
            colleagues = List.copyOf(colleagues);
        }
    }

    /// Each 5 s. Page and worker both answer with [ConsoleCall.Alive]; 15 s without counts as a
    /// dead screen.
    record Ping(long number, Instant now) implements ConsoleFrame {}

    /// The session ended; the socket closes.
    record SignedOut(String reason) implements ConsoleFrame {}

    record UnknownFrame(String type) implements ConsoleFrame {}

    /// @param onDuty whether alarms are offered to this person now
    /// @param since start of the shift, or of being off
    /// @param offBecause empty on duty; else `not-started`, `ended`, `screen-silent`, `page-hidden`
    ///     or `sound-blocked`
    record Shift(boolean onDuty, Instant since, String offBecause) {}

    record Colleague(UserId id, String shownName, boolean onDuty) {}
}
