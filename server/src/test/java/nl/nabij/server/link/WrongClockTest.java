package nl.nabij.server.link;

import static nl.nabij.server.link.UplinkFixture.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.ContractVersion;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.PressId;
import nl.nabij.contract.home.Kind;
import nl.nabij.contract.link.Presence;
import nl.nabij.contract.link.Stream;
import nl.nabij.contract.link.Topics;
import nl.nabij.contract.link.Up;
import nl.nabij.contract.link.UpMessage;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Presses that a box kept while its clock was off by years: they arrive with a time that can be true,
/// or with none.
final class WrongClockTest {

    private static final UplinkFixture LINK = new UplinkFixture();

    @AfterAll
    static void close() {
        LINK.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1970-01-01T00:02:00Z", "2035-05-05T05:05:05Z", "+292277-01-01T00:00:00Z"})
    void isNoFactAtTheCentre(Instant wrong) throws MqttException {
        Map<String, Optional<Instant>> happened = new ConcurrentHashMap<>();
        LINK.inbox.on(
                UpMessage.AlarmRaised.class,
                (_, origin, press) -> happened.put(press.deviceName(), origin.happenedAt()));
        UUID boot = UUID.randomUUID();
        long count = Duration.ofMinutes(10).toMillis();
        Instant before = Instant.now();
        try (TestBox box =
                LINK.home("gw-" + Math.abs(wrong.getEpochSecond() % 1_000)).connect()) {
            box.publish(
                            Topics.UpChannel.PRESENCE,
                            ContractJson.toBytes(new Presence.Online(1, "0.1", boot, false, 2, Optional.of(count))))
                    .waitForCompletion(15_000);
            box.publishAndWait(press(1, wrong, boot, count - 60_000, "a minute ago"));
            box.publishAndWait(press(2, wrong, UUID.randomUUID(), count, "before the box started again"));
            eventually("both handled", () -> happened.size() == 2);
        }
        assertThat(happened)
                .hasEntrySatisfying(
                        "a minute ago",
                        at -> assertThat(at.orElseThrow())
                                .isBetween(
                                        before.minusSeconds(60), Instant.now().minusSeconds(60)))
                .containsEntry("before the box started again", Optional.empty());
    }

    private static Up press(long seq, Instant at, UUID boot, long count, String device) {
        return new Up(
                ContractVersion.CURRENT,
                Stream.ALARM,
                1,
                seq,
                at,
                false,
                boot,
                count,
                new UpMessage.AlarmRaised(
                        new PressId(UUID.randomUUID()), new DeviceId("0x01"), device, Optional.empty(), Kind.SOS));
    }
}
