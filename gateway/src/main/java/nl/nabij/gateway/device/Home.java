package nl.nabij.gateway.device;

import java.time.Instant;
import java.util.HashMap;
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
import nl.nabij.contract.link.InstalledDevice;
import nl.nabij.contract.link.UpMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one owner of the home's devices: what there is, what it last said, and which reports are alarms.
///
/// All work passes one lock, in order of arrival. An alarm is on disk before [#reported] returns.
public final class Home {

    private static final Logger LOG = LoggerFactory.getLogger(Home.class);

    private final HomeMemory memory;
    private final HomeReports reports;
    private final HomeTime time;
    private final TestMode tests;
    private final Episodes episodes;
    private final Faults faults;
    private final Measures measures = new Measures();
    private final RadioQuality radio = new RadioQuality();
    private final List<HomeListener> listeners = new CopyOnWriteArrayList<>();
    private final ReentrantLock lock = new ReentrantLock(true);

    private final Things things;
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
        this(memory, episodeMemory, reports, pressIds, time, DeviceSettings.none());
    }

    /// @param settings what installers said
    public Home(
            HomeMemory memory,
            EpisodeMemory episodeMemory,
            HomeReports reports,
            Supplier<PressId> pressIds,
            HomeTime time,
            DeviceSettings settings) {
        this.memory = memory;
        this.tests = new TestMode(time.steady());
        this.reports = reports;
        this.time = time;
        HomeMemory.Remembered remembered = memory.load();
        this.episodes = new Episodes(episodeMemory, pressIds, time, tests);
        this.faults = new Faults(memory, reports, remembered.faults());
        this.statesWritten = time.steady().instant();
        this.things = new Things(settings, remembered);
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
        return inTurn(() -> things.find(device).map(Thing::values).orElse(Map.of()));
    }

    public Faults faults() {
        return faults;
    }

    /// Whether the next press of some device is an installer's test.
    public TestMode tests() {
        return tests;
    }

    /// What an installer said of it.
    public Optional<InstalledDevice> installed(DeviceId device) {
        return things.settings().of(device);
    }

    /// What it could be for beside what it is.
    public List<Purpose> purposes(DeviceId device) {
        return inTurn(() -> things.find(device)
                .map(thing -> Purpose.possible(thing.listed().kinds()))
                .orElse(List.of()));
    }

    /// What an installer says of a device: on disk, shown and told to the centre when this returns.
    ///
    /// @param by what the installer is called
    /// @throws RuntimeException when it could not be written; then nothing is changed
    public void install(InstalledDevice device, String by) {
        settled(() -> things.settings().put(device), new UpMessage.DeviceInstalled(device, by));
    }

    /// What was said of a device counts no longer, since it is taken out of the home.
    public void uninstall(DeviceId device, String by) {
        settled(() -> things.settings().remove(device), new UpMessage.DeviceRemoved(device, by));
    }

    /// What the centre knows of an earlier box's installation; only a box that has none takes it.
    public void restore(List<InstalledDevice> devices) {
        inTurn(() -> {
            if (things.settings().restore(devices)) {
                LOG.info("installation restored devices={}", devices.size());
                overlay();
            }
        });
    }

    private void settled(Runnable change, UpMessage told) {
        inTurn(() -> {
            change.run();
            overlay();
            report(told);
        });
    }

    private void overlay() {
        things.describeAgain();
        redraw();
        tellList();
        tell(new HomeChange.ListChanged());
    }

    /// The device that its convention calls so, also before the convention listed it in this run.
    public Optional<DeviceId> named(String conventionsName) {
        return inTurn(() -> things.named(conventionsName));
    }

    /// All devices of one convention; those that are no longer in it are gone.
    public void listed(String convention, List<DeviceDescription> devices) {
        inTurn(() -> {
            if (!things.listed(convention, devices)) {
                return;
            }
            redraw();
            attempt("remember the list of devices", () -> memory.devices(convention, devices));
            LOG.info("devices listed convention={} devices={}", convention, devices.size());
            tellList();
            tell(new HomeChange.ListChanged());
        });
    }

    /// One message of a known device.
    ///
    /// @throws RuntimeException when an alarm in it could not be written; the message must not be
    ///     acknowledged then, and the home itself tries again
    public void reported(DeviceId id, Freshness freshness, List<Reading> readings) {
        inTurn(() -> take(
                things.origin(id, id.value()),
                things.find(id),
                freshness,
                things.settings().over(id, readings)));
    }

    /// A message of something that is in no list, such as a button that nobody installed yet. Only
    /// what raises an alarm is taken from it.
    public void reportedByStranger(DeviceId id, String name, Freshness freshness, List<Reading> readings) {
        inTurn(() -> {
            List<Reading> alarms = things.settings().over(id, readings).stream()
                    .filter(reading -> reading.kind().isAlarm())
                    .toList();
            take(things.origin(id, name), Optional.empty(), freshness, alarms);
        });
    }

    public void available(DeviceId id, boolean available) {
        inTurn(() -> {
            Optional<Thing> thing = things.find(id);
            if (thing.isEmpty() || !thing.get().available(available)) {
                return;
            }
            redraw();
            statesDirty = true;
            Instant now = time.wall().instant();
            LOG.info("device availability device={} available={}", id, available);
            report(new UpMessage.DeviceAvailability(id, available, available ? Optional.of(now) : Optional.empty()));
            tell(new HomeChange.AvailabilityChanged(id, available, now));
        });
    }

    /// How well a device was heard just now.
    ///
    /// @param percent 0 to 100 of what its radio can tell
    public void radio(DeviceId id, int percent) {
        inTurn(() -> {
            if (things.find(id).isPresent()) {
                radio.heard(id, percent, time.steady().instant())
                        .ifPresent(told -> report(new UpMessage.DeviceRadio(id, told)));
            }
        });
    }

    /// Whether a convention's bridge works.
    public void bridge(String convention, boolean online) {
        inTurn(() -> {
            if (Boolean.valueOf(online).equals(bridges.put(convention, online))) {
                return;
            }
            LOG.info("bridge convention={} online={}", convention, online);
            tell(new HomeChange.BridgeChanged(convention, online, time.wall().instant()));
        });
    }

    /// Tells the centre all devices: after each connect.
    public void tellDevices() {
        inTurn(this::tellList);
    }

    /// When [#tick] has something to do at the latest.
    public Optional<Instant> nextDeadline() {
        return inTurn(() -> {
            Instant states = statesWritten.plus(Measures.STATES_KEPT_EVERY);
            return Deadlines.earliest(
                    Deadlines.earliest(episodes.nextDeadline(), measures.nextDeadline()),
                    statesDirty ? Optional.of(states) : Optional.empty());
        });
    }

    /// Does what time alone brings about.
    public void tick() {
        inTurn(() -> {
            Instant now = time.steady().instant();
            episodes.tick(this::tell);
            measures.due(now).forEach(this::report);
            keepStates(now);
        });
    }

    /// Writes what is not on disk yet; the last call before the memory is closed.
    public void stop() {
        inTurn(() -> {
            statesWritten = Instant.MIN;
            keepStates(time.steady().instant());
        });
    }

    private void inTurn(Runnable work) {
        inTurn(() -> {
            work.run();
            return true;
        });
    }

    private <T> T inTurn(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
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
        snapshot = things.snapshot();
    }

    private void keepStates(Instant now) {
        if (!statesDirty || now.isBefore(statesWritten.plus(Measures.STATES_KEPT_EVERY))) {
            return;
        }
        statesDirty = false;
        statesWritten = now;
        attempt("remember the states", () -> memory.states(things.states(), things.available()));
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
