package nl.nabij.sim.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.home.Kind;

/// A lamp or a curtain behind its bridge: it obeys late or not at all, jams on its way, says what it did
/// or is not heard; and of a curtain the bridge says at once that it stands where it was sent.
///
/// Each command has a percentage of its own, so that what is carried out tells which command it was.
final class SimulatedAppliance {

    /// Two that differ by less than this could be taken for each other.
    static final int APART_PERCENT = 5;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double BRIGHTEST = 254;
    /// The box tells an echo from a curtain by 20 ms for each percent, and 3 % is the shortest way.
    private static final Duration LATEST_ECHO = Duration.ofMillis(40);

    private static final Duration REPORTS_EACH = Duration.ofSeconds(1);

    private final String name;
    private final Kind kind;
    private final DeviceId id;
    private final SimulatedBox box;
    private final Agenda agenda;
    private final Story story;
    private final Chance chance;
    private final CommandWitness witness;
    private int stands;
    private int goesTo;
    private int travel;
    private boolean isKnown;
    private int heardAt;

    SimulatedAppliance(
            String name,
            Kind kind,
            SimulatedBox box,
            Agenda agenda,
            Story story,
            Chance chance,
            CommandWitness witness) {
        this.name = name;
        this.kind = kind;
        this.id = new DeviceId("0x" + name);
        this.box = box;
        this.agenda = agenda;
        this.story = story;
        this.chance = chance;
        this.witness = witness;
    }

    DeviceId id() {
        return id;
    }

    Kind kind() {
        return kind;
    }

    String topic() {
        return "zigbee2mqtt/" + name;
    }

    /// Its part of the bridge's list.
    String listed() {
        String exposes = kind.equals(Kind.LIGHT)
                ? "{\"type\":\"light\",\"features\":[{\"type\":\"binary\",\"name\":\"state\",\"property\":\"state\","
                        + "\"access\":7,\"value_on\":\"ON\",\"value_off\":\"OFF\"},{\"type\":\"numeric\","
                        + "\"name\":\"brightness\",\"property\":\"brightness\",\"access\":7,\"value_min\":0,"
                        + "\"value_max\":254}]}"
                : "{\"type\":\"cover\",\"features\":[{\"type\":\"enum\",\"name\":\"state\",\"property\":\"state\","
                        + "\"access\":3,\"values\":[\"OPEN\",\"CLOSE\",\"STOP\"]},{\"type\":\"numeric\","
                        + "\"name\":\"position\",\"property\":\"position\",\"access\":7,\"value_min\":0,"
                        + "\"value_max\":100}]}";
        return "{\"ieee_address\":\"0x" + name + "\",\"type\":\"Router\",\"supported\":true,\"disabled\":false,"
                + "\"interview_completed\":true,\"interviewing\":false,\"friendly_name\":\"" + name
                + "\",\"definition\":{\"vendor\":\"Simulated\",\"model\":\"One\",\"description\":\"\",\"exposes\":["
                + exposes + "]}}";
    }

    /// The bridge is there (again) and says what it last knew.
    void bridgeIsUp() {
        isKnown = true;
        says(stands);
    }

    void boxDied() {
        isKnown = false;
    }

    /// The bridge takes a command.
    ///
    /// @param ofLife of the box
    void hears(ByteBuffer payload, int ofLife) {
        int wanted = wanted(payload);
        witness.carried(this, wanted, ofLife);
        if (chance.oneIn(8)) {
            story.tell(name, () -> "does not hear that it should go to " + wanted);
            return;
        }
        // A bridge says at once that it is done. Of a curtain that was never heard, or was last heard where it is
        // sent now, the box would believe it: see the README.
        if (kind.equals(Kind.CURTAIN) && isKnown && Math.abs(wanted - heardAt) > 2 && chance.oneIn(2)) {
            agenda.after(chance.between(Duration.ofMillis(1), LATEST_ECHO), () -> says(wanted));
        }
        goesTo = wanted;
        int ofTravel = ++travel;
        agenda.after(chance.between(Duration.ofMillis(100), Duration.ofMillis(900)), () -> move(ofTravel));
    }

    private static int wanted(ByteBuffer payload) {
        try {
            byte[] bytes = new byte[payload.remaining()];
            payload.duplicate().get(bytes);
            JsonNode set = JSON.readTree(bytes);
            return set.has("position")
                    ? set.path("position").asInt()
                    : (int) Math.round(set.path("brightness").asInt() * 100 / BRIGHTEST);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void move(int ofTravel) {
        if (ofTravel != travel) {
            return;
        }
        if (kind.equals(Kind.LIGHT)) {
            arrived(goesTo);
            return;
        }
        // A second's way of a motor, now and then its last.
        int step = Math.clamp((long) goesTo - stands, -12, 12);
        if (chance.oneIn(25)) {
            story.tell(name, () -> "jams at " + stands);
            says(stands);
        } else if (stands + step == goesTo) {
            arrived(goesTo);
        } else {
            stands += step;
            witness.stands(this, stands);
            says(stands);
            agenda.after(REPORTS_EACH, () -> move(ofTravel));
        }
    }

    private void arrived(int at) {
        stands = at;
        story.tell(name, () -> "stands at " + at);
        witness.stands(this, at);
        if (chance.oneIn(8)) {
            story.tell(name, () -> "is not heard");
        } else {
            says(at);
        }
    }

    private void says(int percent) {
        if (box.isUp()) {
            heardAt = percent;
            box.published(
                    topic(),
                    kind.equals(Kind.LIGHT)
                            ? "{\"state\":\"" + (percent > 0 ? "ON" : "OFF") + "\",\"brightness\":"
                                    + Math.round(percent * BRIGHTEST / 100) + "}"
                            : "{\"state\":\"" + (percent > 0 ? "OPEN" : "CLOSE") + "\",\"position\":" + percent + "}",
                    false);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
