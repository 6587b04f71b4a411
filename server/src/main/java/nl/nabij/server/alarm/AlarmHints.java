package nl.nabij.server.alarm;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/// Tells this node's watchers that something may have changed, so that they need not wait for their
/// next look. Only a hint: what changed is read from the database, and a hint that is lost (another
/// node's, a crash) costs one interval of the watch.
///
/// ```
///   a press is stored ─► onAlarm: at once, so that it rings
///                     └► onHint: a moment later, and once for all presses of that moment
///   anything else     ─► both, at once
/// ```
public final class AlarmHints {

    /// Who shows an alarm goes first: in this time it has read and sent it. The others have work that nobody
    /// waits for in a tenth of a second, and in a storm would do it for each press.
    private static final Duration MOMENT = Duration.ofMillis(20);

    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
    private final List<Runnable> ofAlarms = new CopyOnWriteArrayList<>();
    private final AtomicBoolean soon = new AtomicBoolean();
    private final Later later;

    /// How something is done a moment later.
    @FunctionalInterface
    interface Later {
        void after(Duration delay, Runnable what);
    }

    public AlarmHints() {
        this((delay, what) -> Thread.ofVirtual().name("alarm-hints").start(() -> {
            LockSupport.parkNanos(delay.toNanos());
            what.run();
        }));
    }

    AlarmHints(Later later) {
        this.later = later;
    }

    /// @param watcher is called on any thread and must not block
    public void onHint(Runnable watcher) {
        watchers.add(watcher);
    }

    /// @param watcher shows alarms; is called on any thread and must not block
    public void onAlarm(Runnable watcher) {
        ofAlarms.add(watcher);
    }

    public void forget(Runnable watcher) {
        watchers.remove(watcher);
        ofAlarms.remove(watcher);
    }

    /// After a commit.
    public void changed() {
        ofAlarms.forEach(Runnable::run);
        watchers.forEach(Runnable::run);
    }

    /// After the commit of a press.
    public void alarmStored() {
        ofAlarms.forEach(Runnable::run);
        if (soon.compareAndSet(false, true)) {
            later.after(MOMENT, () -> {
                soon.set(false);
                watchers.forEach(Runnable::run);
            });
        }
    }
}
