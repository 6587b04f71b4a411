package nl.nabij.gateway.device;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import nl.nabij.contract.CommandId;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.home.DeviceCommand;
import nl.nabij.contract.home.StateValue;
import nl.nabij.contract.link.Down;
import nl.nabij.contract.link.UpMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The shell around the commands' lives: it hands them to the conventions, hears the home's reports
/// and tells how each goes.
///
/// It never sends under its own lock or the home's, and sends in the order of asking.
public final class Commands implements HomeListener {

    private static final Logger LOG = LoggerFactory.getLogger(Commands.class);

    /// A person at the screen does not wait longer for a beginning.
    private static final Duration LOCAL_LIFE = Duration.ofSeconds(20);

    /// Running at once. More is no person; when it is full, asking is refused as busy.
    private static final int MOST_RUNNING = 500;

    /// Ended ones that are remembered, so that a repeat does nothing. When it is full the eldest
    /// goes; the centre repeats only what is seconds old.
    private static final int MOST_REMEMBERED = 500;

    private final Home home;
    private final HomeReports reports;
    private final Supplier<CommandId> ids;
    private final HomeTime time;
    private final Executor inOrder;
    private final List<DeviceDriver> drivers = new CopyOnWriteArrayList<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<CommandId, Running> running = new LinkedHashMap<>();
    private final Map<CommandId, CommandStatus> ended = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<CommandId, CommandStatus> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };
    private volatile List<CommandStatus> snapshot = List.of();

    private record Running(CommandLife life, CommandOrigin origin) {}

    /// @param inOrder runs one task at a time, in order; sending may block it for seconds
    public Commands(Home home, HomeReports reports, Supplier<CommandId> ids, HomeTime time, Executor inOrder) {
        this.home = home;
        this.reports = reports;
        this.ids = ids;
        this.time = time;
        this.inOrder = inOrder;
    }

    /// To be called once, before the conventions start.
    public void start() {
        home.listen(this);
    }

    public void drive(DeviceDriver driver) {
        drivers.add(driver);
    }

    /// It is called after each change, hands over at once and never blocks.
    public void listen(Runnable listener) {
        listeners.add(listener);
    }

    /// Those that run and those that ended lately, oldest first.
    public List<CommandStatus> snapshot() {
        return snapshot;
    }

    /// From the home's own screen or API.
    public AskDecision ask(DeviceId device, DeviceCommand what) {
        return ask(ids.get(), device, what, CommandOrigin.HOME, LOCAL_LIFE);
    }

    /// From the centre. What is refused is answered as failed.
    public void fromCentre(Down.Command command) {
        AskDecision decision = ask(
                command.command(),
                command.device(),
                command.what(),
                CommandOrigin.CENTRE,
                Duration.ofMillis(command.remainingMillis()));
        if (decision instanceof AskDecision.Refused(AskDecision.Reason _, String message)) {
            answer(command.command(), UpMessage.CommandResult.Outcome.FAILED, Optional.of(message));
        }
    }

    private AskDecision ask(CommandId id, DeviceId device, DeviceCommand what, CommandOrigin origin, Duration life) {
        Optional<AskDecision.Refused> refusal = CommandRefusals.of(home.snapshot(), device, what, origin);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        DeviceCommand fitting = CommandRefusals.fitted(home.snapshot(), device, what);
        // Before the lock: the home calls here while it holds its own.
        Map<Point, StateValue> before = home.values(device);
        lock.lock();
        try {
            Running repeated = running.get(id);
            if (repeated != null) {
                // A connection that stalled brought it late, and with a life that had been left much earlier.
                apply(id, new CommandInput.ToldAgain(time.steady().instant().plus(life)));
                return new AskDecision.Asked(Optional.ofNullable(running.get(id))
                        .map(Running::life)
                        .map(this::status)
                        .orElseGet(() -> status(repeated.life())));
            }
            CommandStatus past = ended.get(id);
            if (past != null) {
                if (origin == CommandOrigin.CENTRE) {
                    answer(id, outcome(past), past.reason());
                }
                return new AskDecision.Asked(past);
            }
            if (running.size() >= MOST_RUNNING) {
                return new AskDecision.Refused(
                        AskDecision.Reason.BUSY, "Too many commands are running; try again in a moment");
            }
            supersede(device, fitting);
            Instant now = time.steady().instant();
            CommandLife asked = CommandLife.asked(
                    id,
                    device,
                    fitting,
                    CommandRefusals.parts(home.snapshot(), device, fitting),
                    before,
                    now,
                    now.plus(life));
            running.put(id, new Running(asked, origin));
            LOG.info("command asked command={} device={} action={}", id, device, fitting.action());
            if (CommandRefusals.unavailable(home.snapshot(), device)) {
                apply(id, new CommandInput.DeviceLost());
                return new AskDecision.Asked(Optional.ofNullable(ended.get(id)).orElse(status(asked)));
            }
            redraw();
            handOver(id);
            return new AskDecision.Asked(status(asked));
        } finally {
            lock.unlock();
        }
    }

    private void supersede(DeviceId device, DeviceCommand what) {
        for (Running other : List.copyOf(running.values())) {
            DeviceCommand older = other.life().what();
            boolean sameParts = older.endpoint().isEmpty()
                    || what.endpoint().isEmpty()
                    || older.endpoint().equals(what.endpoint());
            if (other.life().device().equals(device) && older.kind().equals(what.kind()) && sameParts) {
                apply(other.life().id(), new CommandInput.Superseded());
            }
        }
    }

    private void handOver(CommandId id) {
        run(() -> {
            Optional<CommandLife> life = live(id);
            if (life.isEmpty()) {
                return;
            }
            CommandInput handedOver;
            try {
                send(life.get());
                handedOver = new CommandInput.HandedOver();
            } catch (DeviceUnreachableException e) {
                handedOver = new CommandInput.NotHandedOver(String.valueOf(e.getMessage()));
            } catch (RuntimeException e) {
                LOG.error("command could not be sent command={}", id, e);
                handedOver = new CommandInput.NotHandedOver("the gateway could not send it");
            }
            applyLocked(id, handedOver);
        });
    }

    private void send(CommandLife life) {
        DeviceDriver driver = drivers.stream()
                .filter(each -> each.drives(life.device()))
                .findFirst()
                .orElseThrow(() -> new DeviceUnreachableException("no bridge lists the device now"));
        driver.send(life.device(), life.what());
    }

    private Optional<CommandLife> live(CommandId id) {
        lock.lock();
        try {
            return Optional.ofNullable(running.get(id)).map(Running::life);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void changed(HomeChange change) {
        if (change instanceof HomeChange.AvailabilityChanged(DeviceId device, boolean available, Instant _)
                && !available) {
            forEachOf(device, new CommandInput.DeviceLost());
        }
    }

    @Override
    public void reported(DeviceId device, Point point, StateValue value) {
        forEachOf(device, new CommandInput.Reported(point, value));
    }

    private void forEachOf(DeviceId device, CommandInput input) {
        lock.lock();
        try {
            for (Running each : List.copyOf(running.values())) {
                if (each.life().device().equals(device)) {
                    apply(each.life().id(), input);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    public Optional<Instant> nextDeadline() {
        lock.lock();
        try {
            Optional<Instant> next = Optional.empty();
            for (Running each : running.values()) {
                next = Deadlines.earliest(next, CommandLife.nextDeadline(each.life()));
            }
            return next;
        } finally {
            lock.unlock();
        }
    }

    public void tick() {
        lock.lock();
        try {
            List.copyOf(running.keySet()).forEach(id -> apply(id, new CommandInput.Tick()));
        } finally {
            lock.unlock();
        }
    }

    private void applyLocked(CommandId id, CommandInput input) {
        lock.lock();
        try {
            apply(id, input);
        } finally {
            lock.unlock();
        }
    }

    private void apply(CommandId id, CommandInput input) {
        Running now = running.get(id);
        if (now == null
                || !(CommandLife.decide(now.life(), input, time.steady().instant())
                        instanceof CommandDecision.Accepted(CommandEvent event))) {
            return;
        }
        CommandLife next = CommandLife.evolve(now.life(), event, time.steady().instant());
        if (next.ended()) {
            running.remove(id);
            ended.put(id, status(next));
        } else {
            running.put(id, new Running(next, now.origin()));
        }
        if (next.state() != now.life().state()) {
            LOG.info("command {} command={} device={}", next.state(), id, next.device());
            if (now.origin() == CommandOrigin.CENTRE) {
                answer(id, outcome(status(next)), next.reason());
            }
            redraw();
        }
        if (event instanceof CommandEvent.SentAgain) {
            handOver(id);
        }
    }

    private void answer(CommandId id, UpMessage.CommandResult.Outcome outcome, Optional<String> reason) {
        run(() -> reports.other(new UpMessage.CommandResult(id, outcome, reason)));
    }

    /// When the queue is closed the gateway is stopping: nobody waits for an answer any more.
    private void run(Runnable task) {
        try {
            inOrder.execute(task);
        } catch (RejectedExecutionException e) {
            LOG.warn("command queue is closed", e);
        }
    }

    private CommandStatus status(CommandLife life) {
        Optional<Instant> endedAt = life.ended() ? Optional.of(time.steady().instant()) : Optional.empty();
        return new CommandStatus(life.id(), life.device(), life.what(), life.state(), endedAt, life.reason());
    }

    private static UpMessage.CommandResult.Outcome outcome(CommandStatus status) {
        return switch (status.state()) {
            case ASKED, DELIVERED -> UpMessage.CommandResult.Outcome.DELIVERED;
            case CONFIRMED -> UpMessage.CommandResult.Outcome.CONFIRMED;
            case FAILED -> UpMessage.CommandResult.Outcome.FAILED;
            case EXPIRED -> UpMessage.CommandResult.Outcome.EXPIRED;
        };
    }

    private void redraw() {
        List<CommandStatus> all = new ArrayList<>(ended.values());
        running.values().forEach(each -> all.add(status(each.life())));
        snapshot = List.copyOf(all);
        listeners.forEach(Runnable::run);
    }
}
