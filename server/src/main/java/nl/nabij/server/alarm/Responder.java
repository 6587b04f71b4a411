package nl.nabij.server.alarm;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Who was asked to go there, and how far that is.
///
/// @param expectedAt when she who comes may be there; empty when nobody knows
public record Responder(String name, Progress progress, Optional<Instant> expectedAt) {

    /// What a responder says is in whole minutes, so the shortest is one.
    public static final Duration SHORTEST_WAY = Duration.ofMinutes(1);

    /// Who is slowest in the field promises an hour (MASCOT); three leave room for a night with snow.
    /// Beyond that a number is a slip of the finger, or no help for this alarm.
    public static final Duration LONGEST_WAY = Duration.ofHours(3);

    /// A time that differs by less is the same word said again, such as a call that is retried: what
    /// people say is no finer than a minute.
    static final Duration SAME_WORD = Duration.ofMinutes(1);

    private static final int LONGEST_NAME = 80;

    public Responder {
        requireName(name);
    }

    static Responder asked(String name) {
        return new Responder(name, Progress.ASKED, Optional.empty());
    }

    /// @throws IllegalArgumentException when nobody can be called that
    public static void requireName(String name) {
        if (name.isBlank() || name.length() > LONGEST_NAME || name.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("A responder's name has 1 to " + LONGEST_NAME + " characters");
        }
    }

    static void requireWay(Duration arrivesIn) {
        if (arrivesIn.compareTo(SHORTEST_WAY) < 0
                || arrivesIn.compareTo(LONGEST_WAY) > 0
                || !arrivesIn.equals(Duration.ofMinutes(arrivesIn.toMinutes()))) {
            throw new IllegalArgumentException("A responder is there in whole minutes, from " + SHORTEST_WAY.toMinutes()
                    + " to " + LONGEST_WAY.toMinutes());
        }
    }

    Responder with(Progress next) {
        return new Responder(name, next, expectedAt);
    }

    Responder expectedAt(Optional<Instant> next) {
        return new Responder(name, progress, next);
    }

    /// Whether this is what is known already.
    boolean isExpectedAt(Optional<Instant> at) {
        if (expectedAt.isEmpty() || at.isEmpty()) {
            return expectedAt.isEmpty() && at.isEmpty();
        }
        Duration apart = Duration.between(expectedAt.get(), at.get()).abs();
        return apart.compareTo(SAME_WORD) < 0;
    }

    public enum Progress {
        ASKED,
        ACCEPTED,
        DECLINED,
        ARRIVED;

        /// Whether somebody may still be on the way.
        boolean isUnderWay() {
            return this == ASKED || this == ACCEPTED;
        }
    }
}
