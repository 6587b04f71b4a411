package nl.nabij.server.audit.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.pgclient.PgException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.nabij.contract.AlarmId;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.UserId;
import nl.nabij.server.access.Person;
import nl.nabij.server.access.Role;
import nl.nabij.server.audit.Look;
import nl.nabij.server.audit.Looker;
import nl.nabij.server.postgres.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class PostgresAuditLogTest {

    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final OrganisationId BILT = DATABASE.organisation("De Bilt", "care");
    private static final OrganisationId NIGHT = DATABASE.organisation("Nacht", "night-centre");
    private static final OrganisationId ZEIST = DATABASE.organisation("Zeist", "care");

    private final PostgresAuditLog log = new PostgresAuditLog(DATABASE.database());
    private final Person fatima = new Person(
            new UserId(UUID.randomUUID()), "fatima", "Fatima", NIGHT, "Nacht", Set.of(Role.OPERATOR, Role.CARER));
    private final UUID session = UUID.randomUUID();
    private final AlarmId alarm = new AlarmId(UUID.randomUUID());

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    private Look look(Person by) {
        return new Look(
                new Looker(by, session, "192.0.2.7"),
                BILT,
                Optional.of(new GatewayId("gw-bilt")),
                Optional.of(alarm),
                Look.Action.READ,
                "client-card",
                "alarm",
                Look.Outcome.DONE);
    }

    private List<String> rows(OrganisationId reader) {
        return DATABASE.database().asOrganisation(reader, tx -> tx.list("""
                select concat_ws(' ', organisation_id, home_id, alarm_id, action, what, purpose, actor_id, actor_name,
                        actor_roles, actor_organisation_id, session_id, address, outcome) from look where session_id = $1
                """, row -> row.getString(0), session));
    }

    @Test
    void eachLookIsARowThatBothSidesCanReadAndNobodyElse() {
        log.write(List.of(look(fatima), look(fatima)));
        String row = String.join(
                " ",
                BILT.toString(),
                "gw-bilt",
                alarm.toString(),
                "read client-card alarm",
                fatima.id().toString(),
                "Fatima carer operator",
                NIGHT.toString(),
                session.toString(),
                "192.0.2.7 done");
        assertThat(rows(NIGHT)).containsExactly(row, row);
        assertThat(rows(BILT)).containsExactly(row, row);
        assertThat(rows(ZEIST)).isEmpty();
    }

    @Test
    void aLookCannotBeWrittenInAnothersName() {
        Person ofZeist = new Person(fatima.id(), "fatima", "Fatima", ZEIST, "Zeist", Set.of(Role.OPERATOR));
        assertThatThrownBy(() -> log.write(List.of(look(fatima), look(ofZeist))))
                .isInstanceOf(PgException.class);
        assertThat(rows(NIGHT)).isEmpty();
    }

    @Test
    void nobodyChangesOrDeletesOrEmpties() {
        log.write(List.of(look(fatima)));
        for (String change : List.of("update look set what = 'nothing'", "delete from look", "truncate look")) {
            assertThatThrownBy(() -> DATABASE.database().asOrganisation(NIGHT, tx -> tx.update(change)))
                    .as(change)
                    .isInstanceOf(PgException.class);
            assertThatThrownBy(() -> DATABASE.asAdministrator(change))
                    .as(change)
                    .hasStackTraceContaining("is only ever added to");
        }
        assertThat(rows(NIGHT)).hasSize(1);
    }
}
