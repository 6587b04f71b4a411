package nl.nabij.contract.face;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.nabij.contract.CallId;
import nl.nabij.contract.call.CallState;

/// Who is added to a call while it goes on: a colleague, whose devices ring, or a guest without account,
/// by a link that one browser can open once.
public final class CallGuests {

    /// A page makes one anew for each link, of letters and digits.
    private static final Pattern ATTEMPT = Pattern.compile("[A-Za-z0-9_-]{16,64}");

    private static final int LONGEST_SECRET = 64;

    private CallGuests() {}

    /// The body of `POST /api/v1/calls/{call}/guests`.
    ///
    /// @param name as she and all others read it; 1 to 80 characters
    /// @param clientAs how the guest reads the client's name, such as `mevrouw W.`; absent: as staff
    ///     address her
    public record Ask(String name, CallState.GuestKind kind, Optional<String> clientAs) {
        public Ask {
            name = HomeFields.name("name", name);
            clientAs = clientAs.map(as -> HomeFields.name("clientAs", as));
        }
    }

    /// A link, shown this once; only its hash is kept.
    ///
    /// @param party whom it makes of who opens it; takes it back by `DELETE
    ///     /api/v1/calls/{call}/parties/{party}`
    /// @param link with its secret behind the `#`, which no browser sends along and no log keeps
    /// @param qr the link as rows of a QR code, `1` for a dark module
    /// @param expiresAt until when it has to be opened, and the guest has to come in
    public record Link(
            String party, String name, CallState.GuestKind kind, String link, List<String> qr, Instant expiresAt) {
        public Link {
            qr = List.copyOf(qr);
        }
    }

    /// Somebody whose page listens now.
    ///
    /// @param speaks she is in another call
    public record Colleague(UUID user, String name, String organisation, boolean speaks) {}

    /// The body of `POST /api/v1/calls/{call}/colleagues`.
    public record AskColleague(UUID user) {}

    /// The body of `POST /api/v1/guest-calls/open`.
    ///
    /// @param secret what stood behind the `#`
    /// @param attempt 16 to 64 of A-Z, a-z, 0-9, _ and -, the same for each repeat by the same page: whose
    ///     answer was lost asks again and is no second opener
    public record Open(String secret, String attempt) {
        public Open {
            HomeFields.check(
                    !secret.isEmpty() && secret.length() <= LONGEST_SECRET,
                    "secret has to be what stands behind the # of the link");
            HomeFields.check(
                    ATTEMPT.matcher(attempt).matches(), "attempt has to be 16 to 64 of A-Z, a-z, 0-9, _ and -");
        }
    }

    /// What a guest is told of the call before he or she comes in, and again after a reload.
    ///
    /// @param party whom this guest is in the call
    /// @param invitedBy the name of who made the link
    /// @param organisation hers
    /// @param clientName with whom the call is, as who invites chose it
    /// @param expiresAt until when the guest has to come in
    public record Invitation(
            CallId call,
            String party,
            String name,
            CallState.GuestKind kind,
            String invitedBy,
            String organisation,
            String clientName,
            Instant expiresAt) {}
}
