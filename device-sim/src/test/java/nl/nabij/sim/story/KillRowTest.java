package nl.nabij.sim.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import nl.nabij.sim.story.KillRow.Left;
import nl.nabij.sim.story.KillRow.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the table of kills takes for kept, and that each promise can be broken.
class KillRowTest {

    private static final Left NOTHING = new Left(false, false, 0);
    private static final KillCell BACK = new KillCell(KillCell.State.CONNECTED, KillCell.Victim.SERVER, true);
    private static final KillCell BOX = new KillCell(KillCell.State.CONNECTED, KillCell.Victim.GATEWAY, true);
    private static final KillCell DEAD = new KillCell(KillCell.State.CONNECTED, KillCell.Victim.SERVER, false);

    private static KillRow row(KillCell cell, Outcome outcome, Duration after, Left left) {
        return row(cell, outcome, Duration.ZERO, after, left);
    }

    private static KillRow row(KillCell cell, Outcome outcome, Duration back, Duration after, Left left) {
        return new KillRow(cell, "", "", outcome, back, after, Duration.ZERO, "", "", left);
    }

    static Stream<KillRow> kept() {
        return Stream.of(
                row(BACK, Outcome.HEALED, Duration.ofSeconds(29), NOTHING),
                row(BACK, Outcome.HEALED, Duration.ofSeconds(25), Duration.ofSeconds(50), NOTHING),
                row(BACK, Outcome.ENDED, BACK.limit().plus(KillCell.LOOKS), NOTHING),
                row(DEAD, Outcome.ENDED, DEAD.limit(), NOTHING));
    }

    static Stream<KillRow> broken() {
        Duration soon = Duration.ofSeconds(1);
        return Stream.of(
                row(BACK, Outcome.STUCK, soon, NOTHING),
                row(BOX, Outcome.HEALED, Duration.ofSeconds(25), Duration.ofSeconds(50), NOTHING),
                row(BACK, Outcome.HEALED, BACK.limit().plus(KillCell.LOOKS).plusMillis(1), NOTHING),
                row(DEAD, Outcome.HEALED, soon, NOTHING),
                row(BACK, Outcome.HEALED, soon, new Left(true, false, 0)),
                row(BACK, Outcome.HEALED, soon, new Left(false, true, 0)),
                row(BACK, Outcome.HEALED, soon, new Left(false, false, 1)),
                row(BACK, Outcome.HEALED, soon, new Left(false, false, -1)));
    }

    @ParameterizedTest
    @MethodSource
    void kept(KillRow row) {
        assertThat(row.isHeld()).as(row.toString()).isTrue();
    }

    @ParameterizedTest
    @MethodSource
    void broken(KillRow row) {
        assertThat(row.isHeld()).as(row.toString()).isFalse();
    }

    @Test
    void eachStateIsMetByEachKillBothWaysAndHasALimit() {
        assertThat(KillCell.all())
                .hasSize(40)
                .doesNotHaveDuplicates()
                .allSatisfy(cell -> assertThat(cell.limit()).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(60)));
    }
}
