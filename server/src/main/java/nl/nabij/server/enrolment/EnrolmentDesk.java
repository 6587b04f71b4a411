package nl.nabij.server.enrolment;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.link.Enrolment;
import nl.nabij.server.postgres.Database;
import nl.nabij.server.postgres.Transaction;

/// Gives installers their codes, and boxes their first certificates.
public final class EnrolmentDesk {

    /// Long enough to drive back for a forgotten screwdriver, short enough that a lost note is worth
    /// nothing the next day.
    public static final Duration CODE_LIFE = Duration.ofHours(1);

    private final Database database;
    private final CertificateAuthority authority;
    private final SecureRandom random;
    private final Supplier<List<String>> uplinks;

    /// @param uplinks `host:port` of the uplink's listeners, as boxes reach them; asked once they
    ///     listen
    public EnrolmentDesk(
            Database database, CertificateAuthority authority, SecureRandom random, Supplier<List<String>> uplinks) {
        this.database = database;
        this.authority = authority;
        this.random = random;
        this.uplinks = uplinks;
    }

    /// What became of a request.
    public sealed interface Outcome {

        record Enrolled(Enrolment.Answer answer) implements Outcome {}

        /// Unknown, used or too old: which of them is nobody's business who does not have it.
        record CodeRefused() implements Outcome {}

        record RequestRefused(String why) implements Outcome {}
    }

    /// A fresh code for a home. Codes from before stay valid until they are used or too old.
    public EnrolmentCode newCode(GatewayId home) {
        return newCode(home, false);
    }

    /// A fresh code for the box that takes a broken one's place: when it is used, the certificates that
    /// the home had count no longer. Until then the old box goes on.
    public EnrolmentCode replacementCode(GatewayId home) {
        return newCode(home, true);
    }

    private EnrolmentCode newCode(GatewayId home, boolean replaces) {
        EnrolmentCode code = EnrolmentCode.fresh(random, authority);
        int made = database.asWorker(tx -> tx.update(
                "insert into enrolment_code (code_hash, home_id, organisation_id, expires_at, replaces)"
                        + " select $1, id, organisation_id, now() + $3::bigint * interval '1 second', $4"
                        + " from home where id = $2",
                code.secretHash(),
                home.value(),
                CODE_LIFE.toSeconds(),
                replaces));
        if (made != 1) {
            throw new IllegalArgumentException("There is no home " + home);
        }
        return code;
    }

    /// Fresh codes for many homes, in one statement. What is no home gets none that works.
    public Map<GatewayId, EnrolmentCode> newCodes(List<GatewayId> homes) {
        Map<GatewayId, EnrolmentCode> codes = new LinkedHashMap<>();
        homes.forEach(home -> codes.put(home, EnrolmentCode.fresh(random, authority)));
        database.asWorker(tx -> tx.update(
                "insert into enrolment_code (code_hash, home_id, organisation_id, expires_at)"
                        + " select made.hash, home.id, home.organisation_id, now() + $3::bigint * interval '1 second'"
                        + " from unnest($1::text[], $2::text[]) as made (hash, home) join home on home.id = made.home",
                codes.values().stream().map(EnrolmentCode::secretHash).toArray(String[]::new),
                codes.keySet().stream().map(GatewayId::value).toArray(String[]::new),
                CODE_LIFE.toSeconds()));
        return codes;
    }

    /// Whether the home ever had a certificate that still counts.
    public boolean hasCertificate(GatewayId home) {
        return database.asWorker(tx -> tx.first(
                        "select 1 from gateway_certificate where home_id = $1 and revoked_at is null",
                        row -> row,
                        home.value())
                .isPresent());
    }

    /// Uses the code up and signs the box's key. Both or neither: a request that is refused leaves the
    /// code valid, so that the installer need not drive back for a typing error.
    ///
    /// The certificates that the home had before stay valid: the old box may still hold alarms.
    /// Revoking is a decision of its own, and one was made with the code of a replacement.
    public Outcome enrol(Enrolment.Request request) {
        return database.asWorker(tx -> {
            Optional<Used> used = useUp(tx, request.code());
            if (used.isEmpty()) {
                return new Outcome.CodeRefused();
            }
            IssuedCertificate issued;
            try {
                issued = authority.issueGateway(
                        request.certificateRequest(), used.get().home());
            } catch (CertificateException e) {
                giveBack(tx, request.code());
                return new Outcome.RequestRefused(String.valueOf(e.getMessage()));
            }
            GatewayId home = used.get().home();
            if (used.get().replaces()) {
                tx.update(
                        "update gateway_certificate set revoked_at = now() where home_id = $1 and revoked_at is null",
                        home.value());
            }
            issued.record(tx, home, Optional.empty(), Optional.empty());
            return new Outcome.Enrolled(new Enrolment.Answer(
                    home, issued.pem(), authority.certificatePem(), uplinks.get(), Optional.empty()));
        });
    }

    private record Used(GatewayId home, boolean replaces) {}

    private static Optional<Used> useUp(Transaction tx, String typed) {
        // One statement: two boxes with one code cannot both be first.
        return tx.first(
                "update enrolment_code set used_at = now()"
                        + " where code_hash = $1 and used_at is null and expires_at > now()"
                        + " and exists (select from home h where h.id = home_id and h.stay <> 'ended')"
                        + " returning home_id, replaces",
                row -> new Used(new GatewayId(row.getString(0)), row.getBoolean(1)),
                EnrolmentCode.hash(typed));
    }

    private static void giveBack(Transaction tx, String typed) {
        tx.update("update enrolment_code set used_at = null where code_hash = $1", EnrolmentCode.hash(typed));
    }

    /// A new home's name on the link.
    public static GatewayId newGatewayId(UUID random) {
        return new GatewayId("gw-" + random.toString().replace("-", "").substring(0, 16));
    }
}
