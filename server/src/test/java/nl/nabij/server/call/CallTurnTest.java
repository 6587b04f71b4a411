package nl.nabij.server.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallTurnTest {

    private static final String SECRET = "a-secret-of-the-relay";
    private static final Instant NOW = Instant.parse("2026-03-01T21:04:00.750Z");

    /// The password was computed by `openssl dgst -sha1 -hmac SECRET -binary | base64` over the user name.
    @Test
    void coturnComputesTheSame() {
        TurnCredentials credentials = credentials(SECRET, Duration.ofMinutes(5));
        assertThat(credentials.expiresAt()).isEqualTo(Instant.parse("2026-03-01T21:09:00Z"));
        assertThat(credentials.user()).isEqualTo("1772399340:00000000-0000-0005-0000-000000000001-home");
        assertThat(credentials.password()).isEqualTo("yaPK9QoGKgyuFYXmf9U4tVovuQU=");
        assertThat(credentials.relayOnly()).isTrue();
        assertThat(credentials.toString()).doesNotContain(credentials.password());
    }

    @ParameterizedTest
    @ValueSource(longs = {59, 901})
    void theirLifeIsMinutes(long seconds) {
        assertThatThrownBy(() -> credentials(SECRET, Duration.ofSeconds(seconds)))
                .hasMessageContaining("PT1M to PT15M");
        assertThat(credentials(SECRET, TurnCredentials.SHORTEST_LIFE).expiresAt())
                .isAfter(NOW);
        assertThat(credentials(SECRET, TurnCredentials.LONGEST_LIFE).expiresAt())
                .isAfter(NOW);
    }

    @Test
    void aShortSecretIsNone() {
        assertThatThrownBy(() -> credentials("geheim", Duration.ofMinutes(5))).hasMessageContaining("16");
    }

    private static TurnCredentials credentials(String secret, Duration life) {
        return TurnCredentials.of(secret, CallExamples.CALL, PartyId.HOME, life, true, NOW);
    }
}
