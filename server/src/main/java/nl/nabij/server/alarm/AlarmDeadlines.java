package nl.nabij.server.alarm;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import nl.nabij.server.alarm.AlarmStore.SilentClaim;
import nl.nabij.server.alarm.AlarmStore.Stored;
import nl.nabij.server.alarm.AlarmStore.Taken;
import nl.nabij.server.postgres.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sees to it that no alarm stays with people who do not answer, and none with a person whose screen
/// is silent. It runs on every node; a row that one node works on is skipped by the others, so
/// whichever lives does it, and no crash stops it.
public final class AlarmDeadlines implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AlarmDeadlines.class);

    /// Another node's alarms are not hinted at here; this bounds how late their deadline is seen.
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private static final Duration AFTER_FAILURE = Duration.ofMillis(500);

    private final AlarmStore store;
    private final AlarmService service;
    private final AlarmHints hints;
    private final Watch watch;
    private final Runnable waker;

    /// Starts watching.
    public AlarmDeadlines(Database database, AlarmService service, AlarmHints hints) {
        this(new PostgresAlarmStore(database), service, hints);
    }

    AlarmDeadlines(AlarmStore store, AlarmService service, AlarmHints hints) {
        this.store = store;
        this.service = service;
        this.hints = hints;
        this.watch = Watch.start("alarm-deadlines", AFTER_FAILURE, this::look);
        this.waker = watch::wake;
        hints.onHint(waker);
    }

    /// Looks now; for a clock that was moved.
    public void wake() {
        watch.wake();
    }

    @Override
    public void close() {
        hints.forget(waker);
        watch.close();
    }

    private Duration look() {
        Optional<Taken> taken = store.takeDue(AlarmDeadlines::tick);
        while (taken.isPresent()) {
            // Only now it is committed, and so it happened.
            AlarmService.tell(taken.get().alarm(), taken.get().events());
            hints.changed();
            taken = store.takeDue(AlarmDeadlines::tick);
        }
        for (SilentClaim silent : store.silentClaims()) {
            LOG.warn(
                    "alarm={} operator={} gives no sign of life",
                    silent.alarm(),
                    silent.owner().id());
            fellSilent(silent);
        }
        Optional<Duration> next = store.untilNextDue().filter(due -> due.compareTo(LONGEST_PAUSE) < 0);
        return next.orElse(LONGEST_PAUSE);
    }

    /// One alarm that cannot be read must not keep the others with operators who are gone.
    private void fellSilent(SilentClaim silent) {
        try {
            service.handle(new Sight.Everything(), silent.alarm(), new AlarmCommand.OperatorFellSilent(silent.owner()));
        } catch (IllegalStateException e) {
            LOG.error("alarm={} could not be taken from a silent operator", silent.alarm(), e);
        }
    }

    private static List<AlarmEvent> tick(Stored due) {
        return switch (AlarmLifeCycle.decide(due.alarm(), new AlarmCommand.Tick(), due.now())) {
            case Decision.Accepted(List<AlarmEvent> events) -> events;
            case Decision.Refused(Decision.Refusal reason) ->
                throw new IllegalStateException("A due alarm refused its tick: " + reason);
        };
    }
}
