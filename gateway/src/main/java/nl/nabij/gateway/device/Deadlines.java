package nl.nabij.gateway.device;

import java.time.Instant;
import java.util.Optional;

/// The first of several deadlines.
final class Deadlines {

    private Deadlines() {}

    static Optional<Instant> earliest(Optional<Instant> one, Optional<Instant> other) {
        if (one.isEmpty()) {
            return other;
        }
        return other.filter(instant -> instant.isBefore(one.get())).or(() -> one);
    }
}
