package nl.nabij.sim.house;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;
import nl.nabij.sim.appliance.Appliance;
import nl.nabij.sim.appliance.Attributes;
import nl.nabij.sim.appliance.Happening;
import nl.nabij.sim.appliance.Outcome;
import nl.nabij.sim.zigbee2mqtt.Publication;
import nl.nabij.sim.zigbee2mqtt.Zigbee2Mqtt;
import nl.nabij.sim.zigbee2mqtt.ZigbeeNode;
import org.jspecify.annotations.Nullable;

/// A whole home without clock, network or threads: what happens goes in with its time, what is to
/// be published comes out. One owner calls it.
final class House {

    /// Chances of flat batteries and unplugged routers are taken once a minute.
    static final Duration CHANCE_EVERY = Duration.ofMinutes(1);

    static final Duration ROUTER_AWAY = Duration.ofSeconds(30);

    private final SequencedMap<String, HomePlan.Member> members;
    private final Zigbee2Mqtt zigbee2Mqtt;
    private final Air air;
    private final LinkedHashMap<String, Appliance> appliances = new LinkedHashMap<>();
    private final Set<String> unplugged = new LinkedHashSet<>();
    private final PriorityQueue<Air.Arrival> underWay = new PriorityQueue<>();
    private int fromTheShelf;
    private @Nullable Instant nextChance;
    private @Nullable Instant routerBack;

    House(SequencedMap<String, HomePlan.Member> members, int stateQos, Air air) {
        this.members = new LinkedHashMap<>(members);
        this.air = air;
        SequencedMap<String, ZigbeeNode> nodes = new LinkedHashMap<>();
        members.forEach((name, member) -> nodes.put(name, member.node()));
        this.zigbee2Mqtt = new Zigbee2Mqtt(nodes, stateQos);
        members.forEach((name, member) -> {
            appliances.put(name, member.appliance());
            zigbee2Mqtt.remember(name, member.appliance().known());
        });
    }

    /// What a wish, a message or a moment led to.
    ///
    /// @param refused why it could not be, in English
    record Step(List<Publication> toPublish, Optional<String> refused) {
        Step {
            toPublish = List.copyOf(toPublish);
        }
    }

    List<Publication> connected(boolean first) {
        List<Publication> words = new ArrayList<>();
        words.add(zigbee2Mqtt.online());
        if (first) {
            words.addAll(zigbee2Mqtt.started(unreachable()));
        }
        return words;
    }

    List<Publication> retainedAgain() {
        return zigbee2Mqtt.retainedAgain(unreachable());
    }

    /// @param press the ledger's number where the wish is a press
    Step wish(Wish wish, OptionalLong press, Instant now) {
        return switch (wish) {
            case Wish.Press(String name) -> happens(name, new Happening.Pressed(), press, now);
            case Wish.Smoke(boolean there) -> happens("smoke", new Happening.SmokeChanged(there), press, now);
            case Wish.Door(boolean open) -> happens("door", new Happening.DoorMoved(open), press, now);
            case Wish.Move() -> happens("motion", new Happening.SomebodyMoved(), press, now);
            case Wish.Battery(String name, int percent) ->
                happens(name, new Happening.BatteryMeasured(percent), press, now);
            case Wish.Unplug(String name) -> power(name, false);
            case Wish.PlugIn(String name) -> power(name, true);
            case Wish.Router(boolean on) -> power(HomePlan.ROUTER, on);
            case Wish.Pair(String model) -> pair(model, now);
        };
    }

    /// A message that the broker brought.
    Step arrived(String topic, String payload, Instant now) {
        Optional<Zigbee2Mqtt.Requested> requested = zigbee2Mqtt.requested(topic, payload, now);
        if (requested.isPresent()) {
            requested.get().left().ifPresent(name -> {
                members.remove(name);
                appliances.remove(name);
            });
            return new Step(requested.get().toPublish(), Optional.empty());
        }
        return zigbee2Mqtt
                .arrived(topic, payload)
                .map(asked -> happens(asked.node(), asked.what(), OptionalLong.empty(), now))
                .orElseGet(() -> new Step(List.of(), Optional.empty()));
    }

    private Step pair(String model, Instant now) {
        String name = members.containsKey(model) ? model + "-" + (fromTheShelf + 1) : model;
        Optional<HomePlan.Member> member = HomePlan.fromTheShelf(model, name, fromTheShelf);
        if (member.isEmpty()) {
            return refused("there is no new '" + model + "' on the shelf; there are button, pendant");
        }
        Optional<List<Publication>> joined = zigbee2Mqtt.joins(member.get().node(), now);
        if (joined.isEmpty()) {
            return refused("the network is closed: no device gets in");
        }
        fromTheShelf++;
        members.put(name, member.get());
        appliances.put(name, member.get().appliance());
        return new Step(joined.get(), Optional.empty());
    }

    /// All that time alone brings: travelling curtains, late messages, chances.
    Step tick(Instant now) {
        List<Publication> out = new ArrayList<>();
        for (String name : List.copyOf(appliances.keySet())) {
            Optional<Instant> deadline = appliance(name).nextDeadline();
            if (deadline.isPresent() && !now.isBefore(deadline.get())) {
                out.addAll(happens(name, new Happening.Tick(), OptionalLong.empty(), now)
                        .toPublish());
            }
        }
        out.addAll(zigbee2Mqtt.tick(now));
        out.addAll(chances(now));
        out.addAll(due(now));
        return new Step(out, Optional.empty());
    }

