package nl.nabij.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import nl.nabij.contract.OrganisationId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedServerTest {

    private static final Path BINARIES = Path.of(System.getProperty("java.io.tmpdir"), "postgres-binaries");

    @TempDir
    Path folder;

    @Test
    void a_second_server_on_the_same_folder_is_refused_and_the_first_lives_on() throws IOException {
        try (EmbeddedServer first = EmbeddedServer.start(folder, BINARIES)) {
            assertThatThrownBy(() -> EmbeddedServer.start(folder, BINARIES)).hasMessageContaining("Another server");
            Migrations.run(first.address());
        }
    }

    @Test
    void nobody_gets_in_without_the_password() throws IOException {
        try (EmbeddedServer server = EmbeddedServer.start(folder, BINARIES)) {
            DatabaseAddress address = server.address();
            assertThatThrownBy(() -> DriverManager.getConnection(address.jdbcUrl(), "postgres", "guess"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
            assertThat(Files.getPosixFilePermissions(folder.resolve("password")))
                    .hasSize(2);
        }
    }

    /// What kill -9 of the server leaves behind is made here by hand: a postmaster that runs while
    /// nobody holds the folder's lock.
    @Test
    void an_orphan_is_ended_and_what_it_committed_is_there() throws Exception {
        Path killed = folder.resolve("killed");
        EmbeddedServer orphaned = EmbeddedServer.start(killed, BINARIES);
        Migrations.run(orphaned.address());
        Vertx vertx = Vertx.vertx();
        OrganisationId id = OrganisationId.of("11111111-1111-1111-1111-111111111111");
        Database before = new Database(vertx, orphaned.address());
        before.asWorker(tx -> tx.update("insert into organisation values ($1, 'De Bilt', 'care')", id.value()));
        ProcessHandle orphan = OrphanPostmaster.find(killed.resolve("data")).orElseThrow();

        orphaned.forget();
        // A lock belongs to a file, so a renamed one is as good as a dead holder's.
        Files.move(killed.resolve("server.lock"), killed.resolve("old.lock"), StandardCopyOption.ATOMIC_MOVE);
        Files.move(killed.resolve("data/epg-lock"), killed.resolve("old.epg"), StandardCopyOption.ATOMIC_MOVE);
        try (EmbeddedServer next = EmbeddedServer.start(killed, BINARIES);
                Database after = new Database(vertx, next.address())) {
            assertThat(orphan.onExit().get(10, TimeUnit.SECONDS).isAlive()).isFalse();
            Migrations.run(next.address());
            assertThat(after.<String>asOrganisation(
                            id, tx -> tx.one("select name from organisation", r -> r.getString(0))))
                    .isEqualTo("De Bilt");
        } finally {
            before.close();
            vertx.close();
        }
    }
}
