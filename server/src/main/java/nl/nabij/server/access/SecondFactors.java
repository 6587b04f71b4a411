package nl.nabij.server.access;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import nl.nabij.contract.UserId;

/// What signing in asks for beside the password: a code of an authenticator app, or one of ten recovery
/// codes.
///
/// Only who has the password comes this far, so a brake per account locks nobody out by a stranger's hand:
/// after
/// [#FREE_TRIES] wrong codes each further one doubles the wait from one minute to [#LONGEST_WAIT]. At the
/// longest that
/// is 24 tries a day, of which each has three chances in a million.
public final class SecondFactors {

    static final int RECOVERY_CODES = 10;

    static final int FREE_TRIES = 5;
    static final Duration FIRST_WAIT = Duration.ofMinutes(1);
    static final Duration LONGEST_WAIT = Duration.ofHours(1);

    /// More accounts than a server has whose password somebody else knows.
    private static final int MOST_REMEMBERED = 10_000;

    private final AccessStore store;
    private final SecretBox box;
    private final SecureRandom random;
    private final Clock clock;
    private final Map<UserId, Tries> wrong = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UserId, Tries> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    private record Tries(int count, Instant notBefore) {}

    /// What comes of one code.
    sealed interface Outcome {
        record Right() implements Outcome {}

        record Wrong() implements Outcome {}

        /// The code was not looked at.
        record Wait(Duration remaining) implements Outcome {}
    }

    public SecondFactors(AccessStore store, SecretBox box, SecureRandom random, Clock clock) {
        this.store = store;
        this.box = box;
        this.random = random;
        this.clock = clock;
    }

    TotpSecret fresh() {
        return TotpSecret.fresh(random);
    }

    List<OneTimeCode> recoveryCodes() {
        return Stream.generate(() -> OneTimeCode.fresh(random))
                .limit(RECOVERY_CODES)
                .toList();
    }

    String lock(TotpSecret secret, Person person) {
        return box.lock(secret.base32(), person.id().toString());
    }

    /// Whether a code was made by a secret that nobody has yet.
    boolean proves(TotpSecret secret, String code) {
        return secret.stepOf(plain(code), clock.instant(), 0).isPresent();
    }

    /// A code that is right is used up.
    Outcome check(Account account, String code) {
        Person person = account.person();
        Optional<Duration> wait = wait(person.id());
        if (wait.isPresent()) {
            return new Outcome.Wait(wait.get());
        }
        boolean right = account.secondFactor().isPresent()
                && isRight(person, account.secondFactor().get(), plain(code));
        count(person.id(), right);
        return right ? new Outcome.Right() : new Outcome.Wrong();
    }

    private boolean isRight(Person person, String kept, String code) {
        if (!TotpSecret.isForm(code)) {
            return store.useRecoveryCode(person, OneTimeCode.hash(code), clock.instant());
        }
        TotpSecret secret = new TotpSecret(box.unlock(kept, person.id().toString()));
        OptionalLong step = secret.stepOf(code, clock.instant(), 0);
        return step.isPresent() && store.useSecondFactorStep(person, step.getAsLong());
    }

    private static String plain(String code) {
        return code.replace(" ", "").strip();
    }

    private synchronized Optional<Duration> wait(UserId person) {
        Tries known = wrong.get(person);
        Instant now = clock.instant();
        return known == null || !now.isBefore(known.notBefore())
                ? Optional.empty()
                : Optional.of(Duration.between(now, known.notBefore()));
    }

    private synchronized void count(UserId person, boolean right) {
        if (right) {
            wrong.remove(person);
            return;
        }
        Tries known = wrong.get(person);
        int count = known == null ? 1 : known.count() + 1;
        int beyond = count - FREE_TRIES;
        // 2^6 minutes are past the longest wait; without the limit the shift would overflow.
        Duration wait = beyond < 0 ? Duration.ZERO : FIRST_WAIT.multipliedBy(1L << Math.min(beyond, 6));
        wrong.put(
                person, new Tries(count, clock.instant().plus(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait)));
    }
}
