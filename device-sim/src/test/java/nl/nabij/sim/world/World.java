package nl.nabij.sim.world;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.home.Kind;

/// One world of one seed: some homes, one centre, its people, and everything that can go wrong, for
/// eight minutes; then all works again, nobody presses any more, and what is left over is looked at.
final class World {

    private static final Duration TROUBLE = Duration.ofMinutes(8);
    private static final Duration CALM = Duration.ofMinutes(3);

    /// No world takes so many steps unless something runs hot.
    private static final long MOST_STEPS = 2_000_000;

    private final Agenda agenda = new Agenda();
    private final Story story;
    private final Chance chance;
    private final Sabotage sabotage;
    private final SimulatedNode node;
    private final List<SimulatedBox> boxes = new ArrayList<>();
    private final List<HomeNetwork> networks = new ArrayList<>();
    private final List<SimulatedDevice> devices = new ArrayList<>();
    private final List<Person> people = new ArrayList<>();
    private final Carer carer;
    private final Witness witness;
    private boolean trouble = true;

    /// @param steps things that happened
    /// @param story empty unless it was asked for
    record Result(long seed, long steps, int alarms, Optional<Violation> violation, List<String> story) {}

    private World(long seed, boolean told, Sabotage sabotage) {
        this.story = new Story(agenda, told);
        this.chance = new Chance(seed);
        this.sabotage = sabotage;
        this.node = new SimulatedNode(agenda, story, chance.part(), sabotage);
        this.witness = new Witness(agenda, node, boxes);
        this.carer = new Carer("Carla", agenda, story, chance.part(), node);
    }

    static Result run(long seed, boolean told, Sabotage sabotage) {
        World world = new World(seed, told, sabotage);
        return world.live(seed);
    }

    private Result live(long seed) {
        long steps = 0;
        build();
        Duration end = TROUBLE.plus(CALM);
        agenda.after(TROUBLE, this::calm);
        try {
            while (witness.violation().isEmpty() && agenda.next(end)) {
                steps++;
                witness.look();
                if (steps > MOST_STEPS) {
                    throw new IllegalStateException("More than " + MOST_STEPS + " steps");
                }
            }
            if (witness.violation().isEmpty()) {
                witness.lookAtTheEnd();
            }
        } catch (RuntimeException e) {
            witness.broke(e);
        }
        witness.violation().ifPresent(found -> story.tell("VIOLATION", found::toString));
        return new Result(seed, steps, witness.alarmsSeen(), witness.violation(), story.lines());
    }

    private void build() {
        node.start();
        int homes = 1 + chance.below(3);
        for (int i = 1; i <= homes; i++) {
            GatewayId home = new GatewayId("home-" + i);
            HomeNetwork network = new HomeNetwork(home, agenda, story, chance.part(), node, sabotage);
            SimulatedBox box = new SimulatedBox(home, agenda, story, chance.part(), network, sabotage);
            networks.add(network);
            boxes.add(box);
            node.home(home, network);
            add(
                    new SimulatedDevice(
                            "pendant-" + i, SimulatedDevice.Kind.PENDANT, box, agenda, story, chance.part(), witness),
                    box);
            add(
                    new SimulatedDevice(
                            "smoke-" + i, SimulatedDevice.Kind.SMOKE, box, agenda, story, chance.part(), witness),
                    box);
            agenda.after(chance.about(Duration.ofSeconds(5)), () -> box.start(true));
        }
        for (String name : List.of("Fatima", "Joris")) {
            Person person = new Person(name, agenda, story, chance.part(), node, witness, sabotage);
            people.add(person);
            node.page(person.page());
            witness.consoles().add(person.page());
            person.begin();
        }
        boxes.forEach(this::furnish);
        carer.begin();
        devices.forEach(this::actLater);
        planTrouble();
    }

    private void add(SimulatedDevice device, SimulatedBox box) {
        devices.add(device);
        box.add(device);
    }

    private void furnish(SimulatedBox box) {
        HomeNetwork network = networks.get(boxes.indexOf(box));
        network.watch(witness.commands());
        witness.commands().home(box.home(), network);
        for (Kind kind : List.of(Kind.LIGHT, Kind.CURTAIN)) {
            String name = kind + "-" + box.home();
            SimulatedAppliance appliance =
                    new SimulatedAppliance(name, kind, box, agenda, story, chance.part(), witness.commands());
            box.add(appliance);
            node.commandTable().device(box.home(), node.care(), appliance.id(), kind);
            carer.mayAsk(box.home(), appliance);
        }
    }

    private void actLater(SimulatedDevice device) {
        // Often alone, now and then several at once.
        Duration next = chance.oneIn(4)
                ? chance.between(Duration.ofMillis(100), Duration.ofSeconds(4))
                : chance.about(Duration.ofSeconds(50));
        agenda.after(next, () -> {
            if (trouble) {
                device.act();
                actLater(device);
            }
        });
    }

