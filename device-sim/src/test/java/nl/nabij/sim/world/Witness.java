package nl.nabij.sim.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.nabij.contract.AlarmId;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.PressId;
import nl.nabij.contract.link.Stream;
import nl.nabij.contract.link.UpMessage;
import nl.nabij.gateway.WorldBox;
import nl.nabij.gateway.device.PressEpisode;
import nl.nabij.server.alarm.Alarm;
import nl.nabij.server.alarm.AlarmEvent;
import nl.nabij.server.alarm.Operator;
import nl.nabij.server.alarm.OperatorsAlive;
import nl.nabij.server.alarm.ReleaseReason;
import nl.nabij.server.alarm.WorldAlarms;
import nl.nabij.sim.world.Violation.Invariant;
import org.jspecify.annotations.Nullable;

/// Looks after each step whether what has to hold holds. It knows what devices and people did, and looks
/// past all rules at the disks and the tables.
final class Witness {

    /// The watch looks each second at the latest, and half a second after a failure; the rest is for
    /// what happens at the same moment.
    private static final Duration LOOKED_WITHIN = Duration.ofMillis(1_600);

    /// A deadline that passed stays passed, so it need not be looked at in each step.
    private static final Duration DEADLINES_EACH = Duration.ofMillis(100);

    private final Agenda agenda;
    private final SimulatedNode node;
    private final List<SimulatedBox> boxes;
    private final ConsoleWitness consoles;
    private final CommandWitness commands;
    private final Map<PressId, Synced> synced = new LinkedHashMap<>();
    private final Map<SimulatedBox, List<PressId>> orders = new LinkedHashMap<>();
    private final Map<DeviceId, Integer> pressed = new HashMap<>();
    private final Map<DeviceId, Integer> sentAgain = new HashMap<>();
    private final SignsSeen signs;
    private final Set<DeviceId> full = new HashSet<>();
    private final Map<DeviceId, Duration> wasFull = new HashMap<>();
    private final Set<String> closings = new HashSet<>();
    private final Map<SimulatedBox, Integer> looked = new HashMap<>();
    private List<WorldAlarms.Kept> alarms = List.of();
    private final Map<AlarmId, WorldAlarms.Kept> lookedAt = new HashMap<>();
    private Duration deadlinesAgain = Duration.ZERO;
    private int changes = -1;
    private @Nullable Violation violation;

    Witness(Agenda agenda, SimulatedNode node, List<SimulatedBox> boxes) {
        this.agenda = agenda;
        this.node = node;
        this.boxes = boxes;
        this.signs = new SignsSeen(agenda, node);
        this.consoles = new ConsoleWitness(agenda, node, this::broken);
        this.commands = new CommandWitness(agenda, node, this::broken);
    }

    ConsoleWitness consoles() {
        return consoles;
    }

    CommandWitness commands() {
        return commands;
    }

    Optional<Violation> violation() {
        return Optional.ofNullable(violation);
    }

    int alarmsSeen() {
        return alarms.size();
    }

    void pressed(SimulatedDevice device) {
        pressed.merge(device.id(), 1, Integer::sum);
    }

    void sentAgain(SimulatedDevice device) {
        sentAgain.merge(device.id(), 1, Integer::sum);
    }

    SignsSeen signs() {
        return signs;
    }

    void closes(Operator operator, AlarmId alarm) {
        closings.add(operator.id() + " " + alarm);
    }

    /// The device was told that its press is kept: then it is, or an earlier one stands for it.
    void acknowledged(SimulatedDevice device, Duration firstSent, boolean again) {
        look();
        Duration window =
                again ? PressEpisode.SENT_AGAIN_WITHIN.plus(PressEpisode.COPIES_WITHIN) : PressEpisode.COPIES_WITHIN;
        boolean kept = synced.values().stream()
                .anyMatch(
                        press -> press.device.equals(device.id()) && press.at.compareTo(firstSent.minus(window)) >= 0);
        // Of a source that fills its share one that waits stands for the next.
        boolean stoodFor = full.contains(device.id())
                || wasFull.getOrDefault(device.id(), Duration.ZERO).compareTo(firstSent.minus(window)) > 0;
        if (!kept && !stoodFor) {
            broken(Invariant.FORGOTTEN, device + " was acknowledged, and no disk has its press");
        }
    }

    void broke(Throwable what) {
        broken(Invariant.BROKE, what + " at " + List.of(what.getStackTrace()));
    }

