package nl.nabij.gateway.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.PressId;
import nl.nabij.contract.home.Kind;
import nl.nabij.contract.link.UpMessage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwedTest {

    private static final EpisodeKey SMOKE = new EpisodeKey(new DeviceId("0x1"), Kind.SMOKE, "smoke");

    /// The table of the type, and all that can follow.
    @ParameterizedTest
    @CsvSource({"R, R", "RR, R", "RC, RC", "RCR, R", "RCRC, RC", "C, C", "CR, CR", "CRC, CRC", "CRCR, CR", "CRCRC, CRC"
    })
    void whatIsOwedIsTheShortestThatIsTrue(String happened, String owed) {
        Owed all = new Owed();
        happened.chars().forEach(each -> all.message(SMOKE, each == 'R' ? raised() : cleared()));

        StringBuilder left = new StringBuilder();
        all.of(SMOKE).forEach(message -> left.append(message instanceof UpMessage.AlarmRaised ? 'R' : 'C'));
        assertThat(left).hasToString(owed);
    }

    private static UpMessage raised() {
        return new UpMessage.AlarmRaised(
                new PressId(UUID.randomUUID()), SMOKE.device(), "smoke", Optional.empty(), SMOKE.kind());
    }

    private static UpMessage cleared() {
        return new UpMessage.AlarmCleared(SMOKE.device(), SMOKE.kind());
    }
}
