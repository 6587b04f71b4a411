package nl.nabij.contract;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.nabij.contract.face.Accounts;

/// Samples of what somebody sees of her own account.
final class AccountSamples {

    private static final Instant AT = Instant.parse("2026-11-23T02:11:04.250Z");

    private AccountSamples() {}

    static Accounts.Own own() {
        UUID session = UUID.fromString("cccccccc-0000-4000-8000-000000000001");
        return new Accounts.Own(
                true,
                true,
                9,
                List.of(new Accounts.OpenSession(session, "192.0.2.17", AT.minusSeconds(3_600), AT, true)),
                Optional.of("0123456789abcdef0123456789abcdef"));
    }

    static Accounts.SecondFactorOffer offer() {
        return new Accounts.SecondFactorOffer(
                "JBSWY3DP", "otpauth://totp/Nabij:ans?secret=JBSWY3DP&issuer=Nabij", List.of("101", "010", "101"));
    }
}