    /// After each step.
    void look() {
        boolean anew = node.alarms().changes() != changes;
        if (anew) {
            changes = node.alarms().changes();
            alarms = node.alarms().all();
        }
        boolean disks = false;
        for (SimulatedBox box : boxes) {
            if (looked.getOrDefault(box, -1) != box.disk().commits() + 100_000 * box.crashes()) {
                looked.put(box, box.disk().commits() + 100_000 * box.crashes());
                disks = true;
                lookAtDisk(box);
                box.tooLong().ifPresent(queue -> broken(Invariant.QUEUE_TOO_LONG, queue));
            }
            WorldBox running = box.running();
            if (running != null) {
                running.tooLong().ifPresent(queue -> broken(Invariant.QUEUE_TOO_LONG, queue));
            }
        }
        if (anew) {
            for (WorldAlarms.Kept kept : alarms) {
                if (isNew(kept)) {
                    lookAt(kept);
                }
            }
            twoOpen();
        }
        if (anew || disks) {
            nothingForgotten();
        }
        commands.look();
        if (node.isUp()) {
            node.uplink().tooLong().ifPresent(queue -> broken(Invariant.QUEUE_TOO_LONG, queue));
        }
        if (node.isWell() && agenda.now().compareTo(deadlinesAgain) >= 0) {
            deadlinesAgain = agenda.now().plus(DEADLINES_EACH);
            deadlines();
            consoles.look(alarms);
            commands.deadlines();
        }
    }

    @SuppressWarnings("ReferenceEquality") // What did not change is the same object.
    private boolean isNew(WorldAlarms.Kept kept) {
        boolean anew = lookedAt.put(kept.id(), kept) != kept;
        if (anew) {
            consoles.changed(kept.id());
        }
        return anew;
    }

    private void lookAtDisk(SimulatedBox box) {
        shares(box);
        for (UpMessage message : box.disk().waiting(Stream.ALARM)) {
            if (message instanceof UpMessage.AlarmRaised raised && !synced.containsKey(raised.press())) {
                synced.put(raised.press(), new Synced(box, raised.device(), agenda.now()));
                orders.computeIfAbsent(box, _ -> new ArrayList<>()).add(raised.press());
                long ofDevice = synced.values().stream()
                        .filter(press -> press.device.equals(raised.device()))
                        .count();
                int most = pressed.getOrDefault(raised.device(), 0) + sentAgain.getOrDefault(raised.device(), 0);
                if (ofDevice > most) {
                    broken(
                            Invariant.DOUBLED,
                            raised.deviceName() + " raised " + ofDevice + " times, pressed or sent " + "again " + most
                                    + " times");
                }
            }
        }
    }

    /// Whose share of the outbox is used up, and whose was until now.
    private void shares(SimulatedBox box) {
        Map<DeviceId, Long> waiting = new HashMap<>();
        for (UpMessage message : box.disk().waiting(Stream.ALARM)) {
            if (message instanceof UpMessage.AlarmRaised raised) {
                waiting.merge(raised.device(), 1L, Long::sum);
            }
        }
        full.removeIf(device -> {
            boolean ended = box.has(device) && waiting.getOrDefault(device, 0L) < box.mostOfOneSource();
            if (ended) {
                wasFull.put(device, agenda.now());
            }
            return ended;
        });
        waiting.forEach((device, count) -> {
            if (count >= box.mostOfOneSource()) {
                full.add(device);
            }
        });
    }

    private void nothingForgotten() {
        Set<PressId> there = new HashSet<>();
        for (SimulatedBox box : boxes) {
            collect(box.disk().waiting(Stream.ALARM), there);
            collect(node.link().waiting(box.home()), there);
        }
        synced.forEach((press, known) -> {
            if (!known.accepted && !there.contains(press)) {
                broken(
                        Invariant.FORGOTTEN,
                        "press " + press + " of " + known.device + " in " + known.box.home() + ", synced at " + known.at
                                + ", is nowhere");
            }
        });
    }

    private static void collect(List<UpMessage> messages, Set<PressId> into) {
        for (UpMessage message : messages) {
            if (message instanceof UpMessage.AlarmRaised raised) {
                into.add(raised.press());
            }
        }
    }

    /// One alarm's history, folded by rules of our own.
    private void lookAt(WorldAlarms.Kept kept) {
        Operator owner = null;
        Set<PressId> presses = new HashSet<>();
        for (AlarmEvent event : kept.events()) {
            switch (event) {
                case AlarmEvent.AlarmRaised raised -> accepted(kept, raised.press(), presses);
                case AlarmEvent.AlarmRepeated repeated -> accepted(kept, repeated.press(), presses);
                case AlarmEvent.AlarmClosed closed
                when !closings.contains(closed.by().id() + " " + kept.id()) ->
                    broken(
                            Invariant.CLOSED_BY_ITSELF,
                            "alarm " + kept.id() + " by " + closed.by().shownName());
                case AlarmEvent.AlarmClaimed claimed -> {
                    if (owner != null) {
                        broken(
                                Invariant.TWO_OWNERS,
                                "alarm " + kept.id() + " of " + owner.shownName() + " is claimed by "
                                        + claimed.by().shownName());
                    }
                    owner = claimed.by();
                }
                case AlarmEvent.AlarmReleased released -> {
                    owner = null;
                    lookAtRelease(kept, released);
                }
                case AlarmEvent.AlarmClosed closed -> {
                    if (owner == null || !owner.id().equals(closed.by().id())) {
                        broken(
                                Invariant.TWO_OWNERS,
                                "alarm " + kept.id() + " is closed by "
                                        + closed.by().shownName() + ", who has it not");
                    }
                    owner = null;
                }
                default -> {}
            }
        }
        if (!kept.replays()) {
            broken(
                    Invariant.ANOTHER_STATE,
                    "alarm " + kept.id() + " is stored as "
                            + kept.alarm().getClass().getSimpleName() + ", and its events make something else");
        }
    }

