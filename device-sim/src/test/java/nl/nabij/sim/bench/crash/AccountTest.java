package nl.nabij.sim.bench.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.nabij.sim.program.CentreDatabase.StoredAlarm;
import org.junit.jupiter.api.Test;

/// Each thing that the comparison has to find is put there once.
class AccountTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static final List<Pressed> THREE = List.of(press(1), press(2), press(3));

    @Test
    void nothingIsWrong() {
        Account account = Account.of(THREE, List.of(alarm(1, 1), alarm(2, 2), alarm(3, 3)));
        assertThat(account.stored()).isEqualTo(3);
        assertThat(account.lost()).isEmpty();
        assertThat(account.doubled()).isEmpty();
        assertThat(account.disordered()).isEmpty();
    }

    @Test
    void aPromisedPressWithoutAnAlarmIsLost() {
        Account account = Account.of(THREE, List.of(alarm(1, 1), alarm(3, 3)));
        assertThat(account.lost()).containsExactly(press(2));
    }

    @Test
    void whatWasNotPromisedMayBeMissing() {
        Pressed unsure = new Pressed("gw-1", 4, "device-4", false);
        assertThat(Account.of(List.of(unsure), List.of()).lost()).isEmpty();
    }

    @Test
    void twoAlarmsOfOnePressAreDoubled() {
        Account account = Account.of(THREE, List.of(alarm(1, 1), alarm(2, 2), alarm(2, 3), alarm(3, 4)));
        assertThat(account.doubled()).containsExactly(press(2));
    }

    @Test
    void aLaterPressThatCameFirstIsOutOfOrder() {
        Account account = Account.of(THREE, List.of(alarm(1, 1), alarm(3, 2), alarm(2, 5)));
        assertThat(account.disordered()).containsExactly(press(3));
    }

    @Test
    void onlyTheOrderOfOneHomeCounts() {
        Pressed elsewhere = new Pressed("gw-2", 1, "device-9", true);
        Account account = Account.of(
                List.of(press(1), elsewhere),
                List.of(
                        new StoredAlarm(UUID.randomUUID(), "gw-2", "device-9", 0, START, START, "offered"),
                        alarm(1, 5)));
        assertThat(account.disordered()).isEmpty();
    }

    @Test
    void anotherHomesDeviceOfTheSameNameIsAnother() {
        Pressed elsewhere = new Pressed("gw-2", 1, "device-1", true);
        assertThat(Account.of(List.of(press(1), elsewhere), List.of(alarm(1, 1)))
                        .lost())
                .containsExactly(elsewhere);
    }

    private static Pressed press(int number) {
        return new Pressed("gw-1", number, "device-" + number, true);
    }

    private static StoredAlarm alarm(int device, int second) {
        Instant at = START.plusSeconds(second);
        return new StoredAlarm(UUID.randomUUID(), "gw-1", "device-" + device, 0, at, at, "offered");
    }
}
