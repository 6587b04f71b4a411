package nl.nabij.server.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Who may be posting, with threads that a test runs by hand.
final class PostTurnsTest {

    private final Deque<Runnable> threads = new ArrayDeque<>();
    private final PostTurns turns = new PostTurns(threads::add);
    private final List<String> posted = new ArrayList<>();

    @Test
    void aServiceThatHangsTakesHalfOfThePlacesAndNoMore() {
        for (int phone = 1; phone <= 20; phone++) {
            assertThat(add("slow", "slow " + phone)).isTrue();
        }
        assertThat(threads).hasSize(8);
        add("quick", "quick 1");
        assertThat(threads).hasSize(9);
        threads.removeLast().run();
        assertThat(posted).containsExactly("quick 1");
        assertThat(threads).as("the slow one's others still wait").hasSize(8);
        threads.removeFirst().run();
        assertThat(threads).as("one of its own is next").hasSize(8);
        runAll();
        assertThat(posted).hasSize(21);
        assertThat(posted.subList(1, 21)).startsWith("slow 1", "slow 2").endsWith("slow 20");
    }

    @Test
    void sixteenAtOnceInAll() {
        for (String service : List.of("one", "two", "three")) {
            for (int phone = 1; phone <= 8; phone++) {
                add(service, service + phone);
            }
        }
        assertThat(threads).hasSize(16);
        runAll();
        assertThat(posted).hasSize(24);
    }

    @Test
    void whatCannotWaitIsRefusedAndOneServiceCannotTakeAllOfTheQueue() {
        for (int phone = 1; phone <= 8 + 100; phone++) {
            assertThat(add("slow", "slow")).isTrue();
        }
        assertThat(add("slow", "one too many")).isFalse();
        assertThat(add("quick", "quick")).isTrue();
        runAll();
        assertThat(posted).contains("quick").doesNotContain("one too many").hasSize(109);
        assertThat(add("slow", "later")).isTrue();
    }

    @Test
    void aCallGoesBeforeRemindersAndIsNotRefusedForThem() {
        for (int phone = 1; phone <= 4 + 100; phone++) {
            assertThat(remind("one", "reminder")).isTrue();
        }
        assertThat(turns.roomForReminders("one")).isZero();
        assertThat(remind("one", "one too many")).isFalse();
        assertThat(threads).as("half of the places of a service").hasSize(4);
        assertThat(add("one", "call")).isTrue();
        assertThat(threads).as("a call has room at once").hasSize(5);
        for (int phone = 1; phone <= 3 + 100; phone++) {
            assertThat(add("one", "call")).isTrue();
        }
        threads.removeFirst().run();
        runAll();
        assertThat(posted).hasSize(4 + 100 + 1 + 3 + 100);
        assertThat(posted.subList(0, 4 + 104))
                .as("those that went already, then calls")
                .filteredOn("call"::equals)
                .hasSize(104);
        assertThat(turns.roomForReminders("one")).isEqualTo(100);
    }

    @Test
    void aPostThatBreaksGivesItsPlaceBack() {
        for (int phone = 1; phone <= 8; phone++) {
            turns.add("slow", false, () -> {
                throw new IllegalStateException("broken");
            });
        }
        while (!threads.isEmpty()) {
            try {
                threads.removeFirst().run();
            } catch (IllegalStateException e) {
                posted.add(String.valueOf(e.getMessage()));
            }
        }
        assertThat(posted).hasSize(8);
        add("slow", "next");
        runAll();
        assertThat(posted).endsWith("next");
    }

    private boolean remind(String service, String what) {
        return turns.add(service, true, () -> posted.add(what));
    }

    private boolean add(String service, String what) {
        return turns.add(service, false, () -> posted.add(what));
    }

    private void runAll() {
        while (!threads.isEmpty()) {
            threads.removeFirst().run();
        }
    }
}
