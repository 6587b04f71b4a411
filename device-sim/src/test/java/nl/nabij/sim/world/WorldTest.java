package nl.nabij.sim.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A bounded part of what `nabij bench simulate` runs, and proof that each invariant can go red.
class WorldTest {

    private static final int SEEDS = 150;

    /// A sabotaged part is found within so many worlds, or its invariant sees nothing.
    private static final int SABOTAGED_SEEDS = 40;

    @BeforeAll
    static void quiet() {
        Worlds.quiet();
    }

    @Test
    void noWorldBreaksAPromise() throws InterruptedException {
        Worlds.Total total = Worlds.run(1, SEEDS, 2, false);
        assertThat(total.failed())
                .as("seeds that break a promise; their story: Worlds story SEED")
                .isEmpty();
        assertThat(total.alarms()).isGreaterThan(SEEDS);
    }

    @Test
    void theSameSeedTellsTheSameStory() {
        World.Result once = World.run(7, true, Sabotage.NONE);
        World.Result again = World.run(7, true, Sabotage.NONE);
        assertThat(String.join("\n", again.story())).isEqualTo(String.join("\n", once.story()));
        assertThat(once.story()).hasSizeGreaterThan(100);
        assertThat(World.run(8, true, Sabotage.NONE).story()).isNotEqualTo(once.story());
    }

    @Test
    void aStoryThatNobodyReadsIsTheSameWorld() {
        assertThat(World.run(7, false, Sabotage.NONE).steps())
                .isEqualTo(World.run(7, true, Sabotage.NONE).steps());
    }

    @ParameterizedTest
    @EnumSource(value = Sabotage.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void sabotage_turnsItsInvariantRed(Sabotage sabotage) {
        Optional<Violation> found = Worlds.firstBroken(sabotage, SABOTAGED_SEEDS);
        assertThat(found.map(Violation::invariant)).isEqualTo(Optional.ofNullable(sabotage.breaks));
    }

    /// In these worlds a box without a clock battery took a press that was sent again for one of its life
    /// before the power cut, and acknowledged it without an alarm.
    @ParameterizedTest
    @ValueSource(longs = {214, 310})
    void aBoxThatWakesInNineteenSeventyEachTimeForgetsNoPress(long seed) {
        assertThat(World.run(seed, false, Sabotage.NONE).violation()).isEmpty();
    }

    /// In these worlds a screen that had been silent for 15 s answered again, and nobody counted it any more.
    @ParameterizedTest
    @ValueSource(longs = {5, 8})
    void aScreenThatLivesAgainKeepsWhatItsPersonClaims(long seed) {
        assertThat(World.run(seed, false, Sabotage.NONE).violation()).isEmpty();
    }

    /// In these worlds the node's clock was set back, and a screen of before outlived the answers of the others.
    @ParameterizedTest
    @ValueSource(longs = {2, 11, 20, 32})
    void aClockThatIsSetKeepsNoAlarmWithWhoIsSilent(long seed) {
        assertThat(World.run(seed, false, Sabotage.NONE).violation()).isEmpty();
    }

    /// In these worlds a receipt came while the box's disk was full, and nobody asked for it again.
    @ParameterizedTest
    @ValueSource(longs = {487, 541, 645, 749, 892})
    void aReceiptThatAFullDiskDidNotTakeComesAgain(long seed) {
        assertThat(World.run(seed, false, Sabotage.NONE).violation()).isEmpty();
    }

    /// In these worlds an answer of her page was under way while she signed out, and brought her screen back to life.
    @ParameterizedTest
    @ValueSource(longs = {547, 9159})
    void whoSignedOutIsNotAliveByWhatWasUnderWay(long seed) {
        assertThat(World.run(seed, false, Sabotage.NONE).violation()).isEmpty();
    }

    /// In this world an alarm was offered again a millisecond after its owner's new screen was let in, before a thread
    /// had written that down; the witness was wrong.
    @Test
    void aSignCountsFromWhenItIsWritten() {
        assertThat(World.run(3738, false, Sabotage.NONE).violation()).isEmpty();
    }
}
