package nl.nabij.server.access;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.List;
import java.util.Optional;

/// Which passwords people may choose, after NIST SP 800-63B: long enough, and not one that is guessed soon. No rules
/// about digits and signs, which make passwords that are hard to remember and easy to guess.
public final class PasswordRules {

    /// Of zxcvbn's 0 to 4: 'safely unguessable', more than 10^8 tries.
    private static final int LEAST_SCORE = 3;

    /// As much as is looked at for patterns: the time grows with the square of it, and what is longer is safe by
    /// its length.
    private static final int LOOKED_AT = 64;

    private final Zxcvbn guesser = new Zxcvbn();

    /// Why a password may not be chosen.
    public enum Fault {
        TOO_SHORT,
        TOO_LONG,
        GUESSED_SOON
    }

    /// @param known words that a guesser would try first: names, the organisation
    /// @return empty when it may be chosen
    public Optional<Fault> fault(String password, List<String> known) {
        if (password.length() < Passwords.SHORTEST) {
            return Optional.of(Fault.TOO_SHORT);
        }
        if (password.length() > Passwords.LONGEST) {
            return Optional.of(Fault.TOO_LONG);
        }
        String lookedAt = password.substring(0, Math.min(password.length(), LOOKED_AT));
        return guesser.measure(lookedAt, known).getScore() < LEAST_SCORE
                ? Optional.of(Fault.GUESSED_SOON)
                : Optional.empty();
    }
}
