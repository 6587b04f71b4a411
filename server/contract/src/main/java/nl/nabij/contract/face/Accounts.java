package nl.nabij.contract.face;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What somebody who works here does about her own account.
public final class Accounts {

    private Accounts() {}

    /// The answer to `GET /api/v1/account`.
    ///
    /// @param secondFactor whether signing in asks for a code too
    /// @param secondFactorRequired whether her organisation asks everybody for one
    /// @param recoveryCodesLeft how many of the codes for a lost telephone were not used yet
    /// @param sessions where she is signed in now, the newest first
    /// @param photo name of her photo, where she gave one
    public record Own(
            boolean secondFactor,
            boolean secondFactorRequired,
            int recoveryCodesLeft,
            List<OpenSession> sessions,
            Optional<String> photo) {
        public Own {
            sessions = List.copyOf(sessions);
        }
    }

    /// One place where somebody is signed in.
    ///
    /// @param address from where she signed in
    /// @param here whether it is the one that asks
    public record OpenSession(UUID id, String address, Instant startedAt, Instant lastUsedAt, boolean here) {}

    /// The body of `POST /api/v1/account/password`. All other sessions of hers end.
    public record NewPassword(String password, String newPassword) {}

    /// A body that only proves that it is she: her password.
    public record Proof(String password) {}

    /// A secret for an authenticator app. It counts once a code made by it came back.
    ///
    /// @param secret in base 32, to be typed
    /// @param uri `otpauth://totp/…`, as authenticator apps read it (RFC 6238: SHA-1, 6 digits, 30 s)
    /// @param qr the URI as the rows of a QR code, `1` for a dark module
    public record SecondFactorOffer(String secret, String uri, List<String> qr) {
        public SecondFactorOffer {
            qr = List.copyOf(qr);
        }
    }

    /// The body of `POST /api/v1/account/second-factor/begun`.
    ///
    /// @param secret as it was offered
    /// @param code the six digits that the app shows now
    public record SecondFactorBegun(String password, String secret, String code) {}

    /// Told once; each works once instead of a code of the app.
    public record RecoveryCodes(List<String> codes) {
        public RecoveryCodes {
            codes = List.copyOf(codes);
        }
    }

    /// What an organisation asks of its own people, `GET` and `PUT /api/v1/organisation`.
    ///
    /// @param name shown only; absent in a body
    /// @param secondFactorRequired whether nobody may do anything before she has a second factor
    public record Organisation(Optional<String> name, boolean secondFactorRequired) {}
}
