package nl.nabij.sim.world;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.UUID;
import nl.nabij.contract.DeviceId;
import nl.nabij.gateway.device.PressEpisode;

/// A device behind its bridge: it publishes with QoS 1, one message after the other, and sends again
/// what was not acknowledged, marked as a repeat (as Paho does) or not (as mqtt.js does).
final class SimulatedDevice {

    enum Kind {
        /// A button: each press in two messages.
        PENDANT,
        /// A detector: its level, as long as it lasts.
        SMOKE
    }

    private static final Duration ACKNOWLEDGED_IN = Duration.ofMillis(2);

    private final String name;
    private final Kind kind;
    private final SimulatedBox box;
    private final Agenda agenda;
    private final Story story;
    private final Chance chance;
    private final Witness witness;
    private final boolean marksRepeats;
    private final DeviceId id;
    private final Deque<Message> queue = new ArrayDeque<>();
    private boolean sending;
    private boolean active;
    private boolean mad;
    private int presses;
    private Optional<Duration> lastSentAgain = Optional.empty();

    private static final class Message {
        private final String topic;
        private final String payload;
        private final boolean raises;
        private final int number;
        private int sent;
        private Duration firstSent = Duration.ZERO;

        Message(String topic, String payload, boolean raises, int number) {
            this.topic = topic;
            this.payload = payload;
            this.raises = raises;
            this.number = number;
        }
    }

    SimulatedDevice(
            String name, Kind kind, SimulatedBox box, Agenda agenda, Story story, Chance chance, Witness witness) {
        this.name = name;
        this.kind = kind;
        this.box = box;
        this.agenda = agenda;
        this.story = story;
        this.chance = chance;
        this.witness = witness;
        this.marksRepeats = chance.oneIn(2);
        this.id = new DeviceId("unlisted-" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }

    /// As the convention names a device that is in no list.
    DeviceId id() {
        return id;
    }

    boolean isPendant() {
        return kind == Kind.PENDANT;
    }

    boolean waits() {
        return !queue.isEmpty();
    }

    /// A button that jams: it presses every few seconds.
    void mad(boolean is) {
        if (is != mad) {
            mad = is;
            story.tell(name, () -> is ? "goes mad" : "is well again");
            press();
        }
    }

    private void press() {
        if (mad) {
            act();
            agenda.after(Duration.ofMillis(2_100), this::press);
        }
    }

    /// Somebody presses, or the detector changes.
    void act() {
        presses++;
        int number = presses;
        switch (kind) {
            case PENDANT -> {
                story.tell(name, () -> "is pressed, press " + number);
                witness.pressed(this);
                add("zigbee2mqtt/" + name, "{\"action\":\"emergency\",\"battery\":90}", true, number);
                add("zigbee2mqtt/" + name + "/action", "emergency", true, number);
            }
            case SMOKE -> {
                active = !active;
                story.tell(name, () -> active ? "smells smoke, " + number : "smells no smoke, " + number);
                if (active) {
                    witness.pressed(this);
                }
                add("zigbee2mqtt/" + name, "{\"smoke\":" + active + ",\"battery\":90}", active, number);
            }
        }
    }

    private void add(String topic, String payload, boolean raises, int number) {
        queue.addLast(new Message(topic, payload, raises, number));
        send();
    }

    /// The bridge is connected again.
    void brokerIsUp() {
        sending = false;
        agenda.after(chance.between(Duration.ofSeconds(1), Duration.ofSeconds(12)), this::send);
    }

    void brokerIsDown() {
        sending = false;
    }

    private void send() {
        Message message = queue.peekFirst();
        if (message == null || sending || !box.isUp()) {
            return;
        }
        sending = true;
        message.sent++;
        if (message.sent == 1) {
            message.firstSent = agenda.now();
        } else {
            witness.sentAgain(this);
            lastSentAgain = Optional.of(agenda.now());
        }
        boolean sentAgain = message.sent > 1 && marksRepeats;
        int sent = message.sent;
        if (box.published(message.topic, message.payload, sentAgain)) {
            // The acknowledgement dies with the box when that dies now.
            agenda.after(ACKNOWLEDGED_IN, () -> acknowledged(message, sent));
        } else if (box.isUp()) {
            story.tell(name, () -> "is not acknowledged and sends again, " + message.number);
            agenda.after(chance.between(Duration.ofSeconds(1), Duration.ofSeconds(5)), () -> {
                sending = false;
                send();
            });
        }
    }

    private void acknowledged(Message message, int sent) {
        if (sending && message.equals(queue.peekFirst()) && sent == message.sent) {
            sending = false;
            queue.removeFirst();
            if (message.raises && kind == Kind.PENDANT) {
                // A press that follows on one that was sent again may pass for its copy: by design.
                boolean again = lastSentAgain
                        .filter(at -> at.compareTo(message.firstSent.minus(PressEpisode.COPIES_WITHIN)) >= 0)
                        .isPresent();
                witness.acknowledged(this, message.firstSent, again);
            }
            send();
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
