package nl.nabij.server.access;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import nl.nabij.contract.face.SignIn;

/// One sign-in of one person.
///
/// ```
///  sign-in ──► open ──(12 h since sign-in)──► over
///               │ ├──(30 min unused)────────► over
///               │ └──(sign-out)─────────────► over (its row says so)
///               └ a live console socket counts as use, so a quiet night does not sign her out
/// ```
///
/// @param confined whether she may do nothing but set up the second factor that her organisation asks for
public record Session(UUID id, Person person, Instant startedAt, Instant lastUsedAt, boolean confined) {

    /// The longest shift with its hand-over is under 12 hours; the next shift signs in itself.
    public static final Duration LONGEST = Duration.ofHours(12);

    /// Left alone on a desk without a console running (NEN 7510 asks for an end, 30 minutes is the
    /// usual answer). A running console proves a person by other means: its page and worker.
    public static final Duration LONGEST_UNUSED = Duration.ofMinutes(30);

    /// Use is written at most this often, so that a busy console costs one row write a minute.
    static final Duration USE_WRITTEN_EACH = Duration.ofMinutes(1);

    public Session(UUID id, Person person, Instant startedAt, Instant lastUsedAt) {
        this(id, person, startedAt, lastUsedAt, false);
    }

    public SignIn.Me me() {
        return person.me(confined);
    }

    public boolean isOver(Instant now) {
        return !now.isBefore(startedAt.plus(LONGEST)) || !now.isBefore(lastUsedAt.plus(LONGEST_UNUSED));
    }

    boolean wantsUseWritten(Instant now) {
        return !now.isBefore(lastUsedAt.plus(USE_WRITTEN_EACH));
    }
}