    /// One that is new: nobody whose screen lives may lose an alarm for her silence.
    private void lookAtRelease(WorldAlarms.Kept kept, AlarmEvent.AlarmReleased released) {
        if (released.why() == ReleaseReason.SCREEN_SILENT
                && released.at().equals(node.databaseClock().instant())
                && agenda.now().minus(node.wellSince()).compareTo(OperatorsAlive.SILENT_AFTER) > 0
                && signs.livesFor(released.by().id(), LOOKED_WITHIN)) {
            String of = " of " + released.by().shownName();
            broken(Invariant.LIVING_OWNER, "alarm " + kept.id() + of);
        }
    }

    private void accepted(WorldAlarms.Kept kept, PressId press, Set<PressId> ofAlarm) {
        Synced known = synced.get(press);
        if (!ofAlarm.add(press)) {
            broken(Invariant.DOUBLED, "press " + press + " stands twice in alarm " + kept.id());
        }
        if (known == null) {
            broken(Invariant.DOUBLED, "alarm " + kept.id() + " of a press that nobody made: " + press);
        } else if (!known.accepted) {
            known.accepted = true;
            List<PressId> order = orders.getOrDefault(known.box, List.of());
            for (PressId earlier : order.subList(0, order.indexOf(press))) {
                Synced before = synced.get(earlier);
                if (before != null && !before.accepted && !stands(earlier)) {
                    broken(
                            Invariant.DISORDERED,
                            "press " + press + " was accepted before " + earlier + " of " + known.box.home());
                }
            }
        }
    }

    /// Whether it is in a history too, and only not looked at yet.
    private boolean stands(PressId press) {
        return alarms.stream().flatMap(kept -> kept.events().stream()).anyMatch(event -> switch (event) {
            case AlarmEvent.AlarmRaised raised -> raised.press().equals(press);
            case AlarmEvent.AlarmRepeated repeated -> repeated.press().equals(press);
            default -> false;
        });
    }

    private void twoOpen() {
        Map<String, AlarmId> open = new HashMap<>();
        for (WorldAlarms.Kept kept : alarms) {
            if (!kept.closed()) {
                AlarmId other = open.put(kept.home() + " " + kept.device() + " " + kept.kind(), kept.id());
                if (other != null) {
                    broken(Invariant.DOUBLED, "alarms " + other + " and " + kept.id() + " of one device are open");
                }
            }
        }
    }

    private void deadlines() {
        Duration calm = agenda.now().minus(node.wellSince());
        if (calm.compareTo(LOOKED_WITHIN) < 0) {
            return;
        }
        Instant now = node.databaseClock().instant();
        for (WorldAlarms.Kept kept : alarms) {
            Optional<Instant> deadline = kept.deadline();
            if (deadline.isPresent() && deadline.get().plus(LOOKED_WITHIN).isBefore(now)) {
                broken(
                        Invariant.PAST_DEADLINE,
                        "alarm " + kept.id() + " was due at " + deadline.get() + ", now it is " + now);
            }
            if (kept.alarm() instanceof Alarm.Claimed claimed) {
                // By the database's clock, as she is watched: where that goes back, she has as much longer.
                Instant until = signs.until(claimed.owner().id());
                // Who is on another node has no page here.
                if (consoles.knows(claimed.owner().id())
                        && calm.compareTo(OperatorsAlive.SILENT_AFTER) > 0
                        && claimed.since().plus(LOOKED_WITHIN).isBefore(now)
                        && until.plus(LOOKED_WITHIN).isBefore(now)) {
                    broken(
                            Invariant.SILENT_OWNER,
                            "alarm " + kept.id() + " stays with "
                                    + claimed.owner().shownName() + ", who counted as alive until " + until);
                }
            }
        }
    }

    /// When all has worked again for minutes and nobody pressed any more.
    void lookAtTheEnd() {
        look();
        commands.lookAtTheEnd();
        for (SimulatedBox box : boxes) {
            int waits = box.disk().waiting(Stream.ALARM).size();
            if (waits > 0) {
                broken(Invariant.STUCK, waits + " alarms wait in " + box.home());
            }
            if (!node.link().waiting(box.home()).isEmpty()) {
                broken(Invariant.STUCK, "the inbox of " + box.home() + " still holds something");
            }
            if (box.anyDeviceWaits()) {
                broken(Invariant.STUCK, "a device of " + box.home() + " is not acknowledged");
            }
        }
        synced.forEach((press, known) -> {
            if (!known.accepted) {
                broken(Invariant.STUCK, "press " + press + " never became an alarm");
            }
        });
    }

    private void broken(Invariant invariant, String what) {
        if (violation == null) {
            violation = new Violation(invariant, what);
        }
    }
}
