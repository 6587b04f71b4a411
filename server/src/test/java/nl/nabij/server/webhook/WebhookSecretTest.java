package nl.nabij.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.SecureRandom;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSecretTest {

    /// The example of the Standard Webhooks specification, which each of its libraries is tested by.
    @Test
    void signsAsTheSpecificationDoes() {
        WebhookSecret secret = WebhookSecret.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\n");
        assertThat(secret.sign(
                        "msg_p5jXN8AQM9LWM0D4loKWxJek", Instant.ofEpochSecond(1_614_265_330), "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void aMadeOneIsReadAgainAndIsNeverPrinted() {
        WebhookSecret made = WebhookSecret.make(new SecureRandom());
        Instant at = Instant.EPOCH;
        assertThat(WebhookSecret.parse(made.reveal()).sign("id", at, "{}")).isEqualTo(made.sign("id", at, "{}"));
        assertThat(made.toString()).doesNotContain(made.reveal().substring(6));
        assertThat(WebhookSecret.make(new SecureRandom()).reveal()).isNotEqualTo(made.reveal());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "whsec_", "whsec_dG9vIHNob3J0", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_not!base64"})
    void whatIsNoneIsRefusedWithoutRepeatingIt(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WebhookSecret.parse(text))
                .withMessage("secret has to be whsec_ followed by 24 to 64 bytes in base64");
    }
}
