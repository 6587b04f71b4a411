package nl.nabij.server.alarm;

import java.util.List;
import java.util.UUID;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.UserId;
import nl.nabij.server.postgres.Database;

/// Signs of life in the table `operator_alive`, on the database's clock.
public final class PostgresOperatorsAlive implements OperatorsAlive {

    private final Database database;

    public PostgresOperatorsAlive(Database database) {
        this.database = database;
    }

    @Override
    public void beat(OrganisationId organisation, Operator operator) {
        beat(organisation, List.of(operator));
    }

    @Override
    public void beat(OrganisationId organisation, List<Operator> operators) {
        database.asOrganisation(
                organisation,
                transaction -> transaction.update(
                        "insert into operator_alive (user_id, organisation_id, shown_name, alive_until)"
                                + " select u.id, $2, u.name, nabij_now() + $4 * interval '1 millisecond'"
                                + " from unnest($1::uuid[], $3::text[]) u (id, name)"
                                // In one order, so that two nodes never wait for each other.
                                + " order by u.id"
                                + " on conflict (user_id) do update set alive_until = excluded.alive_until,"
                                + " called_until = null, shown_name = excluded.shown_name",
                        operators.stream()
                                .map(operator -> operator.id().value())
                                .toArray(UUID[]::new),
                        organisation.value(),
                        operators.stream().map(Operator::shownName).toArray(String[]::new),
                        SILENT_AFTER.toMillis()));
    }

    @Override
    public boolean called(OrganisationId organisation, Operator operator) {
        return database.asOrganisation(
                        organisation,
                        transaction -> transaction.update(
                                "insert into operator_alive (user_id, organisation_id, shown_name, called_until)"
                                        + " values ($1, $2, $3, nabij_now() + $4 * interval '1 millisecond')"
                                        + " on conflict (user_id) do update set called_until = excluded.called_until,"
                                        + " shown_name = excluded.shown_name"
                                        + " where operator_alive.alive_until is null"
                                        + " or operator_alive.alive_until <= (select nabij_now())",
                                operator.id().value(),
                                organisation.value(),
                                operator.shownName(),
                                SILENT_WITHOUT_CONSOLE_AFTER.toMillis()))
                > 0;
    }

    @Override
    public void leave(OrganisationId organisation, UserId operator) {
        database.asOrganisation(
                organisation,
                transaction -> transaction.update("delete from operator_alive where user_id = $1", operator.value()));
    }
}
