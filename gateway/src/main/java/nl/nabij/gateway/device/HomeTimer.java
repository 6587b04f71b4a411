package nl.nabij.gateway.device;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one timer of the home: it looks twice a second whether a deadline has passed.
public final class HomeTimer {

    /// Fine enough for deadlines of seconds, and no load.
    private static final Duration LOOKS_EACH = Duration.ofMillis(500);

    private static final Logger LOG = LoggerFactory.getLogger(HomeTimer.class);

    private final Home home;
    private final Commands commands;
    private final HomeTime time;

    public HomeTimer(Home home, Commands commands, HomeTime time) {
        this.home = home;
        this.commands = commands;
        this.time = time;
    }

    /// It ends with the executor.
    public void start(ScheduledExecutorService executor) {
        long millis = LOOKS_EACH.toMillis();
        var _ = executor.scheduleWithFixedDelay(this::look, millis, millis, TimeUnit.MILLISECONDS);
    }

    /// One look; the schedule does it twice a second.
    public void look() {
        Instant now = time.steady().instant();
        try {
            if (due(home.nextDeadline(), now)) {
                home.tick();
            }
            if (due(commands.nextDeadline(), now)) {
                commands.tick();
            }
        } catch (RuntimeException e) {
            // An exception would end the schedule, and with it all deadlines.
            LOG.error("a deadline could not be worked off", e);
        }
    }

    private static boolean due(Optional<Instant> deadline, Instant now) {
        return deadline.filter(at -> !at.isAfter(now)).isPresent();
    }
}
