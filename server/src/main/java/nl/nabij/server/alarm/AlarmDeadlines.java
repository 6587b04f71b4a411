package nl.nabij.server.alarm;

import java.time.Duration;
import nl.nabij.server.postgres.Database;

/// Sees to it that no alarm stays with people who do not answer, and none with a person whose screen
/// is silent. It runs on every node; a row that one node works on is skipped by the others, so
/// whichever lives does it, and no crash stops it.
public final class AlarmDeadlines implements AutoCloseable {

    private static final Duration AFTER_FAILURE = Duration.ofMillis(500);

    private final AlarmHints hints;
    private final Watch watch;
    private final Runnable waker;

    /// Starts watching.
    public AlarmDeadlines(Database database, AlarmService service, AlarmHints hints) {
        this(new PostgresAlarmStore(database), service, hints);
    }

    AlarmDeadlines(AlarmStore store, AlarmService service, AlarmHints hints) {
        this.hints = hints;
        this.watch = Watch.start("alarm-deadlines", AFTER_FAILURE, new DeadlineLook(store, service, hints)::look);
        this.waker = watch::wake;
        hints.onHint(waker);
    }

    /// Looks now; for a clock that was moved.
    public void wake() {
        watch.wake();
    }

    /// How long ago deadlines were looked after the last time, on this node.
    public Duration sinceLook() {
        return watch.sinceLook();
    }

    @Override
    public void close() {
        hints.forget(waker);
        watch.close();
    }
}
