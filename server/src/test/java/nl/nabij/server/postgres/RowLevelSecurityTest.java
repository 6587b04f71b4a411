package nl.nabij.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.pgclient.PgException;
import java.util.List;
import java.util.UUID;
import nl.nabij.contract.OrganisationId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Each case signs in as `nabij_app`, for whom the policies hold.
final class RowLevelSecurityTest {

    private static final TestDatabase FIXTURE = TestDatabase.fresh();
    private static final Database DATABASE = FIXTURE.database();
    private static final OrganisationId BILT = FIXTURE.organisation("De Bilt", "care");
    private static final OrganisationId ZEIST = FIXTURE.organisation("Zeist", "care");

    static {
        fill("gw-bilt", BILT);
        fill("gw-zeist", ZEIST);
    }

    @AfterAll
    static void close() {
        FIXTURE.close();
    }

    @Test
    void works_as_a_role_without_privileges() {
        assertThat(DATABASE.<String>asOrganisation(
                        BILT, tx -> tx.one("select current_user::text", r -> r.getString(0))))
                .isEqualTo("nabij_app");
        assertThat(DATABASE.<Boolean>asOrganisation(
                        BILT,
                        tx -> tx.one(
                                "select bool_or(rolsuper or rolbypassrls) from pg_roles where rolname like 'nabij%'",
                                r -> r.getBoolean(0))))
                .isFalse();
    }

    @Test
    void an_organisation_sees_its_own_rows_and_no_others() {
        for (String table :
                List.of("home", "client", "gateway", "gateway_stream", "gateway_certificate", "device", "fault")) {
            assertThat(organisationsSeen(BILT, table)).as(table).containsExactly(BILT.value());
            assertThat(organisationsSeen(ZEIST, table)).as(table).containsExactly(ZEIST.value());
        }
    }

    @Test
    void every_table_with_an_organisation_has_a_policy() {
        List<String> open = DATABASE.asWorker(tx -> tx.list("""
                select c.relname::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where n.nspname = 'nabij' and c.relkind in ('r', 'p') and not c.relrowsecurity
                  and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'organisation_id')
                """, r -> r.getString(0)));
        assertThat(open).isEmpty();
    }

    @Test
    void nobody_sees_nothing_also_on_a_connection_that_was_used_for_somebody() {
        for (int i = 0; i < 40; i++) {
            assertThat(organisationsSeen(BILT, "home")).containsExactly(BILT.value());
            assertThat(DATABASE.<Long>asNobody(tx -> tx.one("select count(*) from home", r -> r.getLong(0))))
                    .isZero();
        }
    }

    @Test
    void a_row_for_another_organisation_is_refused() {
        assertThatThrownBy(() -> DATABASE.asOrganisation(
                        BILT,
                        tx -> tx.update(
                                "insert into home (id, organisation_id) values ('gw-thief', $1)", ZEIST.value())))
                .isInstanceOf(PgException.class)
                .hasMessageContaining("row-level security");
        assertThat(DATABASE.<Integer>asOrganisation(
                        BILT, tx -> tx.update("update client set name = 'x' where home_id = 'gw-zeist'")))
                .isZero();
    }

    @Test
    void the_bytes_set_aside_and_the_hashes_of_codes_are_not_for_a_desk() {
        for (String table : List.of("enrolment_code", "set_aside", "up_message")) {
            assertThatThrownBy(() -> organisationsSeen(BILT, table)).hasMessageContaining("permission denied");
        }
    }

    @Test
    void a_provider_and_its_night_centre_see_each_others_names_but_no_home() {
        OrganisationId night = FIXTURE.organisation("Nacht", "night-centre");
        DATABASE.asWorker(tx -> tx.update("insert into night_centre values ($1, $2)", BILT.value(), night.value()));
        assertThat(names(night)).containsExactlyInAnyOrder("De Bilt", "Nacht");
        assertThat(names(BILT)).containsExactlyInAnyOrder("De Bilt", "Nacht");
        assertThat(names(ZEIST)).containsExactly("Zeist");
        assertThat(organisationsSeen(night, "home")).isEmpty();
    }

    private static List<String> names(OrganisationId organisation) {
        return DATABASE.asOrganisation(
                organisation, tx -> tx.list("select name from organisation", r -> r.getString(0)));
    }

    private static List<UUID> organisationsSeen(OrganisationId by, String table) {
        return DATABASE.asOrganisation(
                by, tx -> tx.list("select distinct organisation_id from " + table, r -> r.getUUID(0)));
    }

    private static void fill(String home, OrganisationId organisation) {
        FIXTURE.home(home, organisation);
        UUID of = organisation.value();
        DATABASE.asWorker(tx -> {
            tx.update(
                    "insert into client (id, home_id, organisation_id, name, address, town) values ($1, $2, $3, 'n', 'a', 't')",
                    UUID.randomUUID(),
                    home,
                    of);
            tx.update("insert into gateway (home_id, organisation_id) values ($1, $2)", home, of);
            tx.update(
                    "insert into gateway_stream (home_id, organisation_id, stream, epoch) values ($1, $2, 'alarm', 1)",
                    home,
                    of);
            tx.update(
                    "insert into gateway_certificate (serial, home_id, organisation_id, not_after) values ($1, $2, $3, now())",
                    home,
                    home,
                    of);
            tx.update(
                    "insert into device (home_id, id, organisation_id, name, vendor, model, kinds) values ($1, 'd', $2, 'n', 'v', 'm', '{}')",
                    home,
                    of);
            return tx.update(
                    "insert into fault (home_id, organisation_id, fault, text) values ($1, $2, 'f', 't')", home, of);
        });
    }
}
