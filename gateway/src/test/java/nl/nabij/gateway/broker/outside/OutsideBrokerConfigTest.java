package nl.nabij.gateway.broker.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;

class OutsideBrokerConfigTest {

    @Test
    void theSignInLeavesTheAddress() {
        OutsideBrokerConfig config = OutsideBrokerConfig.of(URI.create("tcp://box:ge%3Aheim@broker.example:1884"));
        assertThat(config.address()).isEqualTo(URI.create("tcp://broker.example:1884"));
        assertThat(config.credentials()).contains(new OutsideBrokerConfig.Credentials("box", "ge:heim"));
        assertThat(config.toString()).doesNotContain("heim");
    }

    @Test
    void withoutASignInThereIsNone() {
        assertThat(OutsideBrokerConfig.of(URI.create("tcp://broker.example:1884"))
                        .credentials())
                .isEmpty();
    }

    @Test
    void halfASignInIsRefused() {
        assertThatThrownBy(() -> OutsideBrokerConfig.of(URI.create("tcp://box@broker.example:1884")))
                .hasMessageContaining("user:password");
    }
}
