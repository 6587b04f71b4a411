package nl.nabij.server.alarm;

import io.vertx.sqlclient.Row;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.nabij.contract.AlarmId;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.face.AlarmEventView;
import nl.nabij.contract.face.AlarmView;
import nl.nabij.server.postgres.Database;
import nl.nabij.server.postgres.Transaction;

/// What the consoles of one organisation see of alarms: all of it at first, then what became visible
/// since. The position is a snapshot of the database, not a number: a transaction that began earlier
/// and committed later is never skipped.
///
/// Each call blocks. [AlarmHints] says when it is worth calling; without a hint once a second is
/// right.
public final class AlarmChanges {

    /// More than this since a position, and a new snapshot is cheaper than the changes.
    private static final int MOST_CHANGES = 2_000;

    private static final String SINCE =
            " xid >= pg_snapshot_xmin($1::text::pg_snapshot) and not pg_visible_in_snapshot(xid, $1::text::pg_snapshot)";

    private final Database database;

    public AlarmChanges(Database database) {
        this.database = database;
    }

    /// Where a reader is in the stream of changes.
    public record Position(String snapshot) {}

    /// @param alarms all that are not closed, and those closed in the last hour
    public record Snapshot(Position position, List<AlarmView> alarms) {}

    /// @param alarms each that changed, as it is now
    /// @param events what happened, by alarm and number; one may come again in a later answer
    public record Changes(Position position, List<AlarmView> alarms, List<AlarmEventView> events) {}

    public Snapshot snapshot(OrganisationId organisation) {
        return database.asOrganisation(organisation, transaction -> {
            // First the position, then the rows: what commits in between is told twice, never missed.
            Position position = position(transaction);
            List<AlarmView> alarms = transaction.list(
                    "select " + AlarmColumns.NAMES + " from alarm where state <> 'closed'"
                            + " or closed_at > nabij_now() - interval '1 hour' order by received_at",
                    AlarmChanges::view);
            return new Snapshot(position, alarms);
        });
    }

    /// @return empty when the position is too old to tell the changes one by one: take a snapshot
    public Optional<Changes> since(OrganisationId organisation, Position since) {
        return database.asOrganisation(organisation, transaction -> {
            Position position = position(transaction);
            List<AlarmEventView> events = transaction.list(
                    "select alarm_id, seq, body::text as body from alarm_event where" + SINCE
                            + " order by alarm_id, seq limit " + (MOST_CHANGES + 1),
                    AlarmChanges::event,
                    since.snapshot());
            if (events.size() > MOST_CHANGES) {
                return Optional.empty();
            }
            List<AlarmView> alarms = events.isEmpty()
                    ? List.of()
                    : transaction.list(
                            "select " + AlarmColumns.NAMES + " from alarm where id = any($1) order by received_at",
                            AlarmChanges::view,
                            (Object) events.stream()
                                    .map(event -> event.alarm().value())
                                    .distinct()
                                    .toArray(UUID[]::new));
            return Optional.of(new Changes(position, alarms, events));
        });
    }

    /// All that are not closed, most urgent first, then longest waiting.
    public List<AlarmView> open(OrganisationId organisation) {
        return database
                .asOrganisation(
                        organisation,
                        transaction -> transaction.list(
                                "select " + AlarmColumns.NAMES
                                        + " from alarm where state <> 'closed' order by received_at",
                                AlarmChanges::view))
                .stream()
                .sorted(Comparator.comparingInt(AlarmView::urgency))
                .toList();
    }

    public Optional<AlarmView> view(OrganisationId organisation, AlarmId alarm) {
        return database.asOrganisation(
                organisation,
                transaction -> transaction.first(
                        "select " + AlarmColumns.NAMES + " from alarm where id = $1",
                        AlarmChanges::view,
                        alarm.value()));
    }

    /// The whole history; empty when there is no such alarm for this organisation.
    public List<AlarmEventView> history(OrganisationId organisation, AlarmId alarm) {
        return database.asOrganisation(
                organisation,
                transaction -> transaction.list(
                        "select alarm_id, seq, body::text as body from alarm_event where alarm_id = $1 order by seq",
                        AlarmChanges::event,
                        alarm.value()));
    }

    /// The homes whose alarms changed, of all organisations.
    record ChangedHomes(Position position, List<GatewayId> homes) {}

    ChangedHomes homesChangedSince(Position since) {
        return database.asWorker(transaction -> new ChangedHomes(
                position(transaction),
                transaction.list(
                        "select distinct home_id from alarm_event where" + SINCE,
                        row -> new GatewayId(row.getString(0)),
                        since.snapshot())));
    }

    /// Everything that is committed by now lies before this position.
    Position now() {
        return database.asWorker(AlarmChanges::position);
    }

    private static Position position(Transaction transaction) {
        return transaction.one("select pg_current_snapshot()::text", row -> new Position(row.getString(0)));
    }

    private static AlarmView view(Row row) {
        return AlarmColumns.row(row).view();
    }

    private static AlarmEventView event(Row row) {
        return AlarmEventViews.of(
                new AlarmId(row.getUUID("alarm_id")), row.getInteger("seq"), AlarmTables.event(row.getString("body")));
    }
}
