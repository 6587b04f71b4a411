package nl.nabij.sim.bench.crash;

import java.time.Duration;
import nl.nabij.sim.bench.BenchmarkException;

/// How large a round is.
///
/// @param alarms of one round, from devices whose messages are acknowledged
/// @param homes of which the alarms come
/// @param boxes how many of the homes have a real gateway and a real device client
/// @param span presses are spread over it, and blows fall into it
record Sizes(int alarms, int homes, int boxes, Duration span) {

    /// What a real home's devices press in a round: as many as stay apart in a minute.
    static final int PRESSES_OF_A_BOX = 50;

    /// From devices whose messages nobody acknowledges (QoS 0): counted apart.
    static final int PRESSES_WITHOUT_ACKNOWLEDGEMENT = 50;

    Sizes {
        if (span.toSeconds() < 1 || span.toMinutes() >= 10) {
            throw new BenchmarkException("--seconds is " + span.toSeconds() + "; it has to be 1 to 599");
        }
        if (boxes < 1 || boxes > 20) {
            throw new BenchmarkException("--boxes is " + boxes + "; it has to be 1 to 20 real gateways");
        }
        if (homes < boxes || homes > 10_000) {
            throw new BenchmarkException("--homes is " + homes + "; it has to be --boxes to 10000");
        }
        if (alarms < boxes * PRESSES_OF_A_BOX || alarms > 100_000) {
            throw new BenchmarkException("--alarms is " + alarms + "; it has to be " + boxes * PRESSES_OF_A_BOX
                    + " (50 a real gateway) to 100000");
        }
    }

    /// Of all homes without a real gateway together.
    int crowdAlarms() {
        return homes == boxes ? 0 : alarms - boxes * PRESSES_OF_A_BOX;
    }

    int crowd() {
        return homes - boxes;
    }
}
