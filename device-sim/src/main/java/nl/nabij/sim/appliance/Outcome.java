package nl.nabij.sim.appliance;

import java.util.List;

/// What comes of a happening.
public sealed interface Outcome {

    /// @param next the device as it is now
    /// @param reports what it sends, in order; each holds only the properties of that report
    record Changed(Appliance next, List<Attributes> reports) implements Outcome {
        public Changed {
            reports = List.copyOf(reports);
        }
    }

    /// The device cannot do that.
    ///
    /// @param why in English, for the person at the prompt
    record Refused(String why) implements Outcome {}

    static Outcome silent(Appliance next) {
        return new Changed(next, List.of());
    }

    static Outcome reports(Appliance next, Attributes... reports) {
        return new Changed(next, List.of(reports));
    }
}
