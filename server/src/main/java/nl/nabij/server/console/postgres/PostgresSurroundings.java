package nl.nabij.server.console.postgres;

import io.vertx.sqlclient.Row;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.nabij.contract.AlarmId;
import nl.nabij.contract.CommandId;
import nl.nabij.contract.ContractException;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.UserId;
import nl.nabij.contract.face.CommandView;
import nl.nabij.contract.face.ConsoleFrame.Colleague;
import nl.nabij.contract.face.HomeView;
import nl.nabij.contract.home.DeviceCommand;
import nl.nabij.server.console.Surroundings;
import nl.nabij.server.postgres.Database;
import nl.nabij.server.postgres.Transaction;

/// Reads what stands around the alarms on a console, in one transaction of its organisation.
public final class PostgresSurroundings implements Surroundings.Reader {

    /// Besides the homes of the alarms, all homes of a small organisation; a larger one looks them up.
    private static final int MOST_OTHER_HOMES = 200;
    /// Of the last hour. More do not fit a screen, and the oldest drop out.
    private static final int MOST_COMMANDS = 500;

    private static final int MOST_COLLEAGUES = 1_000;

    private final Database database;

    public PostgresSurroundings(Database database) {
        this.database = database;
    }

    @Override
    public Surroundings read(OrganisationId organisation, Set<GatewayId> ofAlarms) {
        return database.asOrganisation(
                organisation,
                transaction -> new Surroundings(
                        transaction.one(
                                "select nabij_now()",
                                row -> row.getOffsetDateTime(0).toInstant()),
                        homes(transaction, ofAlarms),
                        commands(transaction),
                        HomeViews.faults(transaction),
                        colleagues(transaction)));
    }

    private static List<HomeView> homes(Transaction transaction, Set<GatewayId> ofAlarms) {
        Set<GatewayId> withAlarm = HomeViews.withOpenAlarm(transaction);
        Map<GatewayId, HomeView> homes = new LinkedHashMap<>();
        HomeViews.read(transaction, "$1::text is null", MOST_OTHER_HOMES, Optional.empty(), withAlarm::contains)
                .forEach(home -> homes.put(home.id(), home));
        String[] missing = ofAlarms.stream()
                .filter(home -> !homes.containsKey(home))
                .map(GatewayId::value)
                .toArray(String[]::new);
        if (missing.length > 0) {
            HomeViews.read(transaction, "h.id = any($1)", missing.length, missing, withAlarm::contains)
                    .forEach(home -> homes.put(home.id(), home));
        }
        return List.copyOf(homes.values());
    }

    private static List<CommandView> commands(Transaction transaction) {
        return transaction
                .list(
                        "select id, home_id, device_id, what::text as what, state, asked_at, asked_by_name, alarm_id,"
                                + " ended_at, reason from command where asked_at > nabij_now() - interval '1 hour'"
                                + " order by asked_at desc limit " + MOST_COMMANDS,
                        PostgresSurroundings::command)
                .reversed();
    }

    private static CommandView command(Row row) {
        try {
            return new CommandView(
                    new CommandId(row.getUUID("id")),
                    new GatewayId(row.getString("home_id")),
                    new DeviceId(row.getString("device_id")),
                    ContractJson.read(row.getString("what"), DeviceCommand.class),
                    CommandView.State.valueOf(row.getString("state").toUpperCase(java.util.Locale.ROOT)),
                    row.getOffsetDateTime("asked_at").toInstant(),
                    row.getString("asked_by_name"),
                    Optional.ofNullable(row.getUUID("alarm_id")).map(AlarmId::new),
                    Optional.ofNullable(row.getOffsetDateTime("ended_at")).map(OffsetDateTime::toInstant),
                    Optional.ofNullable(row.getString("reason")));
        } catch (ContractException e) {
            throw new IllegalStateException("A stored command cannot be read", e);
        }
    }

    /// All whose shift runs; on duty are those whose screen lives too.
    private static List<Colleague> colleagues(Transaction transaction) {
        return transaction.list(
                "select p.id, p.shown_name, s.on_duty and coalesce(a.alive_until > nabij_now(), false) as on_duty"
                        + " from shift s join person p on p.id = s.person_id"
                        + " left join operator_alive a on a.user_id = p.id order by p.shown_name, p.id limit "
                        + MOST_COLLEAGUES,
                row -> new Colleague(
                        new UserId(row.getUUID("id")), row.getString("shown_name"), row.getBoolean("on_duty")));
    }
}
