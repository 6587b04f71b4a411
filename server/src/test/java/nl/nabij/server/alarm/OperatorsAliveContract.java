package nl.nabij.server.alarm;

import static nl.nabij.server.alarm.NightShift.FATIMA;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import nl.nabij.contract.AlarmId;
import nl.nabij.contract.UserId;
import nl.nabij.server.alarm.AlarmStore.SilentClaim;
import org.junit.jupiter.api.Test;

/// Whose claims count as silent, on the store that knows the claims; so its tests come with those of the
/// store.
abstract class OperatorsAliveContract extends AlarmStoreContract {

    @Test
    void aSilentScreenIsToldAfterItsTime() {
        AlarmId alarm = raise("0x01");
        world.alive().beat(world.nightCentre(), FATIMA);
        act(alarm, new AlarmCommand.ClaimAlarm(FATIMA));
        assertThat(world.alive().called(world.nightCentre(), FATIMA))
                .as("a page's requests do not keep its silent worker alive")
                .isFalse();
        world.forward(OperatorsAlive.SILENT_AFTER.minusSeconds(5));
        assertThat(world.store().silentClaims()).isEmpty();
        world.alive().beat(world.nightCentre(), FATIMA);
        world.forward(OperatorsAlive.SILENT_AFTER.minusSeconds(5));
        assertThat(world.store().silentClaims()).isEmpty();
        world.forward(Duration.ofSeconds(5));
        assertThat(world.store().silentClaims()).containsExactly(new SilentClaim(alarm, FATIMA));
        act(alarm, new AlarmCommand.OperatorFellSilent(FATIMA));
        assertThat(world.store().silentClaims()).isEmpty();
    }

    @Test
    void severalScreensThatAnswerAtOnceAllLive() {
        AlarmId alarm = raise("0x01");
        Operator colleague = new Operator(new UserId(UUID.fromString("00000000-0000-0000-0000-0000000000c1")), "Bram");
        world.alive().beat(world.nightCentre(), List.of(colleague, FATIMA));
        act(alarm, new AlarmCommand.ClaimAlarm(FATIMA));
        world.forward(OperatorsAlive.SILENT_AFTER.minusSeconds(5));
        world.alive().beat(world.nightCentre(), List.of(FATIMA, colleague));
        world.forward(OperatorsAlive.SILENT_AFTER.minusSeconds(5));
        assertThat(world.store().silentClaims()).isEmpty();
        world.forward(Duration.ofSeconds(5));
        assertThat(world.store().silentClaims()).containsExactly(new SilentClaim(alarm, FATIMA));
    }

    @Test
    void whoHasNoScreenLivesByCalling() {
        AlarmId alarm = raise("0x01");
        act(alarm, new AlarmCommand.ClaimAlarm(FATIMA));
        world.forward(OperatorsAlive.SILENT_WITHOUT_CONSOLE_AFTER.minusSeconds(30));
        assertThat(world.store().silentClaims())
                .as("the claim itself is a sign")
                .isEmpty();
        assertThat(world.alive().called(world.nightCentre(), FATIMA)).isTrue();
        world.forward(OperatorsAlive.SILENT_WITHOUT_CONSOLE_AFTER.minusSeconds(30));
        assertThat(world.store().silentClaims()).isEmpty();
        world.forward(Duration.ofSeconds(30));
        assertThat(world.store().silentClaims()).containsExactly(new SilentClaim(alarm, FATIMA));
    }

    @Test
    void aScreenOfYesterdayDoesNotMakeTodaysCallerSilent() {
        world.alive().beat(world.nightCentre(), FATIMA);
        world.forward(Duration.ofHours(14));
        AlarmId alarm = raise("0x01");
        assertThat(world.alive().called(world.nightCentre(), FATIMA)).isTrue();
        act(alarm, new AlarmCommand.ClaimAlarm(FATIMA));
        assertThat(world.store().silentClaims()).isEmpty();
        world.alive().beat(world.nightCentre(), FATIMA);
        world.forward(OperatorsAlive.SILENT_AFTER);
        assertThat(world.store().silentClaims())
                .as("from its first answer the screen counts, and the earlier call no more")
                .containsExactly(new SilentClaim(alarm, FATIMA));
        world.alive().leave(world.nightCentre(), FATIMA.id());
        assertThat(world.store().silentClaims()).as("only the claim is left").isEmpty();
        world.forward(OperatorsAlive.SILENT_WITHOUT_CONSOLE_AFTER);
        assertThat(world.store().silentClaims())
                .as("and that is a sign of life as one call is")
                .containsExactly(new SilentClaim(alarm, FATIMA));
    }
}
