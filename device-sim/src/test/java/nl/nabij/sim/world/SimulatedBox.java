package nl.nabij.sim.world;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.nabij.contract.CommandId;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.PressId;
import nl.nabij.contract.link.Stream;
import nl.nabij.gateway.WorldBox;
import nl.nabij.gateway.broker.HomeMessage;
import nl.nabij.gateway.clock.BoxClock;
import nl.nabij.gateway.device.HomeTime;
import nl.nabij.gateway.device.KeptInMemory;
import nl.nabij.gateway.identity.ServerAddress;
import nl.nabij.gateway.outbox.MemoryTables;
import nl.nabij.gateway.outbox.OutboxLimits;
import nl.nabij.gateway.outbox.OutboxUnreadableException;
import org.jspecify.annotations.Nullable;

/// A box in a home: its disk and its clock, which last, and its process, which dies and starts again.
final class SimulatedBox {

    private static final Duration LOOKS_EACH = Duration.ofMillis(500);

    private static final OutboxLimits SMALL = new OutboxLimits(14, 64 << 10, 6, 10, 64 << 10, 60 << 10, 20, 0);

    private final GatewayId home;
    private final Agenda agenda;
    private final Story story;
    private final Chance chance;
    private final HomeNetwork network;
    private final MemoryTables.Disk disk;
    private final KeptInMemory memory = new KeptInMemory();
    private final List<SimulatedDevice> devices = new ArrayList<>();
    private final List<SimulatedAppliance> appliances = new ArrayList<>();
    private final boolean withoutClockBattery;
    private final OutboxLimits limits;
    private final Sabotage sabotage;
    private Duration wallOffset = Duration.ZERO;
    private boolean synchronised = true;
    private boolean diskFull;
    private int cutOneWriteIn;
    private UUID boot;
    private Duration bootedAt = Duration.ZERO;
    private int life;
    private int crashes;
    private @Nullable WorldBox running;
    private boolean turnPlanned;
    private int turns;

    SimulatedBox(GatewayId home, Agenda agenda, Story story, Chance chance, HomeNetwork network, Sabotage sabotage) {
        this.home = home;
        this.agenda = agenda;
        this.story = story;
        this.chance = chance;
        this.network = network;
        this.boot = chance.uuid();
        this.sabotage = sabotage;
        // In most worlds so small that its end is reached.
        this.limits = chance.oneIn(3) ? OutboxLimits.DEFAULT : SMALL;
        this.withoutClockBattery = chance.oneIn(3);
        this.disk = new MemoryTables.Disk(new Writes(), sabotage != Sabotage.DISK_WITHOUT_SYNC);
    }

    GatewayId home() {
        return home;
    }

    MemoryTables.Disk disk() {
        return disk;
    }

    void add(SimulatedDevice device) {
        devices.add(device);
    }

    void add(SimulatedAppliance appliance) {
        appliances.add(appliance);
    }

    boolean isUp() {
        return running != null;
    }

    @Nullable
    WorldBox running() {
        return running;
    }

    boolean anyDeviceWaits() {
        return devices.stream().anyMatch(SimulatedDevice::waits);
    }

    boolean has(DeviceId device) {
        return devices.stream().anyMatch(each -> each.id().equals(device));
    }

    /// Which stream is longer than it may be.
    Optional<String> tooLong() {
        int alarms = disk.waiting(Stream.ALARM).size();
        int others = disk.waiting(Stream.OTHER).size();
        return alarms > limits.alarmRows() || others > limits.otherRows()
                ? Optional.of("the outbox of " + home + " holds " + alarms + " alarms and " + others + " others")
                : Optional.empty();
    }

    /// How many presses of one device stand for all further ones.
    long mostOfOneSource() {
        return limits.alarmRowsOfOneSource();
    }

    int crashes() {
        return crashes;
    }

    /// Starts the process; after a power cut the kernel with it, and perhaps in 1970.
    void start(boolean afterPowerCut) {
        if (isUp()) {
            return;
        }
        if (afterPowerCut) {
            boot = chance.uuid();
            bootedAt = agenda.now();
            if (withoutClockBattery) {
                wallOffset = Duration.between(agenda.instant(), Instant.EPOCH.plusSeconds(chance.below(300)));
                synchronised = false;
                agenda.after(chance.between(Duration.ofSeconds(5), Duration.ofMinutes(3)), () -> clockIsSet());
            }
        }
        life++;
        story.tell("box " + home, () -> "starts" + (synchronised ? "" : ", its clock is wrong"));
        int ofLife = life;
        Instant processWall = agenda.instant().plus(wallOffset);
        Duration processStart = agenda.now();
        HomeTime time = new HomeTime(
                () -> agenda.instant().plus(wallOffset),
                () -> processWall.plus(agenda.now().minus(processStart)));
        WorldBox.Place place = new WorldBox.Place(
                home,
                List.of(new ServerAddress("one", 8883), new ServerAddress("two", 8883)),
                network,
                clock(),
                time,
                chance.generator(),
                () -> new PressId(chance.uuid()),
                () -> new CommandId(chance.uuid()),
                work -> agenda.after(Duration.ZERO, () -> alive(ofLife, work)),
                () -> plan(ofLife, Duration.ZERO),
                afterPowerCut ? Duration.ofSeconds(30) : Duration.ZERO);
        guarded(() -> {
            try {
                running = new WorldBox(
                        place,
                        MemoryTables.open(
                                disk,
                                clock(),
                                sabotage == Sabotage.OUTBOX_WITHOUT_LIMIT ? OutboxLimits.DEFAULT : limits),
                        memory,
                        WorldBox.noScreen());
            } catch (OutboxUnreadableException e) {
                crash("cannot open its outbox", false);
                agenda.after(Duration.ofSeconds(1), () -> start(false));
            }
        });
        plan(ofLife, Duration.ZERO);
        look(ofLife);
        devices.forEach(SimulatedDevice::brokerIsUp);
        bridgeComes(ofLife);
    }

