package nl.nabij.sim.story;

import nl.nabij.sim.story.LineRule.Weather;
import nl.nabij.sim.story.TwoHomes.Nat;

/// What a call has to get through.
enum NetworkStory {
    TWO_NATS("two-nats", Nat.SAME_PORT, Turn.NONE),
    SYMMETRIC_NATS("symmetric-nats", Nat.SYMMETRIC, Turn.NONE),
    OUTAGE("outage-10s", Nat.SAME_PORT, Turn.OUTAGE),
    OUTAGE_ON_RELAY("outage-10s-relay", Nat.SYMMETRIC, Turn.OUTAGE),
    CHANGED_NETWORK("changed-network", Nat.SAME_PORT, Turn.CHANGE),
    CHANGED_NETWORK_ON_RELAY("changed-network-relay", Nat.SYMMETRIC, Turn.CHANGE),
    LOSS_AND_JITTER("loss-5-jitter-100", Nat.SAME_PORT, Turn.NONE),
    NARROW("150-kbit", Nat.SAME_PORT, Turn.NONE),
    /// Thinner than what is aimed at: the voice is wanted of it, and no picture.
    THIN("80-kbit", Nat.SAME_PORT, Turn.NONE);

    /// What happens in the middle.
    enum Turn {
        NONE,
        /// Her line is dead for ten seconds.
        OUTAGE,
        /// Her tablet goes from the WiFi to the mobile network.
        CHANGE
    }

    private final String shownName;
    private final Nat nat;
    private final Turn turn;

    NetworkStory(String shownName, Nat nat, Turn turn) {
        this.shownName = shownName;
        this.nat = nat;
        this.turn = turn;
    }

    String shownName() {
        return shownName;
    }

    Nat nat() {
        return nat;
    }

    /// Of her line to the relay, both ways; all of the call goes through that then.
    Weather weather() {
        return switch (this) {
            // As `tc netem loss 5% delay 100ms 100ms`: each packet is under way for 0 to 200 ms.
            case LOSS_AND_JITTER -> new Weather(5, 100, 100, 0, 0);
            // With the queue of a usual router.
            case NARROW -> new Weather(0, 20, 0, 150_000, 300);
            case THIN -> new Weather(0, 20, 0, 80_000, 300);
            case TWO_NATS, SYMMETRIC_NATS, OUTAGE, OUTAGE_ON_RELAY, CHANGED_NETWORK, CHANGED_NETWORK_ON_RELAY ->
                Weather.FAIR;
        };
    }

    /// As many as a camera gives where the way is wide; these cores code no more of it beside what is measured
    /// elsewhere.
    int framesPerSecond() {
        return turn == Turn.NONE && !hasBadLine() ? 25 : 15;
    }

    Turn turn() {
        return turn;
    }

    boolean hasBadLine() {
        return !weather().equals(Weather.FAIR);
    }
}