    /// Each kind of trouble comes in some worlds and not in others, and in each at its own pace.
    private void planTrouble() {
        for (int i = 0; i < boxes.size(); i++) {
            SimulatedBox box = boxes.get(i);
            HomeNetwork network = networks.get(i);
            network.latency(chance.between(Duration.ofMillis(2), Duration.ofMillis(250)));
            if (chance.oneIn(2)) {
                box.cutOneWriteIn(20 + chance.below(150));
            }
            again(2, Duration.ofSeconds(100), () -> {
                boolean power = chance.oneIn(2);
                box.crash("by chance", power);
                agenda.after(chance.between(Duration.ofSeconds(1), Duration.ofMinutes(1)), () -> box.start(power));
            });
            spell(3, Duration.ofSeconds(150), Duration.ofSeconds(40), box::diskFull);
            spell(2, Duration.ofSeconds(80), Duration.ofSeconds(50), network::stall);
            spell(3, Duration.ofMinutes(2), Duration.ofSeconds(90), network::slowToRead);
            again(2, Duration.ofMinutes(1), () -> network.reset(!chance.oneIn(3), !chance.oneIn(3)));
            again(4, Duration.ofSeconds(200), () -> box.wallClockJumps(jump()));
        }
        for (SimulatedDevice device : devices) {
            if (device.isPendant()) {
                spell(4, Duration.ofSeconds(150), Duration.ofSeconds(25), device::mad);
            }
        }
        if (chance.oneIn(3)) {
            node.anotherNodeMeddles(4 + chance.below(20));
        }
        again(2, Duration.ofMinutes(2), () -> {
            node.crash("by chance");
            agenda.after(chance.between(Duration.ofMillis(500), Duration.ofSeconds(30)), node::start);
        });
        spell(3, Duration.ofSeconds(150), Duration.ofSeconds(20), node::databaseAway);
        spell(4, Duration.ofSeconds(200), Duration.ofSeconds(20), node::databaseSilent);
        again(5, Duration.ofMinutes(5), () -> node.nodeClockJumps(jump()));
        again(
                5,
                Duration.ofMinutes(5),
                () -> node.databaseClockJumps(chance.between(Duration.ofSeconds(-20), Duration.ofSeconds(20))));
        for (Person person : people) {
            ConsolePage page = person.page();
            page.latency(chance.between(Duration.ofMillis(2), Duration.ofMillis(150)));
            spell(2, Duration.ofSeconds(100), Duration.ofMinutes(1), person::frozen);
            spell(3, Duration.ofSeconds(80), Duration.ofSeconds(30), page::stall);
            spell(3, Duration.ofSeconds(100), Duration.ofSeconds(60), page::slow);
            spell(4, Duration.ofSeconds(100), Duration.ofSeconds(40), page::hidden);
            again(2, Duration.ofMinutes(1), () -> page.reset(!chance.oneIn(3), !chance.oneIn(3)));
            again(4, Duration.ofMinutes(2), page::signsOut);
            again(5, Duration.ofMinutes(2), page::endsShift);
        }
        if (sabotage == Sabotage.CLOSES_BY_ITSELF) {
            agenda.after(Duration.ofMinutes(3), this::closeOne);
        }
    }

    private void closeOne() {
        node.alarms().all().stream()
                .filter(kept -> !kept.closed())
                .findFirst()
                .ifPresent(kept -> people.getFirst().closedByNobody(kept));
        agenda.after(Duration.ofSeconds(10), this::closeOne);
    }

    private Duration jump() {
        return switch (chance.below(3)) {
            case 0 -> chance.between(Duration.ofSeconds(-90), Duration.ofSeconds(90));
            case 1 -> chance.between(Duration.ofDays(-400), Duration.ofDays(400));
            default -> chance.between(Duration.ofMillis(-900), Duration.ofMillis(900));
        };
    }

    /// Something that happens again and again, in one world of so many.
    private void again(int inOneOf, Duration about, Runnable what) {
        if (chance.oneIn(inOneOf)) {
            repeat(about, what);
        }
    }

    private void repeat(Duration about, Runnable what) {
        agenda.after(chance.about(about), () -> {
            if (trouble) {
                what.run();
                repeat(about, what);
            }
        });
    }

    private interface Switch {
        void set(boolean on);
    }

    /// Something that begins, lasts and ends.
    private void spell(int inOneOf, Duration about, Duration lasts, Switch what) {
        if (chance.oneIn(inOneOf)) {
            repeat(about, () -> {
                what.set(true);
                agenda.after(chance.about(lasts), () -> what.set(false));
            });
        }
    }

    /// From here on everything works.
    private void calm() {
        story.tell("world", () -> "from here on everything works, and nobody presses any more");
        trouble = false;
        carer.goesHome();
        node.databaseAway(false);
        node.databaseSilent(false);
        node.start();
        networks.forEach(network -> {
            network.stall(false);
            network.slowToRead(false);
        });
        boxes.forEach(box -> {
            box.cutOneWriteIn(0);
            box.diskFull(false);
            box.start(true);
        });
        people.forEach(person -> {
            person.frozen(false);
            person.page().stall(false);
            person.page().slow(false);
            person.page().hidden(false);
        });
        devices.forEach(device -> device.mad(false));
    }
}
