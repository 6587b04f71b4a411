package nl.nabij.gateway.link;

import java.time.Duration;
import java.util.Optional;
import nl.nabij.gateway.link.LinkCommand.Moment;
import nl.nabij.gateway.link.LinkEvent.RetryPlanned;

/// When the link tries again, and where.
///
/// @param addresses how many servers are known, 1 or more
record RetryRule(int addresses) {

    /// Homes without an alarm come back over this time. Measured: 5,000 homes back within 10 s let
    /// alarms wait up to 4.6 s behind full TLS handshakes; over 30 s it was 0.06 s.
    static final Duration SPREAD = Duration.ofSeconds(30);

    /// Added where a whole round of servers failed, so that a dead centre is not asked without end.
    /// With the spread it stays far within the 90 s after which a silent home is a fault.
    static final Duration CALM_PAUSE = Duration.ofSeconds(15);

    /// With an alarm waiting all servers are tried at once, then after 1, 2, 4, and 5 s from there on.
    static final Duration FIRST_HURRIED_PAUSE = Duration.ofSeconds(1);

    static final Duration LONGEST_HURRIED_PAUSE = Duration.ofSeconds(5);

    /// A revoked box asks rarely: a person has to act, and many revoked boxes are no load.
    static final Duration PERSON_PAUSE = Duration.ofMinutes(5);

    /// With an alarm even a revoked box, or one whose name another box uses, asks this often.
    static final Duration PERSON_HURRIED_PAUSE = Duration.ofSeconds(30);

    RetryRule {
        if (addresses < 1) {
            throw new IllegalArgumentException("At least one server has to be known");
        }
    }

    RetryPlanned after(int address, int failuresBefore, Cause cause, Moment moment) {
        int failures = Math.min(failuresBefore, Integer.MAX_VALUE - 1) + 1;
        return new RetryPlanned(
                (address + 1) % addresses,
                failures,
                moment.now().plus(pause(failures, cause, moment)),
                moment.alarmWaits(),
                Optional.of(cause));
    }

    private Duration pause(int failures, Cause cause, Moment moment) {
        if (cause.needsAPerson()) {
            return moment.alarmWaits() ? PERSON_HURRIED_PAUSE : PERSON_PAUSE.plus(part(PERSON_PAUSE, moment.chance()));
        }
        int rounds = (failures - 1) / addresses;
        if (moment.alarmWaits()) {
            return rounds == 0 ? Duration.ZERO : hurried(rounds);
        }
        Duration spread = part(SPREAD, moment.chance());
        return rounds == 0 ? spread : CALM_PAUSE.plus(spread);
    }

    private static Duration hurried(int rounds) {
        // Beyond three doublings the longest pause holds anyway.
        Duration doubled = FIRST_HURRIED_PAUSE.multipliedBy(1L << Math.min(rounds - 1, 3));
        return doubled.compareTo(LONGEST_HURRIED_PAUSE) < 0 ? doubled : LONGEST_HURRIED_PAUSE;
    }

    private static Duration part(Duration whole, double chance) {
        return Duration.ofMillis((long) (whole.toMillis() * chance));
    }
}
