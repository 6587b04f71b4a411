package nl.nabij.server.command;

import java.util.List;
import java.util.Optional;
import nl.nabij.contract.CommandId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.face.CommandView;
import nl.nabij.server.postgres.Database;
import nl.nabij.server.postgres.Transaction;

/// What the consoles of one organisation see of commands: those that run or ended in the last hour,
/// then what changed since. Positions as in [nl.nabij.server.alarm.AlarmChanges]. Each call blocks.
public final class CommandChanges {

    static final String SINCE =
            " xid >= pg_snapshot_xmin($1::text::pg_snapshot) and not pg_visible_in_snapshot(xid, $1::text::pg_snapshot)";

    private final Database database;

    public CommandChanges(Database database) {
        this.database = database;
    }

    public record Position(String snapshot) {}

    /// @param commands each as it is now
    public record Commands(Position position, List<CommandView> commands) {}

    public Commands snapshot(OrganisationId organisation) {
        return database.asOrganisation(
                organisation,
                transaction -> new Commands(
                        position(transaction),
                        views(
                                CommandTable.list(
                                        transaction,
                                        "ended_at is null or ended_at > (select nabij_now()) - interval '1 hour' order by asked_number"))));
    }

    public Commands since(OrganisationId organisation, Position since) {
        return database.asOrganisation(
                organisation,
                transaction -> new Commands(
                        position(transaction),
                        views(CommandTable.list(transaction, SINCE + " order by asked_number", since.snapshot()))));
    }

    public Optional<CommandView> view(OrganisationId organisation, CommandId command) {
        return database
                .asOrganisation(
                        organisation, transaction -> views(CommandTable.list(transaction, "id = $1", command.value())))
                .stream()
                .findFirst();
    }

    private static List<CommandView> views(List<Command.Known> commands) {
        return commands.stream().map(CommandViews::of).toList();
    }

    static Position position(Transaction transaction) {
        return transaction.one("select pg_current_snapshot()::text", row -> new Position(row.getString(0)));
    }
}
