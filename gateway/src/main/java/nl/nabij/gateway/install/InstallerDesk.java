package nl.nabij.gateway.install;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import nl.nabij.contract.link.Down;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who may install at this box. Neither the resident's screen nor a neighbour on the Wi-Fi can, without
/// a code:
///
/// ```
///   box of no home ──enrolment code, accepted by the centre──► session of 2 h
///   box of a home  ──eight digits, told to the box by the centre──► session of 2 h
/// ```
///
/// The digits are compared here, so they also serve when the link is gone meanwhile. All of it is in
/// memory: a restart ends the sessions, and the centre tells a code that still lasts at the next
/// connect.
public final class InstallerDesk {

    private static final Logger LOG = LoggerFactory.getLogger(InstallerDesk.class);

    /// A home is installed within this time, or the installer asks once more.
    public static final Duration SESSION_LASTS = Duration.ofHours(2);

    /// One installer with a telephone and the screen; when it is full the eldest is ended.
    private static final int MOST_SESSIONS = 8;

    /// A mistyped code or two.
    private static final int FREE_TRIES = 5;

    /// 10^8 codes at this pace are more than ten years, and a code lasts an hour.
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    /// Places from which somebody guesses; when it is full the eldest begins anew.
    private static final int MOST_PLACES = 256;

    private static final int TOKEN_BYTES = 24;
    public static final int LONGEST_NAME = 80;

    private final InstantSource steady;
    private final SecureRandom random;
    private final Map<String, Session> sessions = bounded(MOST_SESSIONS);
    private final Map<String, Tries> tries = bounded(MOST_PLACES);
    private Optional<Access> access = Optional.empty();

    /// @param steady a clock that never jumps
    public InstallerDesk(InstantSource steady, SecureRandom random) {
        this.steady = steady;
        this.random = random;
    }

    /// @param name what the installer calls herself
    /// @param pending the enrolment code whose acceptance it waits for; empty once it counts
    public record Session(String token, String name, Instant until, Optional<String> pending) {}

    private record Access(String codeHash, Instant until) {}

    private record Tries(int wrong, Instant notBefore) {}

    /// What became of a code.
    public sealed interface Outcome {
        record Welcome(Session session) implements Outcome {}

        record Wrong() implements Outcome {}

        record TooOften(Duration pause) implements Outcome {}
    }

    /// The centre's word. The newest counts.
    public synchronized void access(Down.InstallerAccess told) {
        access = Optional.of(new Access(told.codeHash(), steady.instant().plusMillis(told.remainingMillis())));
        LOG.info("installer's access told seconds={}", told.remainingMillis() / 1_000);
    }

    /// @param place where the caller is, for the delay against guessing
    public synchronized Outcome signIn(String place, String name, String digits) {
        Instant now = steady.instant();
        Optional<Duration> pause = Optional.ofNullable(tries.get(place))
                .map(before -> Duration.between(now, before.notBefore()))
                .filter(Duration::isPositive);
        if (pause.isPresent()) {
            return new Outcome.TooOften(pause.get());
        }
        boolean right = access.filter(one -> now.isBefore(one.until()))
                .filter(one -> MessageDigest.isEqual(bytes(one.codeHash()), bytes(hash(digits))))
                .isPresent();
        if (!right) {
            int wrong = Optional.ofNullable(tries.get(place)).map(Tries::wrong).orElse(0) + 1;
            tries.put(place, new Tries(wrong, now.plus(pauseAfter(wrong))));
            LOG.warn("installer's code refused wrong={}", wrong);
            return new Outcome.Wrong();
        }
        tries.remove(place);
        LOG.info("installer signed in");
        return new Outcome.Welcome(session(name, Optional.empty()));
    }

    /// A session that counts once the centre accepted this enrolment code.
    public synchronized Session awaiting(String name, String enrolmentCode) {
        return session(name, Optional.of(enrolmentCode));
    }

    /// The centre accepted it.
    public synchronized void enrolled(String enrolmentCode) {
        sessions.replaceAll(
                (_, one) -> one.pending().filter(enrolmentCode::equals).isPresent()
                        ? new Session(one.token(), one.name(), one.until(), Optional.empty())
                        : one);
    }

    /// Whose token this is; empty for one that is unknown, over, or still waits.
    public synchronized Optional<Session> recognise(String token) {
        Instant now = steady.instant();
        sessions.values().removeIf(one -> !now.isBefore(one.until()));
        return Optional.ofNullable(sessions.get(token))
                .filter(one -> one.pending().isEmpty());
    }

    public synchronized void end(String token) {
        sessions.remove(token);
    }

    private Session session(String name, Optional<String> pending) {
        byte[] token = new byte[TOKEN_BYTES];
        random.nextBytes(token);
        Session session = new Session(
                HexFormat.of().formatHex(token), name, steady.instant().plus(SESSION_LASTS), pending);
        sessions.put(session.token(), session);
        return session;
    }

    private static Duration pauseAfter(int wrong) {
        if (wrong < FREE_TRIES) {
            return Duration.ZERO;
        }
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(wrong - FREE_TRIES, 10));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    /// Of the digits alone: people type them in groups.
    static String hash(String typed) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes(typed.replaceAll("[^0-9]", ""))));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static <V> Map<String, V> bounded(int most) {
        return new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > most;
            }
        };
    }
}
