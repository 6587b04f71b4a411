package nl.nabij.server.access;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Makes guessing passwords slow, without giving strangers a way to lock somebody out.
///
/// A try is counted when it begins and taken back when it was right, so that many at once do not
/// slip through. Three counts decide:
/// - of this user from this place (an address, or a browser that signed in as her before): after
///   [#FREE_TRIES] the wait doubles from 1 s to [#LONGEST_WAIT];
/// - of this user from anywhere: beyond [#TRIES_OF_A_CAMPAIGN] a place has its first try only, and
///   then the longest wait at once: a guess spread over many addresses gains nothing, and the real
///   user's first try is still looked at;
/// - of this address over all users: beyond [#FREE_TRIES_OF_AN_ADDRESS] a wait up to
///   [#LONGEST_WAIT_OF_AN_ADDRESS], short enough for the colleagues behind the same address.
///
/// A browser known to the account is judged by the first count alone.
public final class GuessDelay {

    /// A person mistypes twice and then looks at the keyboard.
    static final int FREE_TRIES = 3;
    /// Long enough that a year of guessing from one place makes half a million tries, short enough
    /// to wait for.
    static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    /// Wrong tries within [#REMEMBERED] that no one person makes.
    static final int TRIES_OF_A_CAMPAIGN = 50;
    /// A whole shift of twenty people who all mistype once.
    static final int FREE_TRIES_OF_AN_ADDRESS = 20;

    static final Duration LONGEST_WAIT_OF_AN_ADDRESS = Duration.ofSeconds(5);
    /// After this long without a wrong try a count is forgotten.
    static final Duration REMEMBERED = Duration.ofHours(1);
    /// Counts kept, about 2 MB. When it is full the one unused for longest goes: who wants to push
    /// a count out needs ten thousand addresses, and the account's own count stays recent by it.
    static final int MOST_COUNTS = 10_000;

    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);

    private enum Scope {
        PLACE,
        USER,
        ADDRESS
    }

    private record Key(Scope scope, String user, String place) {}

    private record Count(int tries, Instant lastAt, Instant notBefore) {}

    /// @param knownDevice the mark of a browser that once signed in as this user
    public record Try(String login, String address, Optional<String> knownDevice) {
        private Key place() {
            return new Key(
                    Scope.PLACE,
                    login,
                    knownDevice.map(mark -> "device " + mark).orElse(address));
        }

        private Key user() {
            return new Key(Scope.USER, login, "");
        }

        private Key ofAddress() {
            return new Key(Scope.ADDRESS, "", address);
        }
    }

    private final Map<Key, Count> counts = new LinkedHashMap<>(16, 0.75f, true);

    /// Counts the try as a wrong one until [#wasRight] says otherwise.
    ///
    /// @return how long to wait before a try is looked at; empty when this one may be
    public synchronized Optional<Duration> begin(Try what, Instant now) {
        Instant notBefore = notBefore(what.place(), now);
        if (what.knownDevice().isEmpty()) {
            Instant ofAddress = notBefore(what.ofAddress(), now);
            notBefore = ofAddress.isAfter(notBefore) ? ofAddress : notBefore;
        }
        if (now.isBefore(notBefore)) {
            return Optional.of(Duration.between(now, notBefore));
        }
        int ofUser = count(what.user(), now, Duration.ZERO);
        boolean campaign = what.knownDevice().isEmpty() && ofUser > TRIES_OF_A_CAMPAIGN;
        int ofPlace = tries(what.place(), now) + 1;
        count(what.place(), now, campaign ? LONGEST_WAIT : growing(ofPlace - FREE_TRIES, LONGEST_WAIT));
        int ofAddress = tries(what.ofAddress(), now) + 1;
        count(what.ofAddress(), now, growing(ofAddress - FREE_TRIES_OF_AN_ADDRESS, LONGEST_WAIT_OF_AN_ADDRESS));
        return Optional.empty();
    }

    /// The password was right, or was never looked at: the try is no guess.
    public synchronized void wasRight(Try what) {
        counts.remove(what.place());
        takeBack(what.user());
        takeBack(what.ofAddress());
    }

    synchronized int size() {
        return counts.size();
    }

    private Instant notBefore(Key key, Instant now) {
        Count count = counts.get(key);
        return count == null || forgotten(count, now) ? Instant.MIN : count.notBefore();
    }

    private int tries(Key key, Instant now) {
        Count count = counts.get(key);
        return count == null || forgotten(count, now) ? 0 : count.tries();
    }

    private int count(Key key, Instant now, Duration wait) {
        int tries = tries(key, now) + 1;
        counts.put(key, new Count(tries, now, now.plus(wait)));
        while (counts.size() > MOST_COUNTS) {
            counts.remove(counts.keySet().iterator().next());
        }
        return tries;
    }

    private void takeBack(Key key) {
        counts.computeIfPresent(
                key,
                (_, count) ->
                        count.tries() <= 1 ? null : new Count(count.tries() - 1, count.lastAt(), count.notBefore()));
    }

    private static boolean forgotten(Count count, Instant now) {
        return !now.isBefore(count.lastAt().plus(REMEMBERED));
    }

    /// @param beyond tries beyond the free ones; below 1 there is no wait
    private static Duration growing(int beyond, Duration longest) {
        if (beyond < 0) {
            return Duration.ZERO;
        }
        // 2^6 s is past every longest wait; without the limit the shift would overflow.
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(beyond, 6));
        return wait.compareTo(longest) > 0 ? longest : wait;
    }
}
