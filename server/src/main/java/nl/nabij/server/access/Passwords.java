package nl.nabij.server.access;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Makes and checks password hashes: Argon2id with the cost that OWASP's password storage cheat
/// sheet names (19 MiB, 2 passes, 1 lane), written in the encoded form, so that a later cost can
/// stand beside it.
public final class Passwords {

    /// Longer ones are refused unread: nobody types them, and hashing them is a way to keep us busy.
    public static final int LONGEST = 256;
    /// NIST SP 800-63B's floor for a password that people choose, with room for a passphrase.
    public static final int SHORTEST = 12;

    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final int ARGON2_VERSION = 0x13;

    /// Each hash keeps a core busy and holds 19 MiB, so only this many run at once; the alarms need
    /// the cores too. When all places are taken, a try waits.
    private static final int AT_ONCE = 2;
    /// Then it is told that the server is busy: a person presses again after that.
    private static final long LONGEST_WAIT_SECONDS = 5;

    private static final Argon2Function ARGON2 =
            Argon2Function.getInstance(MEMORY_KIB, PASSES, LANES, HASH_BYTES, Argon2.ID, ARGON2_VERSION);

    private final SecureRandom random;
    private final Semaphore places = new Semaphore(AT_ONCE, true);
    private final String hashOfNobody;

    public Passwords(SecureRandom random) {
        this.random = random;
        byte[] unknown = new byte[HASH_BYTES];
        random.nextBytes(unknown);
        this.hashOfNobody = hash(Base64.getEncoder().encodeToString(unknown));
    }

    /// @return the encoded hash, which holds salt and cost
    public String hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return ARGON2.hash(password.getBytes(java.nio.charset.StandardCharsets.UTF_8), salt)
                .getResult();
    }

    /// Takes as long for an unknown user as for a known one, so that time tells nothing.
    ///
    /// @param encoded the account's hash; empty when there is no such account
    /// @return empty when no place came free in time
    Optional<Boolean> check(String password, Optional<String> encoded) {
        if (password.length() > LONGEST) {
            return Optional.of(false);
        }
        try {
            if (!places.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                return Optional.empty();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        try {
            String against = encoded.orElse(hashOfNobody);
            boolean right = Argon2Function.getInstanceFromHash(against)
                    .check(
                            password.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                            against.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            return Optional.of(right && encoded.isPresent());
        } finally {
            places.release();
        }
    }
}
