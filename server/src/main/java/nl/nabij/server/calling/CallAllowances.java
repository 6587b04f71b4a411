package nl.nabij.server.calling;

import io.vertx.sqlclient.Row;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.call.CallState;
import nl.nabij.contract.face.CallAllowance;
import nl.nabij.contract.face.CallConsents;
import nl.nabij.server.access.Person;
import nl.nabij.server.call.ConsentHours;
import nl.nabij.server.postgres.Database;

/// Who allowed somebody to come in: what a night centre may look after without an alarm. Blocks.
public final class CallAllowances {

    /// More nobody looks after in one night.
    public static final int MOST = 500;

    private final Database database;

    public CallAllowances(Database database) {
        this.database = database;
    }

    /// @param owner whose client she is
    public record Allowed(CallAllowance allowance, OrganisationId owner) {}

    /// What holds today for this person or her organisation, by name. As of [CallDesk]: of the home's own
    /// organisation, or of the night centre that it asks now.
    public List<Allowed> of(Person person) {
        return database.asWorker(tx -> {
            Instant now =
                    tx.one("select nabij_now()", row -> row.getOffsetDateTime(0).toInstant());
            return tx.list(
                    "select c.home_id, coalesce(r.name, ''), c.use, c.days, c.from_time, c.until_time, c.picture,"
                            + " coalesce(r.time_zone, 'Europe/Amsterdam'), h.organisation_id from call_consent c join home h on h.id = c.home_id"
                            + " left join lateral (select name, time_zone from client where home_id = h.id"
                            + " order by position, id limit 1) r on true"
                            + " where (c.caller_person = $1 or c.caller_organisation = $2)"
                            + " and (h.organisation_id = $2 or h.night_centre_id = $2) and h.stay <> 'ended'"
                            + " and c.ended_at is null and (c.last_day is null or c.last_day >="
                            + " ((select nabij_now()) at time zone 'Europe/Amsterdam')::date)"
                            + " order by r.name, c.home_id, c.at limit $3",
                    row -> new Allowed(allowance(row, now), new OrganisationId(row.getUUID(8))),
                    person.id().value(),
                    person.organisation().value(),
                    MOST);
        });
    }

    private static CallAllowance allowance(Row row, Instant now) {
        List<DayOfWeek> days =
                Arrays.stream(row.getArrayOfStrings(3)).map(DayOfWeek::valueOf).toList();
        String from = row.getString(4);
        String until = row.getString(5);
        ConsentHours hours = new ConsentHours(
                Set.copyOf(days), LocalTime.parse(from), LocalTime.parse(until), ZoneId.of(row.getString(7)));
        return new CallAllowance(
                new GatewayId(row.getString(0)),
                row.getString(1),
                CallConsents.Use.valueOf(row.getString(2).toUpperCase(Locale.ROOT)),
                hours.contain(now),
                days,
                from,
                until,
                CallState.Picture.valueOf(row.getString(6).toUpperCase(Locale.ROOT)));
    }
}
