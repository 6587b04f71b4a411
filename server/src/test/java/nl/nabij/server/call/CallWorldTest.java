package nl.nabij.server.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Many evenings of calls, each from its seed, and proof that each promise can be seen to break. More of them:
/// `-Dcalls.seeds=10000`.
class CallWorldTest {

    private static final long SEEDS = Long.getLong("calls.seeds", 300);
    private static final long SABOTAGED_SEEDS = 60;

    @Test
    void noEveningBreaksAPromise() {
        List<CallWorld.Result> all = LongStream.rangeClosed(1, SEEDS)
                .parallel()
                .mapToObj(seed -> CallWorld.run(seed, CallWorldSabotage.NONE))
                .toList();
        List<String> broken = new ArrayList<>();
        for (CallWorld.Result result : all) {
            if (!result.violation().isEmpty()) {
                broken.add(result.seed() + " " + result.violation());
            }
        }
        System.out.printf(
                "calls: seeds=%d steps=%d calls=%d answered=%d connected=%d glares=%d violations=%d%n",
                all.size(),
                all.stream().mapToLong(CallWorld.Result::steps).sum(),
                all.stream().mapToLong(CallWorld.Result::calls).sum(),
                all.stream().mapToLong(CallWorld.Result::answered).sum(),
                all.stream().mapToLong(CallWorld.Result::connected).sum(),
                all.stream().mapToLong(CallWorld.Result::glares).sum(),
                broken.size());
        assertThat(broken.stream().limit(20)).isEmpty();
        assertThat(all.stream().mapToLong(CallWorld.Result::connected).sum()).isGreaterThan(SEEDS);
        assertThat(all.stream().mapToLong(CallWorld.Result::glares).sum()).isPositive();
    }

    @Test
    void theSameSeedIsTheSameEvening() {
        assertThat(CallWorld.run(7, CallWorldSabotage.NONE)).isEqualTo(CallWorld.run(7, CallWorldSabotage.NONE));
    }

    @ParameterizedTest
    @EnumSource(value = CallWorldSabotage.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void sabotageIsSeen(CallWorldSabotage sabotage) {
        boolean seen = LongStream.rangeClosed(1, SABOTAGED_SEEDS)
                .anyMatch(seed -> CallWorld.run(seed, sabotage).violation().equals(sabotage.breaks));
        assertThat(seen).isTrue();
    }
}
