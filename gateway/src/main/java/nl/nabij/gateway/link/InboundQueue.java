package nl.nabij.gateway.link;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import nl.nabij.contract.link.Down;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What came down and waits for its turn with [FromCentre].
///
/// A notice and a configuration are whole, so one place each is enough and the newer takes it.
/// Commands queue; when the queue is full a command is refused at once.
public final class InboundQueue {

    private static final Logger LOG = LoggerFactory.getLogger(InboundQueue.class);

    /// A person sends a few commands a minute; more than this waiting means that the home is stuck.
    public static final int COMMANDS = 64;

    private record Arrived(Down.Command command, Duration at) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Arrived> commands = new ArrayDeque<>();
    private final FromCentre listener;
    private final Supplier<Duration> sinceBoot;
    private final Consumer<Down.Command> refuse;
    private final Runnable woken;
    private Down.@Nullable Notice notice;
    private Down.@Nullable Config config;
    private @Nullable Boolean up;
    private long noticeRevision = Long.MIN_VALUE;
    private long configRevision = Long.MIN_VALUE;
    private boolean renewCertificate;
    private Down.@Nullable InstallerAccess installerAccess;
    private Down.@Nullable Installation installation;

    /// @param refuse told of a command for which there was no place
    /// @param woken called whenever something new waits, on the thread that brought it
    InboundQueue(FromCentre listener, Supplier<Duration> sinceBoot, Consumer<Down.Command> refuse, Runnable woken) {
        this.listener = listener;
        this.sinceBoot = sinceBoot;
        this.refuse = refuse;
        this.woken = woken;
    }

    /// Hands over one thing; an exception is logged and costs that one only.
    ///
    /// @return false when nothing waits
    public boolean handOverOne() {
        Optional<Runnable> next;
        lock.lock();
        try {
            next = ready();
        } finally {
            lock.unlock();
        }
        try {
            next.ifPresent(Runnable::run);
        } catch (RuntimeException e) {
            LOG.error("A message from the centre could not be handled", e);
        }
        return next.isPresent();
    }

    /// How many commands wait.
    public int commands() {
        lock.lock();
        try {
            return commands.size();
        } finally {
            lock.unlock();
        }
    }

    /// A new connection tells all anew, and a server that was restored may count lower.
    void uplink(boolean isUp) {
        change(() -> {
            up = isUp;
            if (isUp) {
                noticeRevision = Long.MIN_VALUE;
                configRevision = Long.MIN_VALUE;
            }
        });
    }

    void take(Down message) {
        switch (message) {
            case Down.Command command -> take(command);
            case Down.Notice newer ->
                change(() -> {
                    if (newer.revision() >= noticeRevision) {
                        noticeRevision = newer.revision();
                        notice = newer;
                    }
                });
            case Down.Config newer ->
                change(() -> {
                    if (newer.revision() >= configRevision) {
                        configRevision = newer.revision();
                        config = newer;
                    }
                });
            case Down.RenewCertificate renew -> change(() -> renewCertificate = true);
            case Down.InstallerAccess newer -> change(() -> installerAccess = newer);
            case Down.Installation newer -> change(() -> installation = newer);
            case Down.Call call -> handOver(call);
            case Down.Receipt receipt -> throw new IllegalArgumentException("Receipts are the link's own");
            case Down.UnknownDown unknown -> LOG.warn("Message of an unknown type is dropped type={}", unknown.type());
        }
    }

    /// At once, since it is passed on and nothing is written: it must not wait behind a command.
    private void handOver(Down.Call call) {
        try {
            listener.call(call);
        } catch (RuntimeException e) {
            LOG.error("What the centre told of a call could not be passed on", e);
        }
    }

    private void take(Down.Command command) {
        boolean[] taken = new boolean[1];
        change(() -> taken[0] = commands.size() < COMMANDS && commands.add(new Arrived(command, sinceBoot.get())));
        if (taken[0]) {
            return;
        }
        LOG.warn("Command refused, too many wait command={}", command.command());
        refuse.accept(command);
    }

    private Optional<Runnable> ready() {
        Boolean nowUp = up;
        if (nowUp != null) {
            up = null;
            return Optional.of(() -> listener.uplink(nowUp));
        }
        Down.Config newConfig = config;
        if (newConfig != null) {
            config = null;
            return Optional.of(() -> listener.config(newConfig));
        }
        Down.Notice newNotice = notice;
        if (newNotice != null) {
            notice = null;
            return Optional.of(() -> listener.notice(newNotice));
        }
        if (renewCertificate) {
            renewCertificate = false;
            return Optional.of(listener::renewCertificate);
        }
        Down.Installation newInstallation = installation;
        if (newInstallation != null) {
            installation = null;
            return Optional.of(() -> listener.installation(newInstallation));
        }
        Down.InstallerAccess newAccess = installerAccess;
        if (newAccess != null) {
            installerAccess = null;
            return Optional.of(() -> listener.installerAccess(newAccess));
        }
        Arrived arrived = commands.poll();
        return arrived == null ? Optional.empty() : Optional.of(() -> listener.command(aged(arrived)));
    }

    private Down.Command aged(Arrived arrived) {
        long waited = sinceBoot.get().minus(arrived.at()).toMillis();
        Down.Command command = arrived.command();
        return new Down.Command(
                command.command(),
                command.device(),
                command.what(),
                Math.max(0, command.remainingMillis() - Math.max(0, waited)));
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
        } finally {
            lock.unlock();
        }
        woken.run();
    }
}
