package nl.nabij.gateway.identity;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import nl.nabij.gateway.clock.BoxClock.Reading;

/// When a box renews its certificate, and when it is a fault that it could not. Dates count only
/// while the clock is synchronised: a box that woke in 2055 has no expired certificate.
final class RenewalRule {

    /// Renewed when a third of the life is left: of 180 days that is 60, so a box that lay in a
    /// cupboard for two months comes back with a valid certificate.
    static final int RENEWED_WITH_A_PART_LEFT = 3;

    /// A thirtieth of the life, 6 of 180 days, over which boxes that were installed together spread.
    static final int SPREAD_PART = 30;

    /// A twelfth of the life, 15 of 180 days: the box tried by itself for a month and a half, and a
    /// person has two weeks before anything is past its date.
    static final int FAULT_WITH_A_PART_LEFT = 12;

    /// The centre asked for it, and this box does not know the date: after so many failures, half a
    /// day of trying, somebody should know.
    static final int FAULT_AFTER_FAILURES = 10;

    /// A failed attempt is repeated after this, then after twice as long, up to [#LONGEST_PAUSE].
    static final Duration FIRST_PAUSE = Duration.ofMinutes(1);

    /// Four times a day for two months is patience enough on both sides.
    static final Duration LONGEST_PAUSE = Duration.ofHours(6);

    private static final int DOUBLINGS = 9;

    private RenewalRule() {}

    static boolean isDue(X509Certificate certificate, Reading now) {
        return now.synchronised() && !now.at().isBefore(due(certificate));
    }

    /// The moment of a box follows from its certificate, so it is the same after each restart.
    static Instant due(X509Certificate certificate) {
        Duration life = life(certificate);
        long of = life.dividedBy(SPREAD_PART).toMillis();
        long late = Math.floorMod(certificate.getSerialNumber().longValue(), Math.max(1, of));
        return end(certificate).minus(life.dividedBy(RENEWED_WITH_A_PART_LEFT)).plusMillis(late);
    }

    /// Whether a person has to look, after an attempt that failed.
    static boolean isTrouble(X509Certificate certificate, Reading now, int failures) {
        return now.synchronised()
                ? !now.at().isBefore(end(certificate).minus(life(certificate).dividedBy(FAULT_WITH_A_PART_LEFT)))
                : failures >= FAULT_AFTER_FAILURES;
    }

    static boolean isExpired(X509Certificate certificate, Reading now) {
        return now.synchronised() && now.at().isAfter(end(certificate));
    }

    /// @param failures in a row, 1 or more
    /// @param chance at least 0 and below 1; spreads many homes that failed together
    static Duration pause(int failures, double chance) {
        Duration doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, DOUBLINGS));
        Duration pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
        return pause.plus(Duration.ofMillis((long) (pause.toMillis() * chance / 2)));
    }

    private static Instant end(X509Certificate certificate) {
        return certificate.getNotAfter().toInstant();
    }

    private static Duration life(X509Certificate certificate) {
        return Duration.between(certificate.getNotBefore().toInstant(), end(certificate));
    }
}
