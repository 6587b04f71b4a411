package nl.nabij.server.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import nl.nabij.contract.face.WebPush.PushKind;
import nl.nabij.server.push.Told.Took;
import org.junit.jupiter.api.Test;

/// Which word is looked at next.
final class ToldTest {

    private static final UUID CALL = new UUID(1, 1);

    private final Told told = new Told();

    @Test
    void aCallIsLookedAtBeforeRemindersAndNeverDroppedForThem() {
        for (int minute = 0; minute < Told.MOST_WAITING; minute++) {
            assertThat(told.take(reminder(minute))).isEqualTo(Took.WAITS);
        }
        assertThat(told.take(reminder(Told.MOST_WAITING))).as("it is told anew").isEqualTo(Took.FULL);
        assertThat(told.take(Summons.ofCall(CALL, List.of()))).isEqualTo(Took.WAITS);
        assertThat(told.next()).contains(CALL);
        assertThat(told.next()).contains(reminder(0).subject());
        assertThat(told.take(reminder(Told.MOST_WAITING))).isEqualTo(Took.WAITS);
    }

    @Test
    void theSameIsNotLookedAtAgainAndWhatWaitsIsOnlyNewer() {
        assertThat(told.take(reminder(1))).isEqualTo(Took.WAITS);
        assertThat(told.take(reminder(1))).isEqualTo(Took.KNOWN);
        Summons over = new Summons(reminder(1).subject(), List.of(), PushKind.PLANNED_MISSED);
        assertThat(told.take(over)).as("one look for both").isEqualTo(Took.KNOWN);
        assertThat(told.next()).contains(over.subject());
        assertThat(told.newest(over.subject())).contains(over);
        assertThat(told.next()).isEmpty();
        assertThat(told.take(over)).isEqualTo(Took.KNOWN);
    }

    @Test
    void theOldestIsForgottenAndNeverACallForReminders() {
        told.take(Summons.ofCall(CALL, List.of()));
        for (int minute = 0; minute <= Told.MOST_KNOWN; minute++) {
            told.take(reminder(minute));
            if (minute > 0) {
                told.next();
            }
        }
        assertThat(told.newest(CALL)).isPresent();
        assertThat(told.newest(reminder(0).subject())).isEmpty();
    }

    private static Summons reminder(int minute) {
        return new Summons(new UUID(2, minute), List.of(), PushKind.PLANNED_OVER);
    }
}
