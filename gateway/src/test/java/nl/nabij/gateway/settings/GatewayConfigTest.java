package nl.nabij.gateway.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import nl.nabij.gateway.identity.ServerAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayConfigTest {

    private static final String FINGERPRINT = "ab".repeat(32);

    @Test
    void withoutAnySettingItIsTheDemosGateway() {
        GatewayConfig config = GatewayConfig.read(Map.of());
        assertThat(config.httpPort()).isEqualTo(8081);
        assertThat(config.brokerPort()).isEqualTo(1883);
        assertThat(config.outsideBroker()).isEmpty();
        assertThat(config.server()).hasToString("https://localhost:8443");
        assertThat(config.folder()).endsWithRaw(Path.of(".nabij", "gateway"));
        assertThat(config.clockTrusted()).isFalse();
    }

    @Test
    void everySettingIsRead() {
        GatewayConfig config = GatewayConfig.read(Map.of(
                "NABIJ_DATA", "/srv/nabij",
                "NABIJ_GATEWAY_HTTP_PORT", "0",
                "NABIJ_GATEWAY_BROKER_URL", "tcp://broker.test:1884",
                "NABIJ_GATEWAY_SERVER", "https://centre.test",
                "NABIJ_GATEWAY_UPLINKS", "one.test:8883, [2001:db8::1]:8884",
                "NABIJ_GATEWAY_ENROLMENT_CODE", "ABC.DEF." + FINGERPRINT,
                "NABIJ_GATEWAY_CLOCK", "trusted"));
        assertThat(config.folder()).isEqualTo(Path.of("/srv/nabij/gateway"));
        assertThat(config.uplinks())
                .containsExactly(new ServerAddress("one.test", 8883), new ServerAddress("2001:db8::1", 8884));
        assertThat(config.enrolmentCode())
                .hasValueSatisfying(code -> assertThat(code.secret()).isEqualTo("ABC.DEF"));
        assertThat(config.clockTrusted()).isTrue();
    }

    @Test
    void allMistakesAreToldTogetherWithTheirKeysAndWhatWouldBeRight() {
        Map<String, String> wrong = Map.of(
                "NABIJ_GATEWAY_HTTP_PORT", "80000",
                "NABIJ_GATEWAY_BROKER_PORT", "many",
                "NABIJ_GATEWAY_BROKER_URL", "mqtt//user:secret@x",
                "NABIJ_GATEWAY_SERVER", "http://centre.test",
                "NABIJ_GATEWAY_UPLINKS", "one.test",
                "NABIJ_GATEWAY_ENROLMENT_CODE", "TOPSECRET",
                "NABIJ_GATEWAY_CLOCK", "wrong");
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> GatewayConfig.read(wrong))
                .satisfies(e -> {
                    assertThat(e.mistakes()).hasSize(wrong.size());
                    for (String key : wrong.keySet()) {
                        assertThat(e.mistakes()).anyMatch(line -> line.startsWith(key + " "));
                    }
                    assertThat(e.getMessage()).doesNotContain("secret").doesNotContain("TOPSECRET");
                });
    }

    @Test
    void secretsAreMasked() {
        GatewayConfig config = GatewayConfig.read(Map.of(
                "NABIJ_GATEWAY_ENROLMENT_CODE",
                "TOPSECRET." + FINGERPRINT,
                "NABIJ_GATEWAY_BROKER_URL",
                "tcp://user:hidden@broker.test:1883"));
        assertThat(config.toString())
                .contains("broker.test")
                .doesNotContain("TOPSECRET")
                .doesNotContain("hidden");
    }

    @Test
    void onlyOneGatewayUsesAFolder(@TempDir Path folder) throws IOException {
        try (DataFolder data = DataFolder.open(folder.resolve("gateway"))) {
            assertThatThrownBy(() -> DataFolder.open(folder.resolve("gateway")))
                    .isInstanceOf(DataFolderException.class)
                    .hasMessageContaining("Another gateway");
            data.writeAddresses(Map.of("http", 8081, "broker", 1883), 42);
            assertThat(Files.readString(folder.resolve("gateway/addresses.json")))
                    .isEqualTo("{\"broker\":1883,\"http\":8081,\"pid\":42}");
            data.removeAddresses();
        }
        assertThat(folder.resolve("gateway/addresses.json")).doesNotExist();
        DataFolder.open(folder.resolve("gateway")).close();
    }

    @Test
    void aFolderThatIsAFileIsToldClearly(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> DataFolder.open(file))
                .isInstanceOf(DataFolderException.class)
                .hasMessageContaining("NABIJ_DATA")
                .hasMessageContaining(file.toString());
    }
}
