package nl.nabij.contract.face;

import java.time.Instant;
import java.util.Optional;

/// Whether a carer answers whoever asks to talk, as she said it herself.
///
/// @param since when she said so first, without an end in between; absent while she is not on duty
/// @param until when it ends by itself; absent while she is not on duty
/// @param now the centre's clock, from which a face counts
public record CarerDuty(boolean onDuty, Optional<Instant> since, Optional<Instant> until, Instant now) {

    /// The body of `PUT /api/v1/carer-duty`.
    ///
    /// @param agoSeconds how long ago she pressed, 0 to 43200: a phone without a connection says it later, and
    ///     what was said meanwhile on another device is newer
    public record SayDuty(boolean onDuty, int agoSeconds) {

        /// What she said longer ago than a shift is not what she wants now, in seconds.
        public static final int LONGEST_AGO = 12 * 60 * 60;

        public SayDuty {
            if (agoSeconds < 0 || agoSeconds > LONGEST_AGO) {
                throw new IllegalArgumentException(
                        "agoSeconds is a whole number of seconds from 0 to " + LONGEST_AGO + "; without a delay say 0");
            }
        }
    }
}
