package nl.nabij.server.link;

import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.vertx.sqlclient.Row;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.server.link.Admission.Admitted;
import nl.nabij.server.link.Admission.Refused;
import nl.nabij.server.postgres.Database;
import nl.nabij.server.postgres.DatabaseUnavailableException;

/// Decides at each CONNECT who a box is, by its certificate and the table of certificates.
final class GateKeeper {

    private static final String EXPIRED = "home.certificate-expired";

    private final Database database;
    private final Clock clock;

    GateKeeper(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Blocks.
    Admission decide(X509Certificate certificate, String clientId) {
        Optional<String> subject = commonName(certificate);
        if (subject.isEmpty() || !subject.get().equals(clientId)) {
            return new Refused(
                    MqttConnectReturnCode.CONNECTION_REFUSED_CLIENT_IDENTIFIER_NOT_VALID,
                    "name-is-not-the-certificates");
        }
        try {
            return database.asWorker(tx -> {
                Optional<Known> known =
                        tx.first("""
                        select organisation_id, revoked_at is not null from gateway_certificate
                        where serial = $1 and home_id = $2
                        """, Known::of, certificate.getSerialNumber().toString(16), clientId);
                if (known.isEmpty() || known.get().revoked()) {
                    return new Refused(
                            MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED_5,
                            known.isEmpty() ? "unknown-certificate" : "revoked");
                }
                boolean expired = certificate.getNotAfter().toInstant().isBefore(clock.instant());
                if (expired) {
                    tx.one(
                            "select raise_fault($1, $2, null, $3, 'The certificate of the box is past its date')",
                            row -> row.getBoolean(0),
                            known.get().organisation().value(),
                            clientId,
                            EXPIRED);
                } else {
                    tx.one("select clear_fault($1, $2)", row -> row.getBoolean(0), clientId, EXPIRED);
                }
                return new Admitted(new GatewayId(clientId), known.get().organisation(), expired);
            });
        } catch (DatabaseUnavailableException e) {
            return new Refused(MqttConnectReturnCode.CONNECTION_REFUSED_SERVER_UNAVAILABLE_5, "database-unavailable");
        }
    }

    private record Known(OrganisationId organisation, boolean revoked) {
        static Known of(Row row) {
            return new Known(new OrganisationId(row.getUUID(0)), row.getBoolean(1));
        }
    }

    static Optional<String> commonName(X509Certificate certificate) {
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
}
