package nl.nabij.server.enrolment;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.link.Enrolment;
import nl.nabij.server.postgres.Database;
import nl.nabij.server.postgres.Transaction;

/// Gives a box its next certificate, for which the present one vouches.
///
/// The present one stays valid until its own date: the answer may be lost on its way, and then the
/// box has nothing else. Asking again with the same request gives the same certificate.
public final class RenewalDesk {

    /// A home needs two: the present and the next one. Six more are answers that a box lost together
    /// with their keys, by a power cut each. Beyond it something is wrong, and the box is refused: it
    /// goes on with what it has, and one that expires or is revoked gives room.
    static final int MOST_LIVE = 8;

    private final Database database;
    private final CertificateAuthority authority;
    private final Clock clock;
    private final Supplier<List<String>> uplinks;

    /// @param uplinks `host:port` of the uplink's listeners, as boxes reach them; asked once they listen
    public RenewalDesk(Database database, CertificateAuthority authority, Clock clock, Supplier<List<String>> uplinks) {
        this.database = database;
        this.authority = authority;
        this.clock = clock;
        this.uplinks = uplinks;
    }

    /// What became of a request.
    public sealed interface Outcome {

        record Renewed(Enrolment.Answer answer) implements Outcome {}

        record Malformed(String why) implements Outcome {}

        /// No certificate of this centre, or of none that its database knows.
        record Unknown() implements Outcome {}

        /// The certificate is known, and somebody else asks.
        record NotTheHolder() implements Outcome {}

        record Revoked() implements Outcome {}

        record TooMany() implements Outcome {}
    }

    /// Blocks.
    public Outcome renew(Enrolment.Renewal renewal) {
        return switch (RenewalProof.of(renewal, authority)) {
            case RenewalProof.Malformed(String why) -> new Outcome.Malformed(why);
            case RenewalProof.NotOurs() -> new Outcome.Unknown();
            case RenewalProof.NotTheHolder() -> new Outcome.NotTheHolder();
            case RenewalProof.Proven proven -> database.asWorker(tx -> renew(tx, proven, renewal.certificateRequest()));
        };
    }

    private Outcome renew(Transaction tx, RenewalProof.Proven proven, String request) {
        String present = IssuedCertificate.serial(proven.present());
        byte[] key = hash(proven.newKey());
        // Locked: a revocation is before this or after it, and so is the same request once more.
        Optional<Boolean> revoked = tx.first(
                "select revoked_at is not null from gateway_certificate where serial = $1 and home_id = $2 for update",
                row -> row.getBoolean(0),
                present,
                proven.home().value());
        if (revoked.isEmpty()) {
            return new Outcome.Unknown();
        }
        if (revoked.get()) {
            return new Outcome.Revoked();
        }
        Optional<Before> before = tx.first(
                "select certificate, revoked_at is not null from gateway_certificate"
                        + " where renewal_of = $1 and key_hash = $2",
                row -> new Before(row.getString(0), row.getBoolean(1)),
                present,
                key);
        if (before.isPresent()) {
            return before.get().revoked()
                    ? new Outcome.Revoked()
                    : answer(proven.home(), before.get().certificate());
        }
        if (live(tx, proven.home()) >= MOST_LIVE) {
            return new Outcome.TooMany();
        }
        IssuedCertificate issued = authority.issueGateway(request, proven.home());
        issued.record(tx, proven.home(), Optional.of(present), Optional.of(key));
        return answer(proven.home(), issued.pem());
    }

    private record Before(String certificate, boolean revoked) {}

    private long live(Transaction tx, GatewayId home) {
        return tx.one(
                "select count(*) from gateway_certificate"
                        + " where home_id = $1 and revoked_at is null and not_after > $2",
                row -> row.getLong(0),
                home.value(),
                clock.instant().atOffset(ZoneOffset.UTC));
    }

    /// A second authority that takes this one's place goes into the last field, here and at enrolment.
    private Outcome answer(GatewayId home, String certificate) {
        return new Outcome.Renewed(
                new Enrolment.Answer(home, certificate, authority.certificatePem(), uplinks.get(), Optional.empty()));
    }

    private static byte[] hash(PublicKey key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