    /// The appliances' bridge is connected, lists them, and says where they stand.
    private void bridgeComes(int ofLife) {
        Duration soon = chance.between(Duration.ofSeconds(1), Duration.ofSeconds(12));
        agenda.after(
                soon,
                () -> alive(ofLife, () -> {
                    published(
                            "zigbee2mqtt/bridge/devices",
                            appliances.stream()
                                    .map(SimulatedAppliance::listed)
                                    .collect(Collectors.joining(",", "[", "]")),
                            false);
                    appliances.forEach(SimulatedAppliance::bridgeIsUp);
                }));
    }

    /// What the gateway said to its devices.
    private void toDevices() {
        WorldBox box = running;
        if (box == null || appliances.isEmpty()) {
            return;
        }
        int ofLife = life;
        for (HomeMessage message : box.toDevices()) {
            for (SimulatedAppliance appliance : appliances) {
                if (message.topic().equals(appliance.topic() + "/set")) {
                    for (int i = 0; i < (sabotage == Sabotage.BROKER_STUTTERS ? 4 : 1); i++) {
                        agenda.after(
                                Duration.ofMillis(2),
                                () -> alive(ofLife, () -> appliance.hears(message.payload(), ofLife)));
                    }
                }
            }
        }
    }

    private void clockIsSet() {
        if (!synchronised) {
            wallOffset = Duration.ZERO;
            synchronised = true;
            story.tell("box " + home, () -> "its clock is set right");
        }
    }

    void wallClockJumps(Duration by) {
        wallOffset = wallOffset.plus(by);
        // A clock that is synchronised is right to a second; what is not says so.
        if (wallOffset.abs().compareTo(Duration.ofSeconds(1)) > 0) {
            synchronised = false;
            agenda.after(Duration.ofMinutes(1), () -> clockIsSet());
        }
        story.tell("box " + home, () -> "its wall clock jumps by " + by);
    }

    void crash(String why, boolean power) {
        if (isUp()) {
            story.tell("box " + home, () -> (power ? "loses its power: " : "is killed: ") + why);
            running = null;
            life++;
            crashes++;
            disk.crash();
            network.reset(false, !power);
            devices.forEach(SimulatedDevice::brokerIsDown);
            appliances.forEach(SimulatedAppliance::boxDied);
        }
    }

    /// From here on one write of so many ends in a power cut; 0 for none.
    void cutOneWriteIn(int many) {
        cutOneWriteIn = many;
    }

    void diskFull(boolean full) {
        diskFull = full;
        story.tell("box " + home, () -> full ? "its disk is full" : "its disk has room again");
    }

    /// A device published with QoS 1.
    ///
    /// @return whether it is acknowledged
    boolean published(String topic, String payload, boolean sentAgain) {
        WorldBox box = running;
        boolean[] taken = new boolean[1];
        if (box != null) {
            guarded(() -> taken[0] = box.published(topic, payload, false, sentAgain));
        }
        return taken[0] && running != null;
    }

    private void look(int ofLife) {
        agenda.after(
                LOOKS_EACH,
                () -> alive(ofLife, () -> {
                    WorldBox box = running;
                    if (box != null) {
                        box.look();
                        look(ofLife);
                    }
                }));
    }

    /// The link's turn, soon or at its deadline.
    private void plan(int ofLife, Duration delay) {
        if (delay.isZero()) {
            if (!turnPlanned) {
                turnPlanned = true;
                agenda.after(Duration.ZERO, () -> {
                    turnPlanned = false;
                    alive(ofLife, () -> turn(ofLife));
                });
            }
            return;
        }
        int waitsFor = turns;
        agenda.after(delay, () -> {
            if (waitsFor == turns) {
                alive(ofLife, () -> turn(ofLife));
            }
        });
    }

    private void turn(int ofLife) {
        WorldBox box = running;
        if (box != null) {
            turns++;
            box.step().ifPresent(next -> plan(ofLife, next.isPositive() ? next.plusNanos(1) : Duration.ofMillis(1)));
            box.handOver();
        }
    }

    private void alive(int ofLife, Runnable work) {
        if (ofLife == life && running != null) {
            guarded(work);
        }
    }

    private void guarded(Runnable work) {
        try {
            work.run();
            toDevices();
        } catch (PowerCut e) {
            if (isUp()) {
                crash("in the middle of a write", true);
            } else {
                life++;
                disk.crash();
            }
            agenda.after(chance.between(Duration.ofSeconds(2), Duration.ofSeconds(40)), () -> start(true));
        }
    }

    private BoxClock clock() {
        return () -> new BoxClock.Reading(
                agenda.instant().plus(wallOffset),
                synchronised,
                boot,
                agenda.now().minus(bootedAt));
    }

    private final class Writes implements MemoryTables.Faults {

        @Override
        public void beforeSync() throws SQLException {
            if (cutOneWriteIn > 0 && chance.oneIn(2 * cutOneWriteIn)) {
                throw new PowerCut();
            }
            if (diskFull) {
                throw new SQLException("database or disk is full");
            }
        }

        @Override
        public void afterSync() {
            if (cutOneWriteIn > 0 && chance.oneIn(2 * cutOneWriteIn)) {
                throw new PowerCut();
            }
        }
    }
}
