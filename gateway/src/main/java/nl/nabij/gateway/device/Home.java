package nl.nabij.gateway.device;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.PressId;
import nl.nabij.contract.home.Device;
import nl.nabij.contract.home.Kind;
import nl.nabij.contract.home.StateValue;
import nl.nabij.contract.link.UpMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one owner of the home's devices: what there is, what it last said, and which reports are
/// alarms.
///
/// All work passes one lock, in order of arrival. An alarm is on disk before [#reported] returns.
public final class Home {

    private static final Logger LOG = LoggerFactory.getLogger(Home.class);

    private final HomeMemory memory;
    private final HomeReports reports;
    private final HomeTime time;
    private final Episodes episodes;
    private final Faults faults;
    private final Measures measures = new Measures();
    private final List<HomeListener> listeners = new CopyOnWriteArrayList<>();
    private final ReentrantLock lock = new ReentrantLock(true);

    private final Map<DeviceId, Thing> things = new LinkedHashMap<>();
    private final Map<String, Boolean> bridges = new HashMap<>();
    private boolean statesDirty;
    private Instant statesWritten;
    private volatile HomeSnapshot snapshot = new HomeSnapshot(List.of(), Map.of());

    public Home(
            HomeMemory memory,
            EpisodeMemory episodeMemory,
            HomeReports reports,
            Supplier<PressId> pressIds,
            HomeTime time) {
        this.memory = memory;
        this.reports = reports;
        this.time = time;
        HomeMemory.Remembered remembered = memory.load();
        this.episodes = new Episodes(episodeMemory, pressIds, time);
        this.faults = new Faults(memory, reports, remembered.faults());
        this.statesWritten = time.steady().instant();
        remembered
                .devices()
                .forEach((convention, devices) -> devices.forEach(device -> {
                    Thing thing = new Thing(convention, device);
                    remembered.states().getOrDefault(device.id(), Map.of()).forEach((point, value) -> {
                        thing.put(point, Optional.of(value));
                    });
                    Boolean available = remembered.available().get(device.id());
                    if (available != null) {
                        thing.available(available);
                    }
                    things.put(device.id(), thing);
                }));
        redraw();
    }

    public void listen(HomeListener listener) {
        listeners.add(listener);
    }

    /// The home as it is now; it never waits.
    public HomeSnapshot snapshot() {
        return snapshot;
    }

    /// What each part of a device last said; empty for an unknown one. It waits for what is at work.
    Map<Point, StateValue> values(DeviceId device) {
        lock.lock();
        try {
            Thing thing = things.get(device);
            return thing == null ? Map.of() : thing.values();
        } finally {
            lock.unlock();
        }
    }

    public Faults faults() {
        return faults;
    }

    /// All devices of one convention; those that are no longer in it are gone.
    public void listed(String convention, List<DeviceDescription> devices) {
        lock.lock();
        try {
            List<DeviceDescription> before = things.values().stream()
                    .filter(thing -> thing.convention().equals(convention))
                    .map(Thing::description)
                    .toList();
            if (before.equals(devices)) {
                return;
            }
            Map<DeviceId, Thing> old = new LinkedHashMap<>(things);
            things.values().removeIf(thing -> thing.convention().equals(convention));
            for (DeviceDescription device : devices) {
                Thing known = old.get(device.id());
                if (known == null || !known.convention().equals(convention)) {
                    things.put(device.id(), new Thing(convention, device));
                } else {
                    known.describe(device);
                    things.put(device.id(), known);
                }
            }
            redraw();
            attempt("remember the list of devices", () -> memory.devices(convention, devices));
            LOG.info("devices listed convention={} devices={}", convention, devices.size());
            tellList();
            tell(new HomeChange.ListChanged());
        } finally {
            lock.unlock();
        }
    }

    /// One message of a known device.
    ///
    /// @throws RuntimeException when an alarm in it could not be written; the message must not be
    ///     acknowledged then, and the home itself tries again
    public void reported(DeviceId id, Freshness freshness, List<Reading> readings) {
        lock.lock();
        try {
            Thing thing = things.get(id);
            String name = thing == null ? id.value() : thing.description().name();
            Optional<String> room =
                    thing == null ? Optional.empty() : thing.description().room();
            take(new Origin(id, name, room), Optional.ofNullable(thing), freshness, readings);
        } finally {
            lock.unlock();
        }
    }

    /// A message of something that is in no list, such as a button that nobody installed yet. Only
    /// what raises an alarm is taken from it.
    public void reportedByStranger(DeviceId id, String name, Freshness freshness, List<Reading> readings) {
        lock.lock();
        try {
            take(new Origin(id, name, Optional.empty()), Optional.empty(), freshness, readings);
        } finally {
            lock.unlock();
        }
    }

    public void available(DeviceId id, boolean available) {
        lock.lock();
        try {
            Thing thing = things.get(id);
            if (thing == null || !thing.available(available)) {
                return;
            }
            redraw();
            statesDirty = true;
            Instant now = time.wall().instant();
            LOG.info("device availability device={} available={}", id, available);
            report(new UpMessage.DeviceAvailability(id, available, available ? Optional.of(now) : Optional.empty()));
            tell(new HomeChange.AvailabilityChanged(id, available, now));
        } finally {
            lock.unlock();
        }
    }

