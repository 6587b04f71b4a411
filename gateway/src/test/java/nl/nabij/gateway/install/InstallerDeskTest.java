package nl.nabij.gateway.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import nl.nabij.contract.link.Down;
import nl.nabij.gateway.device.PushedTime;
import nl.nabij.gateway.install.InstallerDesk.Outcome;
import org.junit.jupiter.api.Test;

class InstallerDeskTest {

    private final PushedTime time = new PushedTime();
    private final InstallerDesk desk = new InstallerDesk(time.clocks().steady(), new SecureRandom());

    private void told(String digits) {
        desk.access(new Down.InstallerAccess(
                InstallerDesk.hash(digits), Duration.ofHours(1).toMillis()));
    }

    private Outcome tries(String digits) {
        return desk.signIn("192.168.1.7", "Kees", digits);
    }

    @Test
    void nobodyComesInWithoutACodeOfTheCentre() {
        assertThat(tries("12345678")).isEqualTo(new Outcome.Wrong());
        assertThat(tries("")).isEqualTo(new Outcome.Wrong());
        assertThat(desk.recognise("")).isEmpty();
    }

    @Test
    void whoHasTheCodeInstallsForTwoHoursAlsoWhenTheCodeIsOver() {
        told("12345678");
        assertThat(tries("1234 5678")).isInstanceOfSatisfying(Outcome.Welcome.class, in -> {
            String token = in.session().token();
            time.forward(Duration.ofMinutes(119));
            assertThat(desk.recognise(token)).map(InstallerDesk.Session::name).contains("Kees");
            time.forward(Duration.ofMinutes(1));
            assertThat(desk.recognise(token)).isEmpty();
        });
        assertThat(tries("12345678")).as("an hour is over").isEqualTo(new Outcome.Wrong());
    }

    @Test
    void theNewestCodeCounts() {
        told("11111111");
        told("22222222");
        assertThat(tries("11111111")).isEqualTo(new Outcome.Wrong());
        assertThat(tries("22222222")).isInstanceOf(Outcome.Welcome.class);
    }

    @Test
    void guessingIsSlowAndLocksOutNobodyElse() {
        told("12345678");
        for (int i = 0; i < 5; i++) {
            assertThat(tries("0000000" + i)).isEqualTo(new Outcome.Wrong());
        }
        assertThat(tries("12345678")).isEqualTo(new Outcome.TooOften(Duration.ofSeconds(30)));
        assertThat(desk.signIn("127.0.0.1", "Kees", "12345678")).isInstanceOf(Outcome.Welcome.class);
        time.forward(Duration.ofSeconds(30));
        tries("00000009");
        time.forward(Duration.ofSeconds(30));
        assertThat(tries("12345678")).as("each time longer").isInstanceOf(Outcome.TooOften.class);
    }

    @Test
    void aSessionByAnEnrolmentCodeCountsOnceTheCentreAcceptedIt() {
        String token = desk.awaiting("Kees", "SECRET").token();
        assertThat(desk.recognise(token)).isEmpty();
        desk.enrolled("ANOTHER");
        assertThat(desk.recognise(token)).isEmpty();
        desk.enrolled("SECRET");
        assertThat(desk.recognise(token)).map(InstallerDesk.Session::pending).contains(Optional.empty());
        desk.end(token);
        assertThat(desk.recognise(token)).isEmpty();
    }
}
