package nl.nabij.server.console.postgres;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.UserId;
import nl.nabij.contract.face.CommandView;
import nl.nabij.contract.face.ConsoleFrame.Colleague;
import nl.nabij.contract.face.HomeView;
import nl.nabij.server.command.CommandChanges;
import nl.nabij.server.console.Surroundings;
import nl.nabij.server.postgres.Database;
import nl.nabij.server.postgres.Transaction;

/// Reads what stands around the alarms on a console, as its organisation.
public final class PostgresSurroundings implements Surroundings.Reader {

    /// Besides the homes of the alarms, all homes of a small organisation; a larger one looks them up.
    private static final int MOST_OTHER_HOMES = 200;
    private static final int MOST_COLLEAGUES = 1_000;

    private final Database database;
    private final CommandChanges commands;

    public PostgresSurroundings(Database database, CommandChanges commands) {
        this.database = database;
        this.commands = commands;
    }

    @Override
    public Surroundings read(OrganisationId organisation, Set<GatewayId> ofAlarms) {
        List<CommandView> ofLastHour = commands.snapshot(organisation).commands();
        return database.asOrganisation(
                organisation,
                transaction -> new Surroundings(
                        transaction.one(
                                "select nabij_now()",
                                row -> row.getOffsetDateTime(0).toInstant()),
                        homes(transaction, ofAlarms),
                        ofLastHour,
                        HomeViews.faults(transaction),
                        colleagues(transaction)));
    }

    private static List<HomeView> homes(Transaction transaction, Set<GatewayId> ofAlarms) {
        Set<GatewayId> withAlarm = HomeViews.withOpenAlarm(transaction);
        Map<GatewayId, HomeView> homes = new LinkedHashMap<>();
        HomeViews.read(transaction, "$1::text is null", MOST_OTHER_HOMES, withAlarm::contains, Optional.empty())
                .forEach(home -> homes.put(home.id(), home));
        String[] missing = ofAlarms.stream()
                .filter(home -> !homes.containsKey(home))
                .map(GatewayId::value)
                .toArray(String[]::new);
        if (missing.length > 0) {
            HomeViews.read(transaction, "h.id = any($1)", missing.length, withAlarm::contains, (Object) missing)
                    .forEach(home -> homes.put(home.id(), home));
        }
        return List.copyOf(homes.values());
    }

    /// All whose shift runs; on duty are those whose screen lives too.
    private static List<Colleague> colleagues(Transaction transaction) {
        return transaction.list(
                "select p.id, p.shown_name, s.on_duty and coalesce(a.alive_until > (select nabij_now()), false) as on_duty"
                        + " from shift s join person p on p.id = s.person_id"
                        + " left join operator_alive a on a.user_id = p.id order by p.shown_name, p.id limit "
                        + MOST_COLLEAGUES,
                row -> new Colleague(
                        new UserId(row.getUUID("id")), row.getString("shown_name"), row.getBoolean("on_duty")));
    }
}
