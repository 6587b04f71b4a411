package nl.nabij.server.console.postgres;

import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.UserId;
import nl.nabij.contract.face.HomeHistory;
import nl.nabij.contract.face.HomeView;
import nl.nabij.contract.face.MeasureSeries;
import nl.nabij.server.console.Kpi;
import nl.nabij.server.console.Kpi.Within;
import nl.nabij.server.console.Reading;
import nl.nabij.server.postgres.Database;

/// Homes and figures out of PostgreSQL.
public final class PostgresReading implements Reading {

    /// Where 'today' begins. All clients live there; a setting comes with the first who does not.
    private static final String TIME_ZONE = "Europe/Amsterdam";

    private final Database database;

    public PostgresReading(Database database) {
        this.database = database;
    }

    @Override
    public List<HomeView> homes(OrganisationId organisation, Optional<GatewayId> after, int most) {
        return database.asOrganisation(
                organisation,
                transaction -> HomeViews.read(
                        transaction,
                        "h.id > $1",
                        most,
                        _ -> true,
                        after.map(GatewayId::value).orElse("")));
    }

    @Override
    public List<HomeView> homesOfTeams(
            OrganisationId organisation, UserId member, Optional<GatewayId> after, int most) {
        return database.asOrganisation(
                organisation,
                transaction -> HomeViews.read(
                        transaction,
                        "h.id > $1 and exists (select from team_home i join team_member m on m.team_id = i.team_id"
                                + " where i.home_id = h.id and m.person_id = $2)",
                        most,
                        _ -> true,
                        after.map(GatewayId::value).orElse(""),
                        member.value()));
    }

    @Override
    public Optional<HomeView> home(OrganisationId organisation, GatewayId home) {
        return database
                .asOrganisation(
                        organisation,
                        transaction -> HomeViews.read(transaction, "h.id = $1", 1, _ -> true, home.value()))
                .stream()
                .findFirst();
    }

    @Override
    public Optional<OrganisationId> owner(OrganisationId organisation, GatewayId home) {
        // The alarm tells it too: a night centre still sees that for an hour after the end.
        return database.asOrganisation(
                organisation,
                transaction -> transaction.first(
                        "select organisation_id from home where id = $1 union all"
                                + " (select organisation_id from alarm where home_id = $1 limit 1) limit 1",
                        row -> new OrganisationId(row.getUUID(0)),
                        home.value()));
    }

    @Override
    public HomeHistory history(OrganisationId organisation, GatewayId home, Duration back) {
        return database.asOrganisation(organisation, transaction -> HomeHistories.read(transaction, home, back));
    }

    @Override
    public List<MeasureSeries> measures(OrganisationId organisation, GatewayId home) {
        return database.asOrganisation(organisation, transaction -> HomeHistories.measures(transaction, home));
    }

    @Override
    public Kpi kpi(OrganisationId organisation) {
        return database.asOrganisation(
                organisation,
                transaction -> transaction.one(
                        "select since, alarms, answered, due_30, within_30, due_60, within_60, due_180, within_180,"
                                + " waiting, oldest_waiting_ms from answer_times($1)",
                        PostgresReading::kpi,
                        TIME_ZONE));
    }

    private static Kpi kpi(Row row) {
        return new Kpi(
                row.getOffsetDateTime("since").toInstant(),
                row.getLong("alarms"),
                row.getLong("answered"),
                Within.of(row.getLong("due_30"), row.getLong("within_30")),
                Within.of(row.getLong("due_60"), row.getLong("within_60")),
                Within.of(row.getLong("due_180"), row.getLong("within_180")),
                row.getLong("waiting"),
                Optional.ofNullable(row.getLong("oldest_waiting_ms")));
    }
}
