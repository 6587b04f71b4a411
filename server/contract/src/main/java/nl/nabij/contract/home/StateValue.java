package nl.nabij.contract.home;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/// What a device last reported for one kind. Unknown is no value at all: it is left out, never
/// guessed.
///
/// In JSON: `true`, `21.5`, `"open"`, or an object for a curtain and a light.
public sealed interface StateValue {

    /// A detector: true while active (smoke is there, somebody moves). Contacts use [Word] `open`
    /// and `closed`.
    record Flag(@JsonValue boolean active) implements StateValue {}

    /// A measurement in the unit of its kind: °C, %, lx, W.
    record Measure(@JsonValue double value) implements StateValue {
        public Measure {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("A measurement has to be a finite number");
            }
        }
    }

    /// A state with a name: `open`, `closed`, `on`, `off`, `locked`, `unlocked`, `jammed`, or a
    /// button's `single`.
    record Word(@JsonValue String word) implements StateValue {

        public static final Word OPEN = new Word("open");
        public static final Word CLOSED = new Word("closed");
        public static final Word ON = new Word("on");
        public static final Word OFF = new Word("off");
    }

    /// A curtain: `open`, `closed` or `partly`; 0 % is closed, 100 % is open; `moving` while the
    /// motor runs.
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Curtain(String state, Optional<Integer> positionPercent, boolean moving) implements StateValue {
        public Curtain {
            Percent.require("positionPercent", positionPercent);
        }
    }

    /// A light; brightness 0 to 100 %, colour temperature in mired (1,000,000 / kelvin).
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Light(boolean on, Optional<Integer> brightnessPercent, Optional<Integer> colorTemperatureMired)
            implements StateValue {
        public Light {
            Percent.require("brightnessPercent", brightnessPercent);
        }
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static StateValue of(JsonNode json) {
        return switch (json.getNodeType()) {
            case BOOLEAN -> new Flag(json.booleanValue());
            case NUMBER -> new Measure(json.doubleValue());
            case STRING -> new Word(json.textValue());
            case OBJECT ->
                json.has("on")
                        ? new Light(
                                json.path("on").booleanValue(),
                                integer(json, "brightnessPercent"),
                                integer(json, "colorTemperatureMired"))
                        : new Curtain(
                                json.path("state").asText("partly"),
                                integer(json, "positionPercent"),
                                json.path("moving").booleanValue());
            default ->
                throw new IllegalArgumentException(
                        "A state is true, false, a number, a word, or the object of a curtain or a light");
        };
    }

    private static Optional<Integer> integer(JsonNode json, String name) {
        JsonNode field = json.get(name);
        return field != null && field.isNumber() ? Optional.of(field.intValue()) : Optional.empty();
    }
}
