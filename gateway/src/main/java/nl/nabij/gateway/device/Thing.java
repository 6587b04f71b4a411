package nl.nabij.gateway.device;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.nabij.contract.home.Device;
import nl.nabij.contract.home.Kind;
import nl.nabij.contract.home.StateValue;

/// One device with what it last said. Only [Home] holds these, under its lock.
final class Thing {

    private final String convention;
    /// As its convention described it.
    private DeviceDescription listed;
    private DeviceDescription description;
    private final Map<Point, StateValue> values = new HashMap<>();
    private Optional<Boolean> available = Optional.empty();
    private Device view;

    /// @param description with what an installer said of it
    Thing(String convention, DeviceDescription listed, DeviceDescription description) {
        this.convention = convention;
        this.listed = listed;
        this.description = description;
        this.view = draw();
    }

    String convention() {
        return convention;
    }

    DeviceDescription listed() {
        return listed;
    }

    DeviceDescription description() {
        return description;
    }

    void describe(DeviceDescription asListed, DeviceDescription now) {
        listed = asListed;
        description = now;
        values.keySet().removeIf(point -> !now.kinds().contains(point.kind()));
        view = draw();
    }

    Map<Point, StateValue> values() {
        return Map.copyOf(values);
    }

    Optional<Boolean> available() {
        return available;
    }

    /// Whether it is different from before.
    boolean available(boolean now) {
        boolean changed = !available.equals(Optional.of(now));
        available = Optional.of(now);
        view = draw();
        return changed;
    }

    Device view() {
        return view;
    }

    /// Whether what the faces see of this kind became different.
    boolean put(Point point, Optional<StateValue> value) {
        Optional<StateValue> before = folded(point.kind());
        value.ifPresentOrElse(known -> values.put(point, known), () -> values.remove(point));
        if (before.equals(folded(point.kind()))) {
            return false;
        }
        view = draw();
        return true;
    }

    Optional<StateValue> value(Kind kind) {
        return Optional.ofNullable(view.state().get(kind));
    }

    private Device draw() {
        Map<Kind, StateValue> state = new LinkedHashMap<>();
        for (Kind kind : description.kinds()) {
            folded(kind).ifPresent(value -> state.put(kind, value));
        }
        return new Device(
                description.id(),
                description.name(),
                description.room(),
                description.vendor(),
                description.model(),
                description.kinds(),
                state,
                available,
                description.fault());
    }

    /// Several parts of one kind as one value: active if any is, the first otherwise. The faces show
    /// one state a kind.
    private Optional<StateValue> folded(Kind kind) {
        List<Point> points = new ArrayList<>();
        for (Point point : values.keySet()) {
            if (point.kind().equals(kind)) {
                points.add(point);
            }
        }
        points.sort(Comparator.comparing(Point::part));
        Optional<StateValue> first = Optional.empty();
        for (Point point : points) {
            StateValue value = values.get(point);
            if (value != null && strikes(value)) {
                return Optional.of(value);
            }
            if (first.isEmpty()) {
                first = Optional.ofNullable(value);
            }
        }
        return first;
    }

    private static boolean strikes(StateValue value) {
        return switch (value) {
            case StateValue.Flag flag -> flag.active();
            case StateValue.Word word -> word.equals(StateValue.Word.ON) || word.equals(StateValue.Word.OPEN);
            case StateValue.Light light -> light.on();
            case StateValue.Measure _, StateValue.Curtain _ -> false;
        };
    }
}
