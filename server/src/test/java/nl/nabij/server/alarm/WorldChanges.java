package nl.nabij.server.alarm;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.nabij.contract.AlarmId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.face.AlarmEventView;
import nl.nabij.contract.face.AlarmView;

/// What became visible since, as one node of a simulated world reads it: nothing while the database is
/// away, and others get on between the reading and its use.
final class WorldChanges implements AlarmChanges {

    /// Raised and offered.
    private static final int NEW = 2;

    private final AlarmChanges tables;
    private final Runnable check;
    private final Runnable afterReading;
    private final WorldAlarms.Sabotage sabotage;
    private final Map<AlarmId, AlarmView> told = new HashMap<>();

    WorldChanges(AlarmChanges tables, Runnable check, Runnable afterReading, WorldAlarms.Sabotage sabotage) {
        this.tables = tables;
        this.check = check;
        this.afterReading = afterReading;
        this.sabotage = sabotage;
    }

    @Override
    public Snapshot snapshot(OrganisationId organisation) {
        check.run();
        Snapshot snapshot = tables.snapshot(organisation);
        afterReading.run();
        return snapshot;
    }

    @Override
    public Optional<Changes> since(OrganisationId organisation, Position since) {
        check.run();
        Optional<Changes> changes = tables.since(organisation, since);
        afterReading.run();
        return switch (sabotage) {
            case CHANGES_ARE_SKIPPED ->
                changes.map(all -> new Changes(
                        all.position(),
                        all.alarms().stream()
                                .filter(alarm -> alarm.version() != NEW)
                                .toList(),
                        all.events()));
            case CHANGES_ARE_OLD ->
                changes.map(all -> new Changes(
                        all.position(), all.alarms().stream().map(this::before).toList(), all.events()));
            default -> changes;
        };
    }

    private AlarmView before(AlarmView now) {
        AlarmView before = told.put(now.id(), now);
        return before == null ? now : before;
    }

    @Override
    public List<AlarmView> open(OrganisationId organisation) {
        check.run();
        return tables.open(organisation);
    }

    @Override
    public Optional<AlarmView> view(OrganisationId organisation, AlarmId alarm) {
        check.run();
        return tables.view(organisation, alarm);
    }

    @Override
    public List<AlarmEventView> history(OrganisationId organisation, AlarmId alarm) {
        check.run();
        return tables.history(organisation, alarm);
    }

    @Override
    public ChangedHomes homesChangedSince(Position since) {
        check.run();
        return tables.homesChangedSince(since);
    }

    @Override
    public Position now() {
        check.run();
        return tables.now();
    }
}
