package nl.nabij.sim.appliance;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A curtain motor that takes its time: 0 % is closed, 100 % is open.
///
/// It does not tell that it was commanded, only where it is, once a second while it runs. One thing
/// Zigbee2MQTT tells before it is true: after `position` it publishes the wanted position at once.
///
/// @param positionPercent where it stood when the travel began, or stands
/// @param fullTravel from closed to open
public record Curtain(int positionPercent, Optional<Travel> travel, Duration fullTravel, int batteryPercent)
        implements Appliance {

    /// As often as the motor reports while it runs.
    static final Duration REPORT_EVERY = Duration.ofSeconds(1);

    private static final int OPEN = 100;
    private static final int CLOSED = 0;

    public Curtain {
        if (!fullTravel.isPositive()) {
            throw new IllegalArgumentException("The full travel of a curtain has to be longer than nothing");
        }
    }

    /// @param nextReport the next whole second of the travel, or its end
    public record Travel(int target, Instant since, Instant nextReport) {}

    @Override
    public Outcome happens(Happening what, Instant now) {
        return switch (what) {
            case Happening.Set(Attributes fields) -> set(fields, now);
            case Happening.Get get -> standsAndAnswers(get, now);
            case Happening.Tick _ -> tick(now);
            case Happening.BatteryMeasured(int percent) ->
                Outcome.reports(
                        new Curtain(positionPercent, travel, fullTravel, percent),
                        Attributes.NONE.with("battery", percent));
            case Happening.Pressed _, Happening.SmokeChanged _, Happening.DoorMoved _, Happening.SomebodyMoved _ ->
                Appliance.refuse("curtain", what);
        };
    }

    private Outcome set(Attributes fields, Instant now) {
        Optional<String> state = fields.word("state");
        if (state.isPresent()) {
            return switch (state.get()) {
                case "OPEN", "ON" -> towards(OPEN, now, Attributes.NONE);
                case "CLOSE", "OFF" -> towards(CLOSED, now, Attributes.NONE);
                case "STOP" -> {
                    Curtain stopped = standingAt(positionAt(now));
                    yield Outcome.reports(stopped, stopped.place());
                }
                default -> new Outcome.Refused("state has to be OPEN, CLOSE or STOP");
            };
        }
        Optional<Integer> wanted = fields.number("position");
        if (wanted.isEmpty() || wanted.get() < CLOSED || wanted.get() > OPEN) {
            return new Outcome.Refused("a curtain obeys state OPEN, CLOSE, STOP and position 0 to 100");
        }
        return towards(wanted.get(), now, Attributes.NONE.with("position", wanted.get()));
    }

    /// Asked while it runs, it tells where it is and runs on.
    private Outcome standsAndAnswers(Happening.Get get, Instant now) {
        return switch (standingAt(positionAt(now)).answer(get)) {
            case Outcome.Changed(Appliance _, var reports) -> new Outcome.Changed(this, reports);
            case Outcome.Refused refused -> refused;
        };
    }

    private Outcome towards(int target, Instant now, Attributes toldAtOnce) {
        Curtain from = standingAt(positionAt(now));
        Outcome outcome;
        if (from.positionPercent == target) {
            // The motor answers with where it is, so that whoever asked is not left waiting.
            outcome = Outcome.reports(from, from.place());
        } else {
            Instant end = now.plus(durationTo(from.positionPercent, target));
            Curtain moving = new Curtain(
                    from.positionPercent,
                    Optional.of(new Travel(target, now, earlier(end, now.plus(REPORT_EVERY)))),
                    fullTravel,
                    batteryPercent);
            outcome = toldAtOnce.isEmpty() ? Outcome.silent(moving) : Outcome.reports(moving, toldAtOnce);
        }
        return outcome;
    }

    private Outcome tick(Instant now) {
        if (travel.isEmpty() || now.isBefore(travel.get().nextReport())) {
            return Outcome.silent(this);
        }
        Travel running = travel.get();
        int reached = positionAt(now);
        if (reached == running.target()) {
            Curtain there = standingAt(reached);
            return Outcome.reports(there, there.place());
        }
        Instant end = running.since().plus(durationTo(positionPercent, running.target()));
        Travel going = new Travel(running.target(), running.since(), earlier(end, now.plus(REPORT_EVERY)));
        return Outcome.reports(
                new Curtain(positionPercent, Optional.of(going), fullTravel, batteryPercent),
                standingAt(reached).place());
    }

    private int positionAt(Instant now) {
        if (travel.isEmpty()) {
            return positionPercent;
        }
        int target = travel.get().target();
        Duration whole = durationTo(positionPercent, target);
        Duration gone = Duration.between(travel.get().since(), now);
        if (gone.compareTo(whole) >= 0) {
            return target;
        }
        double share = (double) Math.max(0, gone.toNanos()) / whole.toNanos();
        return (int) Math.round(positionPercent + (target - positionPercent) * share);
    }

    private Duration durationTo(int from, int target) {
        return fullTravel.multipliedBy(Math.abs(target - from)).dividedBy(OPEN - CLOSED);
    }

    private Curtain standingAt(int position) {
        return new Curtain(position, Optional.empty(), fullTravel, batteryPercent);
    }

    private Attributes place() {
        return Attributes.NONE
                .with("position", positionPercent)
                .with("state", positionPercent == CLOSED ? "CLOSE" : "OPEN");
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    @Override
    public Attributes known() {
        return place().with("battery", batteryPercent);
    }

    @Override
    public Optional<Instant> nextDeadline() {
        return travel.map(Travel::nextReport);
    }
}