    Optional<Instant> nextDeadline() {
        Stream<Instant> devices = appliances.values().stream().flatMap(a -> a.nextDeadline().stream());
        Stream<Instant> others = Stream.of(
                        Optional.ofNullable(underWay.peek()).map(Air.Arrival::at),
                        Optional.ofNullable(nextChance),
                        zigbee2Mqtt.nextDeadline(),
                        Optional.ofNullable(routerBack))
                .flatMap(Optional::stream);
        return Stream.concat(devices, others).min(Comparator.naturalOrder());
    }

    private Step happens(String name, Happening what, OptionalLong press, Instant now) {
        if (!appliances.containsKey(name)) {
            return refused("there is no '" + name + "' in this home; there are " + String.join(", ", names()));
        }
        if (unreachable().contains(name) && (what instanceof Happening.Set || what instanceof Happening.Get)) {
            return refused(name + " cannot be reached");
        }
        return switch (appliance(name).happens(what, now)) {
            case Outcome.Refused(String why) -> refused(name + ": " + why);
            case Outcome.Changed(Appliance next, List<Attributes> reports) -> {
                appliances.put(name, next);
                // What an unreachable device says is said to nobody.
                if (!unreachable().contains(name)) {
                    reports.forEach(report -> send(zigbee2Mqtt.reported(name, report), press, now));
                } else if (press.isPresent()) {
                    yield refused(name + " is pressed, but cannot be heard");
                }
                yield new Step(due(now), Optional.empty());
            }
        };
    }

    private void send(List<Publication> publications, OptionalLong press, Instant now) {
        // The first tells the press, the second is its copy.
        OptionalLong told = press;
        for (Publication publication : publications) {
            Publication marked = told.isPresent() ? publication.telling(told.getAsLong()) : publication;
            underWay.addAll(air.carry(marked, now));
            told = OptionalLong.empty();
        }
    }

    private List<Publication> due(Instant now) {
        List<Publication> due = new ArrayList<>();
        while (!underWay.isEmpty() && !underWay.element().at().isAfter(now)) {
            due.add(underWay.remove().what());
        }
        return due;
    }

    private Step power(String name, boolean on) {
        HomePlan.Member member = members.get(name);
        if (member == null) {
            return refused("there is no '" + name + "' in this home; there are " + String.join(", ", names()));
        }
        if (member.node().supply() != ZigbeeNode.Supply.MAINS) {
            return refused(name + " runs on a battery and has no plug; try: battery " + name + " 0");
        }
        Set<String> before = unreachable();
        boolean changed = on ? unplugged.remove(name) : unplugged.add(name);
        if (!changed) {
            return refused(name + (on ? " is plugged in already" : " is unplugged already"));
        }
        List<Publication> out = new ArrayList<>();
        Set<String> after = unreachable();
        for (String other : names()) {
            if (before.contains(other) != after.contains(other)) {
                boolean back = !after.contains(other);
                out.add(zigbee2Mqtt.availability(other, back));
                if (back && zigbee2Mqtt.known(other).get("state").isPresent()) {
                    // Zigbee2MQTT reads the state of a device that came back.
                    out.addAll(zigbee2Mqtt.reported(other, appliance(other).known()));
                }
            }
        }
        return new Step(out, Optional.empty());
    }

    private List<Publication> chances(Instant now) {
        List<Publication> out = new ArrayList<>();
        if (routerBack != null && !now.isBefore(routerBack)) {
            routerBack = null;
            out.addAll(power(HomePlan.ROUTER, true).toPublish());
        }
        if (nextChance == null) {
            nextChance = now.plus(CHANCE_EVERY);
        }
        if (now.isBefore(nextChance)) {
            return out;
        }
        nextChance = now.plus(CHANCE_EVERY);
        if (air.happens(Fault.FLAT_BATTERY)) {
            List<String> onBattery = names().stream()
                    .filter(name -> member(name).node().supply() == ZigbeeNode.Supply.BATTERY)
                    .toList();
            String flat = onBattery.get(air.oneOf(onBattery.size()));
            out.addAll(happens(flat, new Happening.BatteryMeasured(0), OptionalLong.empty(), now)
                    .toPublish());
        }
        if (routerBack == null && air.happens(Fault.ROUTER_OFF)) {
            routerBack = now.plus(ROUTER_AWAY);
            out.addAll(power(HomePlan.ROUTER, false).toPublish());
        }
        return out;
    }

    private Set<String> unreachable() {
        Set<String> away = new LinkedHashSet<>(unplugged);
        if (unplugged.contains(HomePlan.ROUTER)) {
            members.forEach((name, member) -> {
                if (member.behindRouter()) {
                    away.add(name);
                }
            });
        }
        return away;
    }

    List<String> names() {
        return List.copyOf(appliances.keySet());
    }

    ZigbeeNode node(String name) {
        return member(name).node();
    }

    boolean available(String name) {
        return !unreachable().contains(name);
    }

    Attributes known(String name) {
        return zigbee2Mqtt.known(name);
    }

    private Appliance appliance(String name) {
        return java.util.Objects.requireNonNull(appliances.get(name), name);
    }

    private HomePlan.Member member(String name) {
        return java.util.Objects.requireNonNull(members.get(name), name);
    }

    private static Step refused(String why) {
        return new Step(List.of(), Optional.of(why));
    }
}
