package nl.nabij.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
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

    private final MemoryOutbox outbox = new MemoryOutbox(new HandClock());
    private final AtomicInteger wakes = new AtomicInteger();
    private final OutboxEpisodes episodes = new OutboxEpisodes(outbox, wakes::incrementAndGet);

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
