package nl.nabij.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.PressId;
import nl.nabij.contract.home.Kind;
import nl.nabij.contract.link.Stream;
import nl.nabij.contract.link.UpMessage;
import nl.nabij.gateway.clock.BoxClock;
import nl.nabij.gateway.clock.HandClock;
import nl.nabij.gateway.device.EpisodeKey;
import nl.nabij.gateway.device.LevelEpisode;
import nl.nabij.gateway.device.PressEpisode;
import nl.nabij.gateway.outbox.MemoryOutbox;
import nl.nabij.gateway.outbox.Note;
import org.junit.jupiter.api.Test;

class OutboxEpisodesTest {

    private static final Instant NOW = Instant.parse("2026-03-01T20:00:00.123456Z");
    private static final EpisodeKey PENDANT = new EpisodeKey(new DeviceId("0x1"), Kind.SOS, "");
    private static final EpisodeKey SMOKE = new EpisodeKey(new DeviceId("0x2"), Kind.SMOKE, "smoke");

    private final HandClock clock = new HandClock();
    private final MemoryOutbox outbox = new MemoryOutbox(clock);
    private final AtomicInteger wakes = new AtomicInteger();
    private final OutboxEpisodes episodes = process(clock, NOW);

    /// One run of the gateway, whose own times have nothing to do with those of the next.
    private OutboxEpisodes process(BoxClock ofBox, Instant steady) {
        return new OutboxEpisodes(outbox, ofBox, InstantSource.fixed(steady), wakes::incrementAndGet);
    }

    @Test
    void whatIsLoadedIsWhatWasKept() {
        PressEpisode press = new PressEpisode(PressEpisode.Phase.SETTLED, NOW.plusSeconds(2), NOW);
        LevelEpisode level = new LevelEpisode(true, LevelEpisode.Phase.REARMED, NOW);
        episodes.keep(PENDANT, press);
        episodes.keep(SMOKE, LevelEpisode.unknown(true, NOW));
        episodes.keep(SMOKE, level);

        assertThat(episodes.load()).isEqualTo(Map.of(PENDANT, press, SMOKE, level));
        assertThat(wakes).hasValue(0);
    }

    @Test
    void theNextProcessOfThisBootCountsOnInItsOwnTimes() {
        episodes.keep(PENDANT, new PressEpisode(PressEpisode.Phase.SETTLED, NOW.minusSeconds(8), NOW.minusSeconds(10)));
        clock.forward(Duration.ofSeconds(20));
        clock.set(Instant.EPOCH, false);
        Instant now = Instant.parse("2031-01-01T00:00:00Z");
        assertThat(process(clock, now).load())
                .containsEntry(
                        PENDANT,
                        new PressEpisode(PressEpisode.Phase.SETTLED, now.minusSeconds(28), now.minusSeconds(30)));
    }

    @Test
    void afterAnotherBootTheWallClockCountsWhereItWasRightBothTimes() {
        episodes.keep(PENDANT, new PressEpisode(PressEpisode.Phase.SETTLED, NOW, NOW));
        BoxClock later = anotherBoot(clock.read().at().plusSeconds(40), true);
        assertThat(process(later, NOW).load())
                .containsEntry(
                        PENDANT,
                        new PressEpisode(PressEpisode.Phase.SETTLED, NOW.minusSeconds(40), NOW.minusSeconds(40)));
    }

    /// A box that wakes in 1970 each time took the press of an hour ago for one of a moment ago, and a new
    /// press that was sent again for that one. Found by a simulated world.
    @Test
    void afterAnotherBootWithAWrongClockAPressIsForgottenAndALevelIsArmed() {
        clock.set(Instant.EPOCH, false);
        episodes.keep(PENDANT, new PressEpisode(PressEpisode.Phase.SETTLED, NOW, NOW));
        episodes.keep(SMOKE, new LevelEpisode(true, LevelEpisode.Phase.RAISED, NOW));
        assertThat(process(anotherBoot(Instant.EPOCH.plusSeconds(20), false), NOW)
                        .load())
                .isEqualTo(Map.of(
                        SMOKE,
                        new LevelEpisode(true, LevelEpisode.Phase.RAISED, NOW.minus(LevelEpisode.REARMS_AFTER))));
    }

    @Test
    void whatAnOlderBuildWroteHasNoClocks() {
        outbox.keep(new Note(
                "{\"device\":\"0x1\",\"kind\":\"sos\",\"source\":\"\"}",
                "{\"phase\":\"SETTLED\",\"since\":\"2026-03-01T20:00:00Z\",\"raised\":\"2026-03-01T20:00:00Z\"}"));
        outbox.keep(new Note(
                "{\"device\":\"0x2\",\"kind\":\"smoke.alarm\",\"source\":\"smoke\"}",
                "{\"phase\":\"RAISED\",\"since\":\"2026-03-01T20:00:00Z\",\"rearms\":false}"));
        assertThat(episodes.load())
                .isEqualTo(Map.of(
                        SMOKE,
                        new LevelEpisode(false, LevelEpisode.Phase.RAISED, NOW.minus(LevelEpisode.REARMS_AFTER))));
    }

    private static BoxClock anotherBoot(Instant at, boolean synchronised) {
        return () -> new BoxClock.Reading(at, synchronised, new UUID(9, 9), Duration.ofMinutes(5));
    }

    @Test
    void anAlarmGoesWithItsEpisode() {
        episodes.tell(alarm(PENDANT), PENDANT, PressEpisode.quiet(NOW));

        assertThat(outbox.waiting(Stream.ALARM)).isEqualTo(1);
        assertThat(episodes.load()).containsOnlyKeys(PENDANT);
        assertThat(wakes).hasValue(1);
    }

    @Test
    void aSourceWithAnImpossibleNameStillRaises() {
        EpisodeKey endless = new EpisodeKey(new DeviceId("0x3"), Kind.SMOKE, "x".repeat(5_000));
        episodes.keep(endless, LevelEpisode.unknown(false, NOW));
        episodes.tell(alarm(endless), endless, new LevelEpisode(false, LevelEpisode.Phase.RAISED, NOW));

        assertThat(outbox.waiting(Stream.ALARM)).isEqualTo(1);
        assertThat(episodes.load()).isEmpty();
    }

    @Test
    void aNoteThatCannotBeReadIsLeftOut() {
        for (String text : List.of("{", "{}", "{\"phase\":\"NO SUCH PHASE\",\"since\":\"2026-03-01T20:00:00Z\"}")) {
            outbox.keep(new Note("{\"device\":\"0x1\",\"kind\":\"sos\",\"source\":\"" + text.length() + "\"}", text));
        }
        outbox.keep(new Note("about nothing", "{}"));

        assertThat(episodes.load()).isEmpty();
    }

    private static UpMessage alarm(EpisodeKey key) {
        return new UpMessage.AlarmRaised(
                new PressId(UUID.randomUUID()), key.device(), "name", Optional.empty(), key.kind());
    }
}
