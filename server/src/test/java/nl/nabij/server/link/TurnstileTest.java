package nl.nabij.server.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Work is begun by hand, so that the order in which it is let in can be seen.
final class TurnstileTest {

    private final Deque<Runnable> threads = new ArrayDeque<>();
    private final List<List<String>> groups = new ArrayList<>();

    @Test
    void aHomeWithAnAlarmGoesBeforeAllThatWait() {
        Turnstile<String> turnstile = new Turnstile<>(1, 1, 10, threads::add, groups::add);
        enter(turnstile, false, "quiet-1", "quiet-2");
        enter(turnstile, true, "alarm-1", "alarm-2");
        runAll();
        assertThat(groups)
                .containsExactly(List.of("alarm-1"), List.of("alarm-2"), List.of("quiet-1"), List.of("quiet-2"));
    }

    @Test
    void aGroupIsInTheOrderOfComingAndOneWithAnAlarmSharesNoneWithQuietOnes() {
        Turnstile<String> turnstile = new Turnstile<>(1, 3, 10, threads::add, groups::add);
        enter(turnstile, false, "a", "b", "c", "d");
        enter(turnstile, true, "alarm");
        runAll();
        assertThat(groups).containsExactly(List.of("alarm"), List.of("a", "b", "c"), List.of("d"));
    }

    @Test
    void noMoreAreUnderWayThanAllowedAndTheNextBeginsWhenOneEnds() {
        Turnstile<String> turnstile = new Turnstile<>(2, 1, 10, threads::add, groups::add);
        enter(turnstile, false, "a", "b", "c", "d");
        assertThat(threads).as("two threads, whoever waits").hasSize(2);
        threads.removeFirst().run();
        assertThat(groups).as("the first takes all that waits").hasSize(4);
        runAll();
        enter(turnstile, false, "e");
        runAll();
        assertThat(groups).hasSize(5);
    }

    @Test
    void whoFindsNoPlaceHearsItAndAlarmsHavePlacesOfTheirOwn() {
        Turnstile<String> turnstile = new Turnstile<>(1, 1, 2, threads::add, groups::add);
        enter(turnstile, false, "a", "b");
        assertThat(turnstile.enter("c", false)).isFalse();
        assertThat(turnstile.enter("alarm", true)).isTrue();
        runAll();
        assertThat(groups).containsExactly(List.of("alarm"), List.of("a"), List.of("b"));
    }

    @Test
    void workThatThrowsDoesNotStopTheOthers() {
        Turnstile<String> turnstile = new Turnstile<>(1, 1, 10, threads::add, group -> {
            groups.add(group);
            throw new IllegalStateException("the database is away");
        });
        enter(
                turnstile,
                false,
                IntStream.range(0, 5).mapToObj(Integer::toString).toArray(String[]::new));
        runAll();
        assertThat(groups).hasSize(5);
        enter(turnstile, false, "later");
        runAll();
        assertThat(groups).hasSize(6);
    }

    private void runAll() {
        while (!threads.isEmpty()) {
            threads.removeFirst().run();
        }
    }

    private static void enter(Turnstile<String> turnstile, boolean withAlarm, String... names) {
        for (String name : names) {
            assertThat(turnstile.enter(name, withAlarm)).isTrue();
        }
    }
}
