package nl.nabij.server.command;

import nl.nabij.server.alarm.AlarmHints;
import nl.nabij.server.alarm.Watch;
import nl.nabij.server.postgres.Database;

/// Ends what nobody reported in time. Runs on every node; a row that one works on is skipped by the
/// others.
public final class CommandDeadlines implements AutoCloseable {

    private final Watch watch;

    /// Starts watching.
    public CommandDeadlines(Database database, AlarmHints hints) {
        CommandDeadlineLook look = new CommandDeadlineLook(CommandStore.of(database), hints);
        this.watch = Watch.start("command-deadlines", CommandDeadlineLook.INTERVAL, look::look);
    }

    /// Looks now; for a clock that was moved.
    public void wake() {
        watch.wake();
    }

    @Override
    public void close() {
        watch.close();
    }
}
