package nl.nabij.sim.house;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.random.RandomGenerator;
import nl.nabij.sim.appliance.Appliance;
import nl.nabij.sim.appliance.Button;
import nl.nabij.sim.appliance.Curtain;
import nl.nabij.sim.appliance.DoorContact;
import nl.nabij.sim.appliance.Lamp;
import nl.nabij.sim.appliance.MotionSensor;
import nl.nabij.sim.appliance.Plug;
import nl.nabij.sim.appliance.SmokeAlarm;
import nl.nabij.sim.zigbee2mqtt.ZigbeeNode;
import nl.nabij.sim.zigbee2mqtt.ZigbeeNode.Supply;

/// What stands in the home of mevrouw Willemse. The models are real ones; the addresses come from
/// the seed, so that a home keeps them.
final class HomePlan {

    /// The plug in the hall passes on what the curtain and the motion sensor say.
    static final String ROUTER = "plug";

    private static final int LINK_QUALITY = 112;

    private final SequencedMap<String, Member> members = new LinkedHashMap<>();
    private final RandomGenerator addresses;

    /// @param behindRouter whether it is heard only through the router
    record Member(ZigbeeNode node, Appliance appliance, boolean behindRouter) {}

    private HomePlan(RandomGenerator addresses) {
        this.addresses = addresses;
    }

    /// @param pendants how many SOS buttons: `pendant`, `pendant-2` and so on
    static SequencedMap<String, Member> of(RandomGenerator addresses, int pendants, Duration curtainTravel) {
        HomePlan plan = new HomePlan(addresses);
        plan.add("pendant", "Noodknop", Supply.BATTERY, new Button(Button.Sort.PENDANT, 93), false);
        plan.add("curtain", "Gordijn woonkamer", Supply.BATTERY, closed(curtainTravel), true);
        plan.add("smoke", "Rookmelder gang", Supply.BATTERY, new SmokeAlarm(false, 87), false);
        plan.add("door", "Voordeur", Supply.BATTERY, new DoorContact(false, 95), false);
        plan.add("motion", "Beweging gang", Supply.BATTERY, new MotionSensor(Optional.empty(), Optional.empty()), true);
        plan.add("lamp", "Lamp woonkamer", Supply.MAINS, new Lamp(false, 178, 354), false);
        plan.add(ROUTER, "Stekker gang", Supply.MAINS, new Plug(false), false);
        for (int number = 2; number <= pendants; number++) {
            plan.add(
                    "pendant-" + number,
                    "pendant",
                    "Noodknop " + number,
                    Supply.BATTERY,
                    new Button(Button.Sort.PENDANT, 93),
                    false);
        }
        return plan.members;
    }

    /// A device that nobody installed yet.
    ///
    /// @param number how many came before it, so that each has an address of its own
    /// @return empty for a model that is not on the shelf
    static Optional<Member> fromTheShelf(String model, String name, int number) {
        String address = "0x%016x".formatted(0x00124b0025aa0000L + number);
        ZigbeeNode node = new ZigbeeNode(name, address, address, model, Supply.BATTERY, LINK_QUALITY);
        return switch (model) {
            case "button" -> Optional.of(new Member(node, new Button(Button.Sort.PLAIN, 100), false));
            case "pendant" -> Optional.of(new Member(node, new Button(Button.Sort.PENDANT, 100), false));
            default -> Optional.empty();
        };
    }

    private static Curtain closed(Duration travel) {
        return new Curtain(0, Optional.empty(), travel, 80);
    }

    private void add(String name, String friendlyName, Supply supply, Appliance appliance, boolean behindRouter) {
        add(name, name, friendlyName, supply, appliance, behindRouter);
    }

    private void add(
            String name, String model, String friendlyName, Supply supply, Appliance appliance, boolean behindRouter) {
        String address = "0x%016x".formatted(0x00124b0000000000L | addresses.nextLong(1L << 40));
        ZigbeeNode node = new ZigbeeNode(name, address, friendlyName, model, supply, LINK_QUALITY);
        members.put(name, new Member(node, appliance, behindRouter));
    }
}
