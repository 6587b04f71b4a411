package nl.nabij.server.enrolment;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import nl.nabij.contract.GatewayId;
import nl.nabij.server.postgres.Transaction;

/// A certificate that was issued to a box.
///
/// @param pem as it goes to the box
/// @param serial in lower-case hex, as the revocations name it
/// @param notAfter from then on it may only deliver alarms and renew
public record IssuedCertificate(String pem, String serial, Instant notAfter) {

    static IssuedCertificate of(X509Certificate certificate) {
        return new IssuedCertificate(
                Pem.write(certificate),
                serial(certificate),
                certificate.getNotAfter().toInstant());
    }

    /// As the table of certificates names it.
    public static String serial(X509Certificate certificate) {
        return certificate.getSerialNumber().toString(16);
    }

    /// For whom it is: its common name, which is the gateway's id.
    public static Optional<String> subject(X509Certificate certificate) {
        try {
            return new LdapName(certificate.getSubjectX500Principal().getName())
                    .getRdns().stream()
                            .filter(part -> part.getType().equalsIgnoreCase("CN"))
                            .map(Rdn::getValue)
                            .map(Object::toString)
                            .findFirst();
        } catch (InvalidNameException e) {
            return Optional.empty();
        }
    }

    /// Writes it down: from the commit on it is let in.
    void record(Transaction tx, GatewayId home, Optional<String> renewalOf, Optional<byte[]> keyHash) {
        tx.update(
                "insert into gateway_certificate"
                        + " (serial, home_id, organisation_id, not_after, renewal_of, key_hash, certificate)"
                        + " select $1, id, organisation_id, $3, $4, $5::bytea, $6 from home where id = $2",
                serial,
                home.value(),
                notAfter.atOffset(ZoneOffset.UTC),
                renewalOf,
                keyHash.map(io.vertx.core.buffer.Buffer::buffer),
                pem);
    }
}
