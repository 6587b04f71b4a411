package nl.nabij.server.alarm;

import io.vertx.sqlclient.Row;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.nabij.contract.AlarmId;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.face.AlarmEventView;
import nl.nabij.contract.face.AlarmView;
import nl.nabij.server.postgres.Database;
import nl.nabij.server.postgres.Transaction;

/// The changes as PostgreSQL knows them. The position is a snapshot of the database, not a number: a
/// transaction that began earlier and committed later is never skipped.
public final class PostgresAlarmChanges implements AlarmChanges {

    private static final String SINCE =
            " xid >= pg_snapshot_xmin($1::text::pg_snapshot) and not pg_visible_in_snapshot(xid, $1::text::pg_snapshot)";

    private final Database database;

    public PostgresAlarmChanges(Database database) {
        this.database = database;
    }

    @Override
    public Snapshot snapshot(OrganisationId organisation) {
        return database.asOrganisation(organisation, transaction -> {
            // First the position, then the rows: what commits in between is told twice, never missed.
            Position position = position(transaction);
            List<AlarmView> alarms = transaction.list(
                    "select " + AlarmColumns.NAMES + " from alarm where state <> 'closed'"
                            + " or closed_at > (select nabij_now()) - interval '1 hour' order by received_at",
                    PostgresAlarmChanges::view);
            return new Snapshot(position, alarms);
        });
    }

    @Override
    public Optional<Changes> since(OrganisationId organisation, Position since) {
        List<Line> lines = database.ask(
                "select snapshot, event_alarm, event_seq, event_body, (alarm).*"
                        + " from alarm_changes($1, $2::text::pg_snapshot, $3)",
                PostgresAlarmChanges::line,
                organisation.value(),
                since.snapshot(),
                MOST_CHANGES + 1);
        List<AlarmEventView> events =
                lines.stream().flatMap(line -> line.event().stream()).toList();
        if (events.size() > MOST_CHANGES) {
            return Optional.empty();
        }
        Map<AlarmId, AlarmView> alarms = new HashMap<>();
        lines.forEach(line -> line.alarm().ifPresent(alarm -> alarms.put(alarm.id(), alarm)));
        return Optional.of(new Changes(
                lines.getFirst().position(),
                alarms.values().stream()
                        .sorted(Comparator.comparing(AlarmView::receivedAt))
                        .toList(),
                events));
    }

    private record Line(Position position, Optional<AlarmEventView> event, Optional<AlarmView> alarm) {}

    private static Line line(Row row) {
        UUID alarm = row.getUUID("event_alarm");
        return new Line(
                new Position(row.getString("snapshot")),
                alarm == null
                        ? Optional.empty()
                        : Optional.of(AlarmEventViews.of(
                                new AlarmId(alarm),
                                row.getInteger("event_seq"),
                                AlarmTables.event(row.getString("event_body")))),
                row.getUUID("id") == null ? Optional.empty() : Optional.of(view(row)));
    }

    @Override
    public List<AlarmView> open(OrganisationId organisation) {
        return database
                .asOrganisation(
                        organisation,
                        transaction -> transaction.list(
                                "select " + AlarmColumns.NAMES
                                        + " from alarm where state <> 'closed' order by received_at",
                                PostgresAlarmChanges::view))
                .stream()
                .sorted(Comparator.comparingInt(AlarmView::urgency))
                .toList();
    }

    @Override
    public Optional<AlarmView> view(OrganisationId organisation, AlarmId alarm) {
        return database.asOrganisation(
                organisation,
                transaction -> transaction.first(
                        "select " + AlarmColumns.NAMES + " from alarm where id = $1",
                        PostgresAlarmChanges::view,
                        alarm.value()));
    }

    @Override
    public List<AlarmEventView> history(OrganisationId organisation, AlarmId alarm) {
        return database.asOrganisation(
                organisation,
                transaction -> transaction.list(
                        "select alarm_id, seq, body::text as body from alarm_event where alarm_id = $1 order by seq",
                        PostgresAlarmChanges::event,
                        alarm.value()));
    }

    @Override
    public ChangedHomes homesChangedSince(Position since) {
        return database.asWorker(transaction -> new ChangedHomes(
                position(transaction),
                transaction.list(
                        "select distinct home_id from alarm_event where" + SINCE,
                        row -> new GatewayId(row.getString(0)),
                        since.snapshot())));
    }

    @Override
    public Position now() {
        return database.asWorker(PostgresAlarmChanges::position);
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
