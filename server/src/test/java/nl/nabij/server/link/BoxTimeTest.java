package nl.nabij.server.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.nabij.contract.ContractVersion;
import nl.nabij.contract.link.Stream;
import nl.nabij.contract.link.Up;
import nl.nabij.contract.link.UpMessage;
import org.junit.jupiter.api.Test;

/// Clocks that are off by years, and what can be said all the same.
final class BoxTimeTest {

    private static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");
    private static final UUID BOOT = new UUID(1, 1);
    private static final long COUNT = Duration.ofHours(2).toMillis();

    private final BoxTime time = new BoxTime();

    private static Up up(Instant at, boolean synchronised, UUID boot, long count) {
        return new Up(
                ContractVersion.CURRENT,
                Stream.ALARM,
                1,
                1,
                at,
                synchronised,
                boot,
                count,
                new UpMessage.FaultCleared("a"));
    }

    @Test
    void aSynchronisedClockIsBelieved() {
        Instant yesterday = NOW.minus(Duration.ofDays(1));
        assertThat(time.placed(up(yesterday, true, BOOT, COUNT), NOW)).contains(yesterday);
    }

    @Test
    void oneThatIsNotIsPlacedByItsCount() {
        time.counts(BOOT, COUNT, NOW);
        for (Instant wrong : new Instant[] {Instant.EPOCH, Instant.parse("2035-01-01T00:00:00Z"), Instant.MAX}) {
            assertThat(time.placed(up(wrong, false, BOOT, COUNT - 60_000), NOW.plusSeconds(5)))
                    .contains(NOW.minusSeconds(60));
        }
    }

    @Test
    void oneThatCallsItselfSynchronisedAndIsOffByYearsIsNotBelieved() {
        time.counts(BOOT, COUNT, NOW);
        for (Instant wrong : new Instant[] {Instant.EPOCH, Instant.parse("2035-01-01T00:00:00Z")}) {
            assertThat(time.placed(up(wrong, true, BOOT, COUNT), NOW)).contains(NOW);
        }
    }

    @Test
    void whatWasBeforeAnotherStartCannotBePlaced() {
        assertThat(time.placed(up(Instant.EPOCH, false, BOOT, COUNT), NOW)).isEmpty();
        time.counts(BOOT, COUNT, NOW);
        assertThat(time.placed(up(Instant.EPOCH, false, new UUID(2, 2), COUNT), NOW))
                .isEmpty();
    }

    @Test
    void aCountThatIsNoneChangesNothing() {
        for (long wrong : new long[] {-1, Long.MIN_VALUE, Long.MAX_VALUE}) {
            time.counts(BOOT, wrong, NOW);
            assertThat(time.placed(up(Instant.EPOCH, false, BOOT, COUNT), NOW)).isEmpty();
            BoxTime placed = new BoxTime();
            placed.counts(BOOT, COUNT, NOW);
            assertThat(placed.placed(up(Instant.EPOCH, false, BOOT, wrong), NOW))
                    .isEmpty();
        }
    }

    @Test
    void nothingHappensAfterItWasTold() {
        time.counts(BOOT, COUNT, NOW);
        assertThat(time.placed(up(Instant.EPOCH, false, BOOT, COUNT + 60_000), NOW))
                .isEqualTo(Optional.of(NOW));
    }
}
