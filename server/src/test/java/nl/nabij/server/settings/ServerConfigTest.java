package nl.nabij.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import nl.nabij.server.enrolment.GivenCertificate;
import nl.nabij.server.postgres.DatabaseAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerConfigTest {

    @Test
    void nothingSetIsTheUsualServer() {
        ServerConfig config = ServerConfig.read(Map.of());
        assertThat(config.httpsPort()).isEqualTo(8443);
        assertThat(config.httpPort()).isEqualTo(8080);
        assertThat(config.uplinkPort()).isEqualTo(8883);
        assertThat(config.ladderStep()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.database()).isEmpty();
        assertThat(config.demo()).isFalse();
    }

    @Test
    void everyMistakeIsToldAtOnceWithItsKeyAndWhatWouldBeRight() {
        SettingsException refused = catchThrowableOfType(
                SettingsException.class,
                () -> ServerConfig.read(Map.of(
                        "NABIJ_SERVER_HTTP_PORT", "eighty",
                        "NABIJ_SERVER_UPLINK_PORT", "70000",
                        "NABIJ_LADDER_STEP_SECONDS", "0",
                        "NABIJ_DEMO", "yes",
                        "NABIJ_SERVER_NAMES", "centre.example, no good")));
        assertThat(refused.mistakes())
                .containsExactlyInAnyOrder(
                        "NABIJ_SERVER_HTTP_PORT is 'eighty'; it has to be a whole number from 0 to 65535",
                        "NABIJ_SERVER_UPLINK_PORT is '70000'; it has to be a whole number from 0 to 65535",
                        "NABIJ_LADDER_STEP_SECONDS is '0'; it has to be a whole number from 1 to 600",
                        "NABIJ_DEMO is 'yes'; it has to be true or false",
                        "NABIJ_SERVER_NAMES holds 'no good'; it has to be host names or addresses, separated by"
                                + " commas");
    }

    @Test
    void aCertificateAndItsKeyBelongTogether() {
        ServerConfig both = ServerConfig.read(Map.of(
                "NABIJ_SERVER_CERTIFICATE_FILE", "/etc/nabij/server.pem",
                "NABIJ_SERVER_KEY_FILE", "/etc/nabij/server.key"));
        assertThat(both.certificate())
                .contains(new GivenCertificate(Path.of("/etc/nabij/server.pem"), Path.of("/etc/nabij/server.key")));
        SettingsException refused = catchThrowableOfType(
                SettingsException.class,
                () -> ServerConfig.read(Map.of("NABIJ_SERVER_CERTIFICATE_FILE", "/etc/nabij/server.pem")));
        assertThat(refused.mistakes())
                .containsExactly("NABIJ_SERVER_KEY_FILE is not set, and NABIJ_SERVER_CERTIFICATE_FILE is; a certificate"
                        + " and its key belong together");
    }

    @Test
    void aFleetIsOfTheDemoOnly() {
        assertThat(ServerConfig.read(Map.of("NABIJ_DEMO", "true", "NABIJ_DEMO_FLEET", "10000"))
                        .demoFleet())
                .isEqualTo(10_000);
        SettingsException refused =
                catchThrowableOfType(SettingsException.class, () -> ServerConfig.read(Map.of("NABIJ_DEMO_FLEET", "5")));
        assertThat(refused.mistakes())
                .containsExactly("NABIJ_DEMO_FLEET makes homes of a demo; it needs NABIJ_DEMO=true");
        refused = catchThrowableOfType(
                SettingsException.class,
                () -> ServerConfig.read(Map.of("NABIJ_DEMO", "true", "NABIJ_DEMO_FLEET", "many")));
        assertThat(refused.mistakes())
                .containsExactly("NABIJ_DEMO_FLEET is 'many'; it has to be a whole number from 0 to 20000");
    }

    @Test
    void secretsAreNeverRepeated() {
        SettingsException refused = catchThrowableOfType(
                SettingsException.class,
                () -> ServerConfig.read(Map.of("NABIJ_DATABASE_URL", "mysql://u:geheim@host/db")));
        assertThat(refused).hasMessageContaining("NABIJ_DATABASE_URL").hasMessageNotContaining("geheim");
        assertThat(ServerConfig.read(Map.of(
                                "NABIJ_DATABASE_URL",
                                "postgresql://u:geheim@host:5432/nabij",
                                "NABIJ_DEMO_PASSWORD",
                                "geheimpje"))
                        .toString())
                .doesNotContain("geheim");
    }

    @Test
    void theDatabasesPasswordCanStandInAFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("password"), "p@ss:w%20ord\n");
        Map<String, String> right = Map.of(
                "NABIJ_DATABASE_URL", "postgresql://u@host/nabij", "NABIJ_DATABASE_PASSWORD_FILE", file.toString());
        assertThat(ServerConfig.read(right).database())
                .contains(new DatabaseAddress("host", 5432, "nabij", "u", "p@ss:w%20ord"));
        Path empty = Files.writeString(folder.resolve("empty"), "\n");
        Map<Map<String, String>, String> wrong = Map.of(
                Map.of("NABIJ_DATABASE_PASSWORD_FILE", file.toString()),
                "NABIJ_DATABASE_PASSWORD_FILE holds a password for NABIJ_DATABASE_URL, which is not set",
                Map.of(
                        "NABIJ_DATABASE_URL",
                        "postgresql://u:geheim@host/nabij",
                        "NABIJ_DATABASE_PASSWORD_FILE",
                        file.toString()),
                "NABIJ_DATABASE_URL holds a password, and a file with one is named too; one of them has to be left"
                        + " out",
                Map.of(
                        "NABIJ_DATABASE_URL",
                        "postgresql://host/nabij",
                        "NABIJ_DATABASE_PASSWORD_FILE",
                        file.toString()),
                "NABIJ_DATABASE_URL has to look like postgresql://user@host:5432/database, with all parts",
                Map.of(
                        "NABIJ_DATABASE_URL",
                        "postgresql://u@host/nabij",
                        "NABIJ_DATABASE_PASSWORD_FILE",
                        empty.toString()),
                "NABIJ_DATABASE_PASSWORD_FILE names a file that is empty or too long; it has to hold one password of"
                        + " at most 1024 bytes");
        wrong.forEach((environment, mistake) -> assertThat(
                        catchThrowableOfType(SettingsException.class, () -> ServerConfig.read(environment))
                                .mistakes())
                .containsExactly(mistake));
        assertThat(catchThrowableOfType(
                                SettingsException.class,
                                () -> ServerConfig.read(Map.of(
                                        "NABIJ_DATABASE_URL",
                                        "postgresql://u@host/nabij",
                                        "NABIJ_DATABASE_PASSWORD_FILE",
                                        folder.resolve("nowhere").toString())))
                        .mistakes())
                .singleElement()
                .asString()
                .startsWith("NABIJ_DATABASE_PASSWORD_FILE names a file that cannot be read (");
    }

    @Test
    void thePublicOriginIsAnAddressOfABrowserAndNothingMore() {
        for (String wrong : List.of(
                "http://centre.example", "centre.example", "https://centre.example/console", "https://u@c.nl")) {
            SettingsException refused = catchThrowableOfType(
                    SettingsException.class, () -> ServerConfig.read(Map.of("NABIJ_SERVER_PUBLIC_ORIGIN", wrong)));
            assertThat(refused)
                    .as(wrong)
                    .hasMessageStartingWith("NABIJ_SERVER_PUBLIC_ORIGIN is '")
                    .hasMessageContaining("https://centre.example");
        }
        assertThat(ServerConfig.read(Map.of("NABIJ_SERVER_PUBLIC_ORIGIN", "https://Centre.Example/"))
                        .publicOrigin())
                .map(Object::toString)
                .contains("https://centre.example");
    }

    @Test
    void twoListenersCannotShareAPort() {
        SettingsException refused = catchThrowableOfType(
                SettingsException.class,
                () -> ServerConfig.read(Map.of("NABIJ_SERVER_HTTP_PORT", "9000", "NABIJ_SERVER_HTTPS_PORT", "9000")));
        assertThat(refused)
                .hasMessage("NABIJ_SERVER_HTTP_PORT is 9000, and so is NABIJ_SERVER_HTTPS_PORT; each needs a port of"
                        + " its own");
        assertThat(ServerConfig.read(Map.of("NABIJ_SERVER_HTTP_PORT", "0", "NABIJ_SERVER_HTTPS_PORT", "0"))
                        .httpPort())
                .isZero();
    }
}
