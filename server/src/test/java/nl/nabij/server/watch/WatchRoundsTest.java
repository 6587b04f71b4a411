package nl.nabij.server.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import nl.nabij.server.PushedClock;
import org.junit.jupiter.api.Test;

class WatchRoundsTest {

    private static final URI CENTRE = URI.create("https://centre.example:8443");

    private final PushedClock clock = new PushedClock();
    private final AtomicLong number = new AtomicLong();
    private final List<String> told = new ArrayList<>();
    private Finding found = Finding.WELL;
    private String answer = Way.TOLD;

    private final WatchRounds rounds = new WatchRounds(
            () -> found,
            new WatchOptions(
                    CENTRE,
                    Duration.ofSeconds(30),
                    new WatchLifeCycle.Rules(1, Duration.ofHours(1)),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    false),
            List.of(new Way() {
                @Override
                public String tell(WatchNews news) {
                    told.add(news.id().getLeastSignificantBits() + " " + news.state());
                    return answer;
                }

                @Override
                public String name() {
                    return "test";
                }
            }),
            clock,
            () -> new UUID(0, number.incrementAndGet()));

    @Test
    void whatCouldNotBeToldIsOwedAndTriedEachRoundByTheSameId() throws InterruptedException {
        rounds.round();
        assertThat(told).isEmpty();
        found = Finding.of("The centre cannot be reached");
        answer = "no-answer";
        rounds.round();
        rounds.round();
        assertThat(told).containsExactly("1 unwell", "1 unwell");
        assertThat(rounds.owesNothing()).isFalse();
        answer = Way.TOLD;
        rounds.round();
        assertThat(rounds.owesNothing()).isTrue();
        rounds.round();
        assertThat(told).hasSize(3);
        found = Finding.WELL;
        rounds.round();
        assertThat(told).last().isEqualTo("2 well");
    }

    @Test
    void whatIsNewerTakesThePlaceOfWhatIsOwed() throws InterruptedException {
        found = Finding.of("The centre cannot be reached");
        answer = "no-answer";
        rounds.round();
        found = Finding.WELL;
        answer = Way.TOLD;
        rounds.round();
        assertThat(told).containsExactly("1 unwell", "2 well");
        assertThat(rounds.owesNothing()).isTrue();
    }

    @Test
    void aTestSaysThatItIsOne() throws InterruptedException {
        assertThat(rounds.test()).isTrue();
        answer = "refused 503";
        assertThat(rounds.test()).isFalse();
        assertThat(told).containsExactly("1 test", "2 test");
    }
}