    /// Whether a convention's bridge works.
    public void bridge(String convention, boolean online) {
        lock.lock();
        try {
            if (Boolean.valueOf(online).equals(bridges.put(convention, online))) {
                return;
            }
            LOG.info("bridge convention={} online={}", convention, online);
            tell(new HomeChange.BridgeChanged(convention, online, time.wall().instant()));
        } finally {
            lock.unlock();
        }
    }

    /// Tells the centre all devices: after each connect.
    public void tellDevices() {
        lock.lock();
        try {
            tellList();
        } finally {
            lock.unlock();
        }
    }

    /// When [#tick] has something to do at the latest.
    public Optional<Instant> nextDeadline() {
        lock.lock();
        try {
            Instant states = statesWritten.plus(Measures.STATES_KEPT_EVERY);
            return Deadlines.earliest(
                    Deadlines.earliest(episodes.nextDeadline(), measures.nextDeadline()),
                    statesDirty ? Optional.of(states) : Optional.empty());
        } finally {
            lock.unlock();
        }
    }

    /// Does what time alone brings about.
    public void tick() {
        lock.lock();
        try {
            Instant now = time.steady().instant();
            episodes.tick(this::tell);
            measures.due(now).forEach(this::report);
            keepStates(now);
        } finally {
            lock.unlock();
        }
    }

    /// Writes what is not on disk yet; the last call before the memory is closed.
    public void stop() {
        lock.lock();
        try {
            statesWritten = Instant.MIN;
            keepStates(time.steady().instant());
        } finally {
            lock.unlock();
        }
    }

    private void take(Origin origin, Optional<Thing> thing, Freshness freshness, List<Reading> readings) {
        RuntimeException failure = null;
        // Alarms first: nothing else in the message may come before them or stop them.
        for (Reading reading : readings) {
            try {
                episodes.take(origin, freshness, reading, this::tell);
            } catch (RuntimeException e) {
                LOG.error("alarm not written device={} kind={}", origin.device(), reading.kind(), e);
                failure = e;
            }
        }
        thing.ifPresent(known -> readings.forEach(reading -> keep(known, freshness, reading)));
        if (failure != null) {
            throw failure;
        }
    }

    private void keep(Thing thing, Freshness freshness, Reading reading) {
        switch (reading) {
            case Reading.Press _ -> {}
            case Reading.Level level -> {
                Point point = new Point(level.kind(), level.source());
                put(thing, freshness, point, level.active().map(StateValue.Flag::new));
            }
            case Reading.Value value -> put(thing, freshness, value.point(), value.value());
        }
    }

    private void put(Thing thing, Freshness freshness, Point point, Optional<StateValue> value) {
        DeviceId id = thing.description().id();
        if (thing.put(point, value)) {
            redraw();
            statesDirty = true;
            thing.value(point.kind()).ifPresent(now -> changed(id, point.kind(), now));
        }
        if (freshness != Freshness.RETAINED) {
            value.ifPresent(now -> each(listener -> listener.reported(id, point, now)));
        }
    }

    private void changed(DeviceId id, Kind kind, StateValue value) {
        UpMessage.DeviceReported message = new UpMessage.DeviceReported(id, kind, value);
        if (measures.now(message, time.steady().instant())) {
            report(message);
        }
        tell(new HomeChange.StateChanged(id, kind, value, time.wall().instant()));
    }

    private void tell(Episodes.Happened happened) {
        happened.toCentre().ifPresent(this::report);
        tell(happened.change());
    }

    private void tell(HomeChange change) {
        each(listener -> listener.changed(change));
    }

    private void each(Consumer<HomeListener> call) {
        for (HomeListener listener : listeners) {
            attempt("tell a listener", () -> call.accept(listener));
        }
    }

    private void tellList() {
        List<Device> devices = snapshot.devices();
        DeviceListParts.of(devices).forEach(this::report);
    }

    private void report(UpMessage message) {
        attempt("report to the centre", () -> reports.other(message));
    }

    private void redraw() {
        Map<DeviceId, List<Control>> controls = new LinkedHashMap<>();
        List<Device> devices = new ArrayList<>(things.size());
        things.values().forEach(thing -> {
            devices.add(thing.view());
            controls.put(thing.description().id(), thing.description().controls());
        });
        snapshot = new HomeSnapshot(devices, controls);
    }

    private void keepStates(Instant now) {
        if (!statesDirty || now.isBefore(statesWritten.plus(Measures.STATES_KEPT_EVERY))) {
            return;
        }
        statesDirty = false;
        statesWritten = now;
        Map<DeviceId, Map<Point, StateValue>> states = new LinkedHashMap<>();
        Map<DeviceId, Boolean> available = new LinkedHashMap<>();
        things.forEach((id, thing) -> {
            states.put(id, thing.values());
            thing.available().ifPresent(known -> available.put(id, known));
        });
        attempt("remember the states", () -> memory.states(states, available));
    }

    /// What must not stop an alarm: its failure is logged and the home goes on.
    private static void attempt(String what, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.error("home could not {}", what, e);
        }
    }

    /// Who said it.
    record Origin(DeviceId device, String name, Optional<String> room) {}
}
