package nl.nabij.sim.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import nl.nabij.sim.story.Witnessed.Count;
import nl.nabij.sim.story.Witnessed.Look;
import nl.nabij.sim.story.Witnessed.Span;
import org.junit.jupiter.api.Test;

/// That the figures of a call can be bad.
class WitnessedTest {

    private static final long LENGTH = 60_000;
    private static final List<Span> ALL = List.of(new Span(0, LENGTH));

    @Test
    void whatComesWholeIsFoundWhole() {
        Witnessed whole = witnessed(at -> true, at -> true);
        assertThat(whole.voiceFound(ALL)).isEqualTo(1);
        assertThat(whole.frozen(ALL)).isZero();
        assertThat(whole.concealed(ALL)).isZero();
        assertThat(whole.path()).isEqualTo("relay");
        assertThat(whole.backAfter(10_000).orElseThrow()).isBetween(10_000L, 10_070L);
    }

    @Test
    void aSoundInTenThatIsMissingIsNotFound() {
        Witnessed holes = witnessed(at -> at / 80 % 10 != 3, at -> true);
        assertThat(holes.voiceFound(ALL)).isEqualTo(0.9, within(0.01));
    }

    @Test
    void aRepeatedSoundIsNotTheOneThatIsMissing() {
        // Every tenth sound is covered by the one before it, as a browser does that has nothing to play.
        List<Look> looks = LongStream.range(0, LENGTH / 20)
                .mapToObj(i -> {
                    long sound = i / 4 % 10 == 3 ? i / 4 - 1 : i / 4;
                    return new Look(i * 20, (int) (sound % 64));
                })
                .toList();
        assertThat(new Witnessed(looks, List.of(), List.of(), 480, List.of()).voiceFound(ALL))
                .isEqualTo(0.9, within(0.01));
    }

    @Test
    void aPictureThatStandsIsFrozenAndLaterBack() {
        Witnessed cut = witnessed(at -> at < 20_000 || at >= 26_000, at -> at < 20_000 || at >= 29_000);
        assertThat(cut.frozen(ALL)).isEqualTo(0.15, within(0.002));
        assertThat(cut.frozen(List.of(new Span(0, 20_000), new Span(29_000, LENGTH))))
                .isZero();
        assertThat(cut.voiceFound(List.of(new Span(0, 20_000), new Span(26_000, LENGTH))))
                .isEqualTo(1, within(0.01));
        assertThat(cut.backAfter(20_000).orElseThrow()).isBetween(29_000L, 29_070L);
        assertThat(witnessed(at -> true, at -> at < 20_000).backAfter(20_000)).isEmpty();
    }

    @Test
    void picturesAndPacketsThatCameAgainAreCountedInTheSpansAlone() {
        Witnessed whole = witnessed(_ -> true, at -> at < 20_000);
        List<Span> begin = List.of(new Span(0, 10_000));
        assertThat(whole.framesPerSecond(begin)).isEqualTo(1_000.0 / 66, within(0.2));
        assertThat(whole.framesPerSecond(List.of(new Span(20_000, LENGTH)))).isZero();
        assertThat(whole.again(begin)).isEqualTo(39);
    }

    private static Witnessed witnessed(LongPredicate voice, LongPredicate picture) {
        return new Witnessed(
                LongStream.range(0, LENGTH / 20)
                        .map(i -> i * 20)
                        .mapToObj(at -> new Look(at, voice.test(at) ? (int) (at / 80 % 64) : -1))
                        .toList(),
                LongStream.range(0, LENGTH / 66)
                        .map(i -> i * 66)
                        .filter(picture)
                        .boxed()
                        .toList(),
                LongStream.range(0, LENGTH / 250)
                        .mapToObj(i -> new Count(i * 250, i * 12_000, 0, i))
                        .toList(),
                480,
                List.of("srflx relay"));
    }
}
