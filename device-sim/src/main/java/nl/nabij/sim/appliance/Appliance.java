package nl.nabij.sim.appliance;

import java.time.Instant;
import java.util.Optional;

/// One device of a home. Immutable: a happening gives the next state and what it reports.
public sealed interface Appliance permits Button, Curtain, SmokeAlarm, DoorContact, MotionSensor, Lamp, Plug {

    Outcome happens(Happening what, Instant now);

    /// What the coordinator knows of it when the house starts; properties it never reported are
    /// null.
    Attributes known();

    /// When it next wants a [Happening.Tick].
    default Optional<Instant> nextDeadline() {
        return Optional.empty();
    }

    /// The answer to a question: the known values of what was asked.
    default Outcome answer(Happening.Get question) {
        Attributes answer = Attributes.NONE;
        Attributes known = known();
        for (String name : question.fields().values().keySet()) {
            Optional<com.fasterxml.jackson.databind.JsonNode> value = known.get(name);
            if (value.isEmpty()) {
                return new Outcome.Refused("it has no property '" + name + "' that can be read");
            }
            answer = answer.with(name, value.get());
        }
        return answer.isEmpty() ? new Outcome.Refused("the question names no property") : Outcome.reports(this, answer);
    }

    /// What a device cannot do gets one wording.
    static Outcome refuse(String thing, Happening what) {
        String doing = switch (what) {
            case Happening.Pressed _ -> "be pressed";
            case Happening.SmokeChanged _ -> "smell smoke";
            case Happening.DoorMoved _ -> "be opened or closed as a door";
            case Happening.SomebodyMoved _ -> "see movement";
            case Happening.BatteryMeasured _ -> "have a battery level";
            case Happening.Set _ -> "be commanded";
            case Happening.Get _ -> "be asked";
            case Happening.Tick _ -> "wait";
        };
        return new Outcome.Refused("a " + thing + " cannot " + doing);
    }
}
