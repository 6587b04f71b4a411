package nl.nabij.gateway.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// The times that a box has. Many boxes have no battery clock and wake years off, so the wall clock
/// is only told together with what can be said about it.
public interface BoxClock {

    Reading read();

    /// @param at the wall clock
    /// @param synchronised false while the wall clock may be off by years
    /// @param bootId this run of the box's kernel
    /// @param sinceBoot never jumps and never goes back within one `bootId`; deadlines count on it
    record Reading(Instant at, boolean synchronised, UUID bootId, Duration sinceBoot) {

        public Reading {
            if (sinceBoot.isNegative()) {
                throw new IllegalArgumentException("sinceBoot has to be 0 or more");
            }
        }

        /// How long after an earlier reading this one was, also across a restart; empty when nobody can know.
        public Optional<Duration> since(Reading earlier) {
            Optional<Duration> elapsed = Optional.empty();
            if (bootId.equals(earlier.bootId())) {
                elapsed = Optional.of(sinceBoot.minus(earlier.sinceBoot()));
            } else if (synchronised && earlier.synchronised()) {
                elapsed = Optional.of(Duration.between(earlier.at(), at));
            }
            return elapsed.filter(time -> !time.isNegative());
        }
    }
}
