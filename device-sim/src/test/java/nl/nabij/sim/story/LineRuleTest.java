package nl.nabij.sim.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import nl.nabij.sim.story.LineRule.Weather;
import org.junit.jupiter.api.Test;

class LineRuleTest {

    private static final long MILLI = 1_000_000;

    @Test
    void theSameSeedLosesTheSamePackets() {
        Weather weather = new Weather(5, 100, 100, 0, 0);
        assertThat(out(weather, 7, 1_000)).isEqualTo(out(weather, 7, 1_000)).isNotEqualTo(out(weather, 8, 1_000));
    }

    @Test
    void ofAHundredPacketsFiveAreLostAndTheOthersAreSpreadOverTheJitter() {
        List<OptionalLong> out = out(new Weather(5, 100, 100, 0, 0), 1, 20_000);
        assertThat(out.stream().filter(OptionalLong::isEmpty).count()).isBetween(900L, 1_100L);
        List<Long> ways = IntStream.range(0, out.size())
                .filter(i -> out.get(i).isPresent())
                .mapToObj(i -> out.get(i).getAsLong() - i * MILLI)
                .toList();
        assertThat(ways).allMatch(way -> way >= 0 && way <= 200 * MILLI);
        assertThat(ways.stream().mapToLong(way -> way).average().orElseThrow()).isBetween(98.0 * MILLI, 102.0 * MILLI);
    }

    @Test
    void aNarrowLineCarriesItsBitsAndNoMore() {
        // 1,222 and 28 bytes are 10,000 bits: ten packets a second, offered a thousand times a second.
        LineRule rule = new LineRule(new Weather(0, 0, 0, 100_000, 300), 1);
        List<Long> out = IntStream.range(0, 2_000)
                .mapToObj(i -> rule.takes(1_222, i * MILLI))
                .filter(OptionalLong::isPresent)
                .map(OptionalLong::getAsLong)
                .toList();
        assertThat(out.getFirst()).isEqualTo(100 * MILLI);
        assertThat(out).hasSizeBetween(20, 24);
        assertThat(IntStream.range(1, out.size()).mapToLong(i -> out.get(i) - out.get(i - 1)))
                .allMatch(gap -> gap == 100 * MILLI);
    }

    private static List<OptionalLong> out(Weather weather, long seed, int packets) {
        LineRule rule = new LineRule(weather, seed);
        return IntStream.range(0, packets)
                .mapToObj(i -> rule.takes(200, i * MILLI))
                .toList();
    }
}
