package nl.nabij.gateway.device;

import java.time.Duration;
import nl.nabij.contract.home.Kind;

/// How long a command waits for its device.
///
/// @param answersWithin without a sign of life for so long, it is sent again
/// @param attempts how often it is sent at most
/// @param sign after the last sign of life for so long, it is given up
/// @param longest in all, whatever the device goes on saying
record Patience(Duration answersWithin, int attempts, Duration sign, Duration longest) {

    /// A Zigbee message that was not answered within this time was lost; the bridge itself tries for
    /// about 3 s.
    private static final Duration ANSWER = Duration.ofSeconds(5);

    /// The first, and two more: a third loss in a row is no accident.
    private static final int ATTEMPTS = 3;

    /// Long curtains on slow motors travel for up to a minute, some without a word on the way.
    private static final Patience TRAVEL =
            new Patience(ANSWER, ATTEMPTS, Duration.ofSeconds(60), Duration.ofSeconds(180));

    private static final Patience AT_ONCE =
            new Patience(ANSWER, ATTEMPTS, Duration.ofSeconds(20), Duration.ofSeconds(60));

    static Patience with(Kind kind) {
        return kind.equals(Kind.CURTAIN) ? TRAVEL : AT_ONCE;
    }
}
