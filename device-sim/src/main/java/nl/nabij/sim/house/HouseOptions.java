package nl.nabij.sim.house;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// What was asked on the command line of `house`.
///
/// @param httpPort 0 for any free one
/// @param faults the rate of each, from 0 to 1
/// @param prompt whether lines are read from standard input
/// @param pendants how many SOS buttons
record HouseOptions(
        URI broker,
        int httpPort,
        int qos,
        long seed,
        Map<Fault, Double> faults,
        Optional<Path> ledger,
        boolean prompt,
        int pendants,
        Duration curtainTravel) {

    HouseOptions {
        faults = Map.copyOf(faults);
    }
}
