package nl.nabij.server.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import nl.nabij.server.watch.WatchLifeCycle.Doubt;
import nl.nabij.server.watch.WatchLifeCycle.Ill;
import nl.nabij.server.watch.WatchLifeCycle.Telling;
import nl.nabij.server.watch.WatchLifeCycle.Watched;
import nl.nabij.server.watch.WatchLifeCycle.Well;
import org.junit.jupiter.api.Test;

class WatchLifeCycleTest {

    private static final Instant START = Instant.parse("2026-03-01T02:00:00Z");
    private static final WatchLifeCycle.Rules RULES = new WatchLifeCycle.Rules(3, Duration.ofHours(1));
    private static final Finding ILL = Finding.of("The database does not answer");

    private Watched watched = new Well();

    private Optional<Telling> looked(Finding finding, long second) {
        WatchLifeCycle.Step step = WatchLifeCycle.looked(watched, finding, START.plusSeconds(second), RULES);
        watched = step.next();
        return step.telling();
    }

    @Test
    void oneBadLookIsNoDeadCentre() {
        assertThat(looked(ILL, 0)).isEmpty();
        assertThat(looked(ILL, 30)).isEmpty();
        assertThat(watched).isEqualTo(new Doubt(2, START));
        assertThat(looked(Finding.WELL, 60))
                .as("nobody heard, nobody is reassured")
                .isEmpty();
        assertThat(watched).isEqualTo(new Well());
        assertThat(looked(ILL, 90)).isEmpty();
        assertThat(watched).isEqualTo(new Doubt(1, START.plusSeconds(90)));
    }

    @Test
    void threeInARowAreToldAndAgainEachHourAndTheEndToo() {
        looked(ILL, 0);
        looked(ILL, 30);
        Telling first = looked(ILL, 60).orElseThrow();
        assertThat(first).isEqualTo(new Telling(false, START.plusSeconds(60), START, 1, ILL.problems()));
        assertThat(looked(Finding.of("another"), 90)).isEmpty();
        assertThat(looked(ILL, 3_659)).isEmpty();
        assertThat(looked(ILL, 3_660).orElseThrow().times()).isEqualTo(2);
        assertThat(watched).isEqualTo(new Ill(START, 2, START.plusSeconds(3_660)));
        Telling over = looked(Finding.WELL, 3_690).orElseThrow();
        assertThat(over.well()).isTrue();
        assertThat(over.since()).isEqualTo(START);
        assertThat(looked(Finding.WELL, 3_720)).isEmpty();
    }
}
