package nl.nabij.server.console;

import java.time.Instant;
import java.util.Optional;

/// How fast alarms are answered today: claimed by a person, counted from the server's receipt.
///
/// @param since midnight in the Netherlands
/// @param alarms received since then
/// @param answered of these, those that a person claimed
/// @param waitingNow offered and taken by nobody, whenever they came
/// @param oldestWaitingMillis how long the first of these waits
public record Kpi(
        Instant since,
        long alarms,
        long answered,
        Within within30Seconds,
        Within within60Seconds,
        Within within180Seconds,
        long waitingNow,
        Optional<Long> oldestWaitingMillis) {

    /// One promise.
    ///
    /// @param of alarms that can be judged: answered, or waiting for longer than the promise
    /// @param kept of these, those answered in time
    /// @param share kept ÷ of, 0 to 1; none when there is nothing to judge: no data is not 100 %
    public record Within(long of, long kept, Optional<Double> share) {

        public static Within of(long of, long kept) {
            return new Within(of, kept, of == 0 ? Optional.empty() : Optional.of((double) kept / of));
        }
    }
}
