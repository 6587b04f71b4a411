package nl.nabij.server.audit.postgres;

import io.vertx.sqlclient.Tuple;
import java.util.List;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.server.access.Person;
import nl.nabij.server.audit.AuditLog;
import nl.nabij.server.audit.Look;
import nl.nabij.server.postgres.Database;

/// Looks as rows of `look`, written as `nabij_app` for the looker's organisation: one statement, one
/// round trip, one commit for as many as there are.
public final class PostgresAuditLog implements AuditLog {

    private static final String INSERT = """
            insert into look (organisation_id, home_id, alarm_id, action, what, purpose, actor_id, actor_name,
                    actor_roles, actor_organisation_id, session_id, address, outcome)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            """;

    private final Database database;

    public PostgresAuditLog(Database database) {
        this.database = database;
    }

    @Override
    public void write(List<Look> looks) {
        if (looks.isEmpty()) {
            return;
        }
        OrganisationId organisation = looks.getFirst().by().person().organisation();
        List<Tuple> rows = looks.stream().map(PostgresAuditLog::row).toList();
        database.asOrganisation(organisation, transaction -> {
            transaction.batch(INSERT, rows);
            return rows.size();
        });
    }

    private static Tuple row(Look look) {
        Person person = look.by().person();
        return Tuple.tuple()
                .addValue(look.owner().value())
                .addValue(look.home().map(GatewayId::value).orElse(null))
                .addValue(look.alarm().map(alarm -> alarm.value()).orElse(null))
                .addValue(look.action().word())
                .addValue(look.what())
                .addValue(look.purpose())
                .addValue(person.id().value())
                .addValue(person.shownName())
                .addValue(person.roleWords())
                .addValue(person.organisation().value())
                .addValue(look.by().session())
                .addValue(look.by().address())
                .addValue(look.outcome().word());
    }
}
