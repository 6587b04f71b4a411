package nl.nabij.gateway.convention.zigbee2mqtt;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import nl.nabij.contract.home.Kind;
import nl.nabij.contract.home.StateValue;
import nl.nabij.gateway.device.Point;
import nl.nabij.gateway.device.Reading;

/// What a device only tells.
sealed interface Detector extends Meaning {

    String property();

    @Override
    default List<String> properties() {
        return List.of(property());
    }

    /// The reading of a value that is there and not null.
    Optional<Reading> known(JsonNode value);

    /// The reading of null: unknown is neither active nor well.
    Optional<Reading> unknown();

    @Override
    default Optional<Reading> read(JsonNode payload) {
        JsonNode value = payload.get(property());
        if (value == null) {
            return Optional.empty();
        }
        return Json.unknown(value) ? unknown() : known(value);
    }

    /// True or false, by the definition's own values: never by the word.
    record Binary(Kind kind, String property, JsonNode on, JsonNode off) implements Detector {
        @Override
        public List<Kind> kinds() {
            return List.of(kind);
        }

        @Override
        public Optional<Reading> known(JsonNode value) {
            if (Json.same(value, on)) {
                return flag(kind, property, Optional.of(true));
            }
            return flag(kind, property, Json.same(value, off) ? Optional.of(false) : Optional.empty());
        }

        @Override
        public Optional<Reading> unknown() {
            return flag(kind, property, Optional.empty());
        }
    }

    /// One of several words, some of which are the alarm.
    record Words(Kind kind, String property, Set<String> active) implements Detector {
        @Override
        public List<Kind> kinds() {
            return List.of(kind);
        }

        @Override
        public Optional<Reading> known(JsonNode value) {
            return flag(kind, property, Optional.of(active.contains(value.asText())));
        }

        @Override
        public Optional<Reading> unknown() {
            return flag(kind, property, Optional.empty());
        }
    }

    /// A door or window: the magnet's contact is made while it is closed.
    record Contact(String property) implements Detector {

        private static final Set<String> MADE = Set.of("true", "on", "close", "closed");

        @Override
        public List<Kind> kinds() {
            return List.of(Kind.CONTACT);
        }

        @Override
        public Optional<Reading> known(JsonNode value) {
            boolean made = MADE.contains(value.asText().toLowerCase(java.util.Locale.ROOT));
            StateValue word = made ? StateValue.Word.CLOSED : StateValue.Word.OPEN;
            return Optional.of(new Reading.Value(new Point(Kind.CONTACT, property), Optional.of(word)));
        }

        @Override
        public Optional<Reading> unknown() {
            return Optional.of(new Reading.Value(new Point(Kind.CONTACT, property), Optional.empty()));
        }
    }

    /// A measurement.
    record Measurement(Kind kind, String property) implements Detector {
        @Override
        public List<Kind> kinds() {
            return List.of(kind);
        }

        @Override
        public Optional<Reading> known(JsonNode value) {
            if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
                return unknown();
            }
            StateValue measure = new StateValue.Measure(value.doubleValue());
            return Optional.of(new Reading.Value(new Point(kind, property), Optional.of(measure)));
        }

        @Override
        public Optional<Reading> unknown() {
            return Optional.of(new Reading.Value(new Point(kind, property), Optional.empty()));
        }
    }

    /// A button. An empty action is the end of a legacy sensor's press, and null comes with every
    /// other report: neither is a press.
    ///
    /// @param sold whether the device is sold as an SOS button and sends ordinary words for it
    record Action(String property, boolean sold, List<Kind> kinds) implements Detector {

        static final Pattern SOS = Pattern.compile("(^|_)(sos|panic|emergency)(_|$)");
        private static final Pattern LET_GO = Pattern.compile(".*release.*");

        static boolean means(String word) {
            return SOS.matcher(word).find();
        }

        @Override
        public Optional<Reading> known(JsonNode value) {
            String word = value.asText();
            boolean sos = means(word) || (sold && !LET_GO.matcher(word).matches());
            return Optional.of(new Reading.Press(sos ? Kind.SOS : Kind.BUTTON, word));
        }

        @Override
        public Optional<Reading> unknown() {
            return Optional.empty();
        }
    }

    private static Optional<Reading> flag(Kind kind, String property, Optional<Boolean> active) {
        return Optional.of(
                kind.isAlarm()
                        ? new Reading.Level(kind, property, active)
                        : new Reading.Value(new Point(kind, property), active.map(StateValue.Flag::new)));
    }
}
