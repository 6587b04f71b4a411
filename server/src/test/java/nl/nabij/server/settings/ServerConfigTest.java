package nl.nabij.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

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
