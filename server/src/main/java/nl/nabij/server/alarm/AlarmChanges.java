package nl.nabij.server.alarm;

import java.util.List;
import java.util.Optional;
import nl.nabij.contract.AlarmId;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.face.AlarmEventView;
import nl.nabij.contract.face.AlarmView;

/// What the consoles of one organisation see of alarms: all of it at first, then what became visible
/// since. A change may be told twice, and is never skipped.
///
/// Each call blocks. [AlarmHints] says when it is worth calling; without a hint once a second is
/// right.
public interface AlarmChanges {

    /// More than this since a position, and a new snapshot is cheaper than the changes.
    int MOST_CHANGES = 2_000;

    /// Where a reader is in the stream of changes.
    record Position(String snapshot) {}

    /// @param alarms all that are not closed, and those closed in the last hour
    record Snapshot(Position position, List<AlarmView> alarms) {}

    /// @param alarms each that changed, as it is now
    /// @param events what happened, by alarm and number; one may come again in a later answer
    record Changes(Position position, List<AlarmView> alarms, List<AlarmEventView> events) {}

    /// The homes whose alarms changed, of all organisations.
    record ChangedHomes(Position position, List<GatewayId> homes) {}

    Snapshot snapshot(OrganisationId organisation);

    /// @return empty when the position is too old to tell the changes one by one: take a snapshot
    Optional<Changes> since(OrganisationId organisation, Position since);

    /// All that are not closed, most urgent first, then longest waiting.
    List<AlarmView> open(OrganisationId organisation);

    Optional<AlarmView> view(OrganisationId organisation, AlarmId alarm);

    /// The whole history; empty when there is no such alarm for this organisation.
    List<AlarmEventView> history(OrganisationId organisation, AlarmId alarm);

    ChangedHomes homesChangedSince(Position since);

    /// Everything that is committed by now lies before this position.
    Position now();
}
