package nl.nabij.server.alarm;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Tells this node's watchers that something may have changed, so that they need not wait for their
/// next look. Only a hint: what changed is read from the database, and a hint that is lost (another
/// node's, a crash) costs one interval of the watch.
public final class AlarmHints {

    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();

    /// @param watcher is called on any thread and must not block
    public void onHint(Runnable watcher) {
        watchers.add(watcher);
    }

    public void forget(Runnable watcher) {
        watchers.remove(watcher);
    }

    /// After a commit.
    public void changed() {
        watchers.forEach(Runnable::run);
    }
}
