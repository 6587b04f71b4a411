package nl.nabij.gateway.clock;

import java.time.Duration;
import java.time.Instant;
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
    }
}
