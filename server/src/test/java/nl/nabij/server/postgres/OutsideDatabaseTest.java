package nl.nabij.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import nl.nabij.contract.OrganisationId;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An administrator's PostgreSQL, with all that can be wrong with it.
class OutsideDatabaseTest {

    @TempDir
    private Path folder;

    private OutsidePostgres postgres;

    @BeforeEach
    void start() throws IOException, SQLException {
        postgres = OutsidePostgres.start(folder).prepared();
    }

    @AfterEach
    void stop() throws IOException {
        postgres.close();
    }

    @Test
    void oneUserWhoMayMakeRolesIsEnough() throws SQLException {
        DatabaseAddress address = postgres.address();
        for (int start = 1; start <= 2; start++) {
            OutsideDatabase.check(address);
            Migrations.run(address);
        }
        Vertx vertx = Vertx.vertx();
        try (Database database = new Database(vertx, address)) {
            OrganisationId id = OrganisationId.of("11111111-1111-1111-1111-111111111111");
            database.asWorker(tx -> tx.update("insert into organisation values ($1, 'De Bilt', 'care')", id.value()));
            String seen =
                    database.asOrganisation(id, tx -> tx.one("select name from organisation", r -> r.getString(0)));
            assertThat(seen).isEqualTo("De Bilt");
            String app = database.asNobody(tx -> tx.one("select current_user::text", r -> r.getString(0)));
            assertThat(app).isEqualTo("nabij_app");
        } finally {
            vertx.close().await();
        }
        assertThat(one("select count(*) from pg_roles where rolname like 'nabij%' and (rolsuper or rolbypassrls)"))
                .isEqualTo("0");
        assertThat(one("select tableowner from pg_tables where schemaname = 'nabij' and tablename = 'alarm'"))
                .isEqualTo("nabij_owner");
    }

    @Test
    void aWrongPasswordIsSaidAndNotRepeated() {
        assertRefused(postgres.address().as("nabij_server", "geraden"), "wrong user or password")
                .hasMessageNotContaining("geraden");
    }

    @Test
    void aDatabaseThatIsNotThereIsSaid() {
        assertRefused(postgres.address().in("elders"), "create database \"elders\" owner \"nabij_server\"");
    }

    @Test
    void anOldOneIsRefused() {
        assertThatThrownBy(() -> OutsideDatabase.requireVersion(15)).hasMessageContaining("PostgreSQL 15");
        OutsideDatabase.requireVersion(OutsideDatabase.OLDEST);
    }

    @Test
    void whoMayNotMakeRolesIsToldWhatToAskFor() throws SQLException {
        postgres.asAdministrator("alter role nabij_server nocreaterole");
        assertRefused(postgres.address(), "alter role \"nabij_server\" createrole");
        assertThat(one("select count(*) from pg_roles where rolname in ('nabij_owner', 'nabij_app', 'nabij_worker')"))
                .as("nothing is half done")
                .isEqualTo("0");
    }

    @Test
    void whoMayNotMakeASchemaIsToldWhatToAskFor() throws SQLException {
        postgres.asAdministrator("alter database telecare owner to postgres");
        assertRefused(postgres.address(), "alter database \"telecare\" owner to \"nabij_server\"");
    }

    @Test
    void aRoleThatAnotherMadeIsNotTaken() throws SQLException {
        postgres.asAdministrator("create role nabij_app login");
        assertRefused(postgres.address(), "grant nabij_app to \"nabij_server\" with admin option");
        postgres.asAdministrator("grant nabij_app to nabij_server with admin option");
        OutsideDatabase.check(postgres.address());
        postgres.asAdministrator("alter role nabij_app bypassrls");
        assertRefused(postgres.address(), "row-level security");
    }

    @Test
    void oneThatCanLoseWhatItAcknowledgedIsRefused() throws SQLException {
        postgres.asAdministrator("alter system set full_page_writes = off");
        postgres.asAdministrator("select pg_reload_conf()");
        assertRefused(postgres.address(), "full_page_writes");
    }

    @Test
    void oneThatDoesNotAnswerIsNamed() throws IOException {
        DatabaseAddress gone;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            gone = new DatabaseAddress("127.0.0.1", socket.getLocalPort(), "telecare", "nabij_server", "geheim");
        }
        assertRefused(gone, "127.0.0.1:" + gone.port()).hasMessageNotContaining("geheim");
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(DatabaseAddress address, String why) {
        return assertThatThrownBy(() -> OutsideDatabase.check(address))
                .isInstanceOf(DatabaseUnavailableException.class)
                .hasMessageContaining(why);
    }

    private String one(String query) throws SQLException {
        DatabaseAddress administrator = postgres.address().as("postgres", "any");
        try (Connection connection = DriverManager.getConnection(administrator.jdbcUrl(), administrator.user(), "any");
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            found.next();
            return String.valueOf(found.getString(1));
        }
    }
}
