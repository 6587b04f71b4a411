package nl.nabij.sim.appliance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CurtainTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Curtain CLOSED = new Curtain(0, Optional.empty(), Duration.ofSeconds(12), 80);

    @Test
    void travelsWithAReportEachSecondUntilItIsOpen() {
        Appliance curtain = after(CLOSED, set("state", "OPEN"), NOON);
        List<Integer> seen = new ArrayList<>();
        Instant last = NOON;
        while (curtain.nextDeadline().isPresent()) {
            last = curtain.nextDeadline().get();
            Outcome.Changed step = (Outcome.Changed) curtain.happens(new Happening.Tick(), last);
            step.reports().forEach(r -> seen.add(r.number("position").orElseThrow()));
            curtain = step.next();
        }
        assertThat(seen).containsExactly(8, 17, 25, 33, 42, 50, 58, 67, 75, 83, 92, 100);
        assertThat(last).isEqualTo(NOON.plusSeconds(12));
        assertThat(curtain.known().word("state")).contains("OPEN");
    }

    @Test
    void saysNothingAtOnceWhenItIsToldToOpen() {
        Outcome.Changed told = (Outcome.Changed) CLOSED.happens(set("state", "OPEN"), NOON);
        assertThat(told.reports()).isEmpty();
    }

    @Test
    void repeatsAWantedPositionAtOnceAsZigbee2MqttDoesAndThenTellsWhereItReallyIs() {
        Happening.Set half = new Happening.Set(Attributes.NONE.with("position", 50));
        Outcome.Changed told = (Outcome.Changed) CLOSED.happens(half, NOON);
        assertThat(told.reports()).containsExactly(Attributes.NONE.with("position", 50));
        Outcome.Changed later = (Outcome.Changed) told.next().happens(new Happening.Tick(), NOON.plusSeconds(1));
        assertThat(later.reports().getFirst().number("position")).contains(8);
    }

    @Test
    void stopsHalfWay() {
        Appliance moving = after(CLOSED, set("state", "open"), NOON);
        Outcome.Changed stopped = (Outcome.Changed) moving.happens(set("state", "STOP"), NOON.plusSeconds(6));
        assertThat(stopped.reports().getFirst().number("position")).contains(50);
        assertThat(stopped.next().nextDeadline()).isEmpty();
    }

    @Test
    void turnsRoundOnItsWay() {
        Appliance moving = after(CLOSED, set("state", "OPEN"), NOON);
        Appliance back = after(moving, set("state", "CLOSE"), NOON.plusSeconds(3));
        Outcome.Changed closed = (Outcome.Changed) back.happens(new Happening.Tick(), NOON.plusSeconds(6));
        assertThat(closed.reports().getFirst().number("position")).contains(0);
        assertThat(closed.reports().getFirst().word("state")).contains("CLOSE");
    }

    @Test
    void whereItAlreadyStandsItAnswersAtOnce() {
        Outcome.Changed closed = (Outcome.Changed) CLOSED.happens(set("state", "CLOSE"), NOON);
        assertThat(closed.reports().getFirst().number("position")).contains(0);
    }

    @Test
    void refusesWhatItDoesNotUnderstand() {
        assertThat(CLOSED.happens(set("state", "FLY"), NOON)).isInstanceOf(Outcome.Refused.class);
        assertThat(CLOSED.happens(new Happening.Set(Attributes.NONE.with("position", 101)), NOON))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(CLOSED.happens(new Happening.Pressed(), NOON)).isInstanceOf(Outcome.Refused.class);
    }

    private static Happening.Set set(String name, String value) {
        return new Happening.Set(Attributes.NONE.with(name, value));
    }

    private static Appliance after(Appliance appliance, Happening what, Instant now) {
        return ((Outcome.Changed) appliance.happens(what, now)).next();
    }
}
