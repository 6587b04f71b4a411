package nl.nabij.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import nl.nabij.contract.ContractJson;
import nl.nabij.server.postgres.OutsidePostgres;
import nl.nabij.server.settings.DataFolder;
import nl.nabij.server.settings.ServerConfig;
import nl.nabij.server.web.Caller;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole server on a PostgreSQL that is not its own.
class OutsideDatabaseStoryTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private record Addresses(int http) {}

    private ServerApp server(String url) throws Exception {
        ServerConfig config = ServerConfig.read(Map.of(
                "NABIJ_DATA", folder.resolve("nabij").toString(),
                "NABIJ_SERVER_HTTP_PORT", "0",
                "NABIJ_SERVER_HTTPS_PORT", "0",
                "NABIJ_SERVER_UPLINK_PORT", "0",
                "NABIJ_DATABASE_URL", url));
        return new ServerApp(config, DataFolder.open(config.data()), Clock.systemUTC());
    }

    @Test
    void itIsUsedAndLostAndFoundAgainWithoutARestart() throws Exception {
        try (OutsidePostgres postgres = OutsidePostgres.start(folder).prepared();
                ServerApp server = server(postgres.url())) {
            server.start();
            assertThat(folder.resolve("nabij/server/postgres"))
                    .as("no database of its own")
                    .doesNotExist();
            Caller caller = Caller.at(
                    ContractJson.read(Files.readString(folder.resolve("nabij/server/addresses.json")), Addresses.class)
                            .http());
            awaitReady(caller, 200);
            postgres.stop();
            awaitReady(caller, 503);
            postgres.startAgain();
            awaitReady(caller, 200);
        }
    }

    @Test
    void aMistakeIsToldWithItsSetting() throws Exception {
        try (OutsidePostgres postgres = OutsidePostgres.start(folder).prepared();
                ServerApp server = server(postgres.url().replace("van-de-beheerder", "geraden"))) {
            assertThatThrownBy(server::start)
                    .hasMessageStartingWith("NABIJ_DATABASE_URL has a wrong user or password")
                    .hasMessageNotContaining("geraden");
        }
    }

    private static void awaitReady(Caller caller, int status) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        int last = 0;
        while (System.nanoTime() < end) {
            last = caller.get("/health/ready").status();
            if (last == status) {
                return;
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        assertThat(last).isEqualTo(status);
    }
}
