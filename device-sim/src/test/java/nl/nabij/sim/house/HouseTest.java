package nl.nabij.sim.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import nl.nabij.sim.zigbee2mqtt.Publication;
import org.junit.jupiter.api.Test;

/// A whole home in virtual time.
class HouseTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void onePressIsAStateAndItsCopyInThisOrder() {
        House.Step press = house(Map.of(), 1).wish(new Wish.Press("pendant"), OptionalLong.of(7), NOON);
        assertThat(press.toPublish())
                .extracting(Publication::topic)
                .containsExactly("zigbee2mqtt/Noodknop", "zigbee2mqtt/Noodknop/action");
        assertThat(press.toPublish())
                .extracting(Publication::press)
                .containsExactly(OptionalLong.of(7), OptionalLong.empty());
    }

    @Test
    void aCurtainObeysAndArrives() {
        House house = house(Map.of(), 1);
        house.arrived("zigbee2mqtt/Gordijn woonkamer/set", "{\"state\":\"OPEN\"}", NOON);
        List<Publication> said = until(house, NOON.plusSeconds(13));
        assertThat(said).hasSize(12);
        assertThat(said.getLast().payload())
                .isEqualTo("{\"battery\":80,\"linkquality\":112,\"position\":100,\"state\":\"OPEN\"}");
    }

    @Test
    void withoutTheRouterTheCurtainCannotBeReached() {
        House house = house(Map.of(), 1);
        List<Publication> away =
                house.wish(new Wish.Router(false), OptionalLong.empty(), NOON).toPublish();
        assertThat(away)
                .extracting(Publication::topic)
                .containsExactly(
                        "zigbee2mqtt/Gordijn woonkamer/availability",
                        "zigbee2mqtt/Beweging gang/availability",
                        "zigbee2mqtt/Stekker gang/availability");
        assertThat(away).allMatch(p -> p.payload().equals("{\"state\":\"offline\"}") && p.retained());
        assertThat(house.arrived("zigbee2mqtt/Gordijn woonkamer/set", "OPEN", NOON)
                        .refused())
                .contains("curtain cannot be reached");
        assertThat(house.wish(new Wish.Move(), OptionalLong.empty(), NOON).toPublish())
                .isEmpty();
        assertThat(house.wish(new Wish.Router(true), OptionalLong.empty(), NOON).toPublish())
                .anyMatch(p -> p.topic().equals("zigbee2mqtt/Gordijn woonkamer/availability")
                        && p.payload().equals("{\"state\":\"online\"}"));
    }

    @Test
    void movementEndsByItselfAfterAMinute() {
        House house = house(Map.of(), 1);
        house.wish(new Wish.Move(), OptionalLong.empty(), NOON);
        assertThat(until(house, NOON.plusSeconds(61)))
                .extracting(Publication::payload)
                .containsExactly("{\"battery\":null,\"battery_low\":null,\"linkquality\":112,\"occupancy\":false,"
                        + "\"tamper\":null,\"voltage\":null}");
    }

    @Test
    void aFlatPendantSaysNothing() {
        House house = house(Map.of(), 1);
        house.wish(new Wish.Battery("pendant", 0), OptionalLong.empty(), NOON);
        House.Step press = house.wish(new Wish.Press("pendant"), OptionalLong.of(1), NOON);
        assertThat(press.toPublish()).isEmpty();
        assertThat(press.refused().orElseThrow()).contains("battery is flat");
    }

    @Test
    void wishesThatMakeNoSenseAreRefusedWithAReason() {
        House house = house(Map.of(), 1);
        assertThat(house.wish(new Wish.Press("fridge"), OptionalLong.empty(), NOON)
                        .refused()
                        .orElseThrow())
                .contains("there is no 'fridge'", "pendant, curtain");
        assertThat(house.wish(new Wish.Press("lamp"), OptionalLong.empty(), NOON)
                        .refused())
                .contains("lamp: a lamp cannot be pressed");
        assertThat(house.wish(new Wish.Unplug("pendant"), OptionalLong.empty(), NOON)
                        .refused()
                        .orElseThrow())
                .contains("runs on a battery");
    }

    @Test
    void theSameSeedGivesTheSameFaultsAndAnotherSeedOthers() {
        Map<Fault, Double> faults = Map.of(Fault.LOST, 0.3, Fault.LATE, 0.3, Fault.DOUBLED, 0.3);
        assertThat(pressesWith(faults, 42)).isEqualTo(pressesWith(faults, 42)).isNotEqualTo(pressesWith(faults, 43));
    }

    @Test
    void eachFaultDoesWhatItsNameSays() {
        assertThat(pressesWith(Map.of(Fault.LOST, 1.0), 1)).isEmpty();
        assertThat(pressesWith(Map.of(Fault.DOUBLED, 1.0), 1)).hasSize(80);
        assertThat(pressesWith(Map.of(Fault.LATE, 1.0), 1)).hasSize(40).allMatch(line -> at(line) >= 2_000);
        assertThat(pressesWith(Map.of(), 1)).extracting(HouseTest::at).isSorted();
        assertThat(pressesWith(Map.of(Fault.OUT_OF_ORDER, 0.5), 1))
                .extracting(line -> line.substring(line.indexOf('#')))
                .isNotEqualTo(pressesWith(Map.of(), 1).stream()
                        .map(line -> line.substring(line.indexOf('#')))
                        .toList());
    }

    @Test
    void chancesOfTheHouseComeOnceAMinute() {
        House house = house(Map.of(Fault.ROUTER_OFF, 1.0, Fault.FLAT_BATTERY, 1.0), 1);
        house.tick(NOON);
        List<Publication> said = until(house, NOON.plusSeconds(95));
        assertThat(said)
                .filteredOn(p -> p.topic().equals("zigbee2mqtt/Stekker gang/availability"))
                .extracting(Publication::payload)
                .containsExactly("{\"state\":\"offline\"}", "{\"state\":\"online\"}");
        assertThat(said).anyMatch(p -> p.payload().contains("\"battery\":0"));
    }

    /// Twenty presses, one each 100 ms: when each message arrives, and which.
    private static List<String> pressesWith(Map<Fault, Double> faults, long seed) {
        House house = house(faults, seed);
        List<String> arrivals = new ArrayList<>();
        Instant now = NOON;
        for (int press = 10; press < 30; press++) {
            now = now.plusMillis(100);
            note(house.tick(now).toPublish(), now, arrivals);
            note(
                    house.wish(new Wish.Press("pendant"), OptionalLong.of(press), now)
                            .toPublish(),
                    now,
                    arrivals);
        }
        Instant end = now.plusSeconds(30);
        while (house.nextDeadline().filter(next -> next.isBefore(end)).isPresent()) {
            now = house.nextDeadline().orElseThrow();
            note(house.tick(now).toPublish(), now, arrivals);
        }
        return arrivals;
    }

    @Test
    void aNewDeviceGetsInOnlyWhileTheNetworkIsOpenAndIsInterviewedFirst() {
        House house = house(Map.of(), 1);
        Wish pair = new Wish.Pair("button");
        assertThat(house.wish(pair, OptionalLong.empty(), NOON).refused()).isPresent();
        assertThat(house.arrived("zigbee2mqtt/bridge/request/permit_join", "{\"time\":254,\"value\":true}", NOON)
                        .toPublish())
                .extracting(Publication::topic)
                .containsExactly("zigbee2mqtt/bridge/info", "zigbee2mqtt/bridge/response/permit_join");
        List<Publication> joined =
                house.wish(pair, OptionalLong.empty(), NOON.plusSeconds(1)).toPublish();
        assertThat(joined.getFirst().payload()).contains("device_joined");
        assertThat(joined.getLast().payload()).contains("\"interview_completed\":false");
        List<Publication> known = until(house, NOON.plusSeconds(5));
        assertThat(known.getFirst().payload()).contains("\"status\":\"successful\"");
        assertThat(house.wish(new Wish.Press("button"), OptionalLong.of(1), NOON.plusSeconds(6))
                        .toPublish()
                        .getFirst()
                        .payload())
                .contains("\"action\":\"single\"");

        String id = house.node("button").ieeeAddress();
        assertThat(house.arrived("zigbee2mqtt/bridge/request/device/remove", "{\"id\":\"" + id + "\"}", NOON)
                        .toPublish()
                        .getLast()
                        .payload())
                .contains("\"status\":\"ok\"");
        assertThat(house.names()).doesNotContain("button");
        assertThat(until(house, NOON.plusSeconds(256)))
                .as("it closes by itself")
                .anyMatch(said ->
                        said.topic().endsWith("bridge/info") && said.payload().contains("\"permit_join\":false"));
    }

    private static void note(List<Publication> publications, Instant now, List<String> arrivals) {
        for (Publication p : publications) {
            arrivals.add("%05d #%s".formatted(Duration.between(NOON, now).toMillis(), p.press()));
        }
    }

    private static int at(String line) {
        return Integer.parseInt(line.substring(0, 5));
    }

    private static List<Publication> until(House house, Instant end) {
        List<Publication> said = new ArrayList<>();
        while (house.nextDeadline().filter(next -> !next.isAfter(end)).isPresent()) {
            said.addAll(house.tick(house.nextDeadline().orElseThrow()).toPublish());
        }
        return said;
    }

    private static House house(Map<Fault, Double> faults, long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        return new House(HomePlan.of(chance.split(), 1, Duration.ofSeconds(12)), 1, new Air(faults, chance.split()));
    }
}
