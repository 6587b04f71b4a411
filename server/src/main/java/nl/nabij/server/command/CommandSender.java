package nl.nabij.server.command;

import java.util.List;
import nl.nabij.contract.GatewayId;
import nl.nabij.server.alarm.AlarmHints;
import nl.nabij.server.alarm.Downlink;
import nl.nabij.server.alarm.Watch;
import nl.nabij.server.postgres.Database;

/// Sends commands to the homes that are connected to this node: when they are asked, and again at
/// each connect while they live. A gateway that has one already takes no notice of a second.
public final class CommandSender implements AutoCloseable {

    private final CommandSending sending;
    private final AlarmHints hints;
    private final Watch watch;
    private final Runnable waker;

    /// Starts watching, from this very moment on: blocks until the database said where that is.
    public CommandSender(Database database, Downlink link, AlarmHints hints) {
        this.hints = hints;
        this.sending = new CommandSending(CommandStore.of(database), link);
        this.watch = Watch.start("command-sender", CommandSending.INTERVAL, sending::look);
        this.waker = watch::wake;
        hints.onHint(waker);
    }

    /// Homes are there (again): all that is asked of them and still lives. Blocks.
    public void connected(List<GatewayId> homes) {
        sending.connected(homes);
    }

    @Override
    public void close() {
        hints.forget(waker);
        watch.close();
    }
}
