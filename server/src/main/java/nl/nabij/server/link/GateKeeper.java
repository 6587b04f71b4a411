package nl.nabij.server.link;

import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.vertx.sqlclient.Row;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Optional;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.server.enrolment.IssuedCertificate;
import nl.nabij.server.link.Admission.Admitted;
import nl.nabij.server.link.Admission.Refused;
import nl.nabij.server.postgres.Database;
import nl.nabij.server.postgres.DatabaseUnavailableException;
import nl.nabij.server.postgres.Transaction;

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
        Optional<String> subject = IssuedCertificate.subject(certificate);
        if (subject.isEmpty() || !subject.get().equals(clientId)) {
            return new Refused(
                    MqttConnectReturnCode.CONNECTION_REFUSED_CLIENT_IDENTIFIER_NOT_VALID,
                    "name-is-not-the-certificates");
        }
        try {
            return database.asWorker(tx -> {
                Optional<Known> known = tx.first("""
                        update gateway_certificate set last_seen_at = now() where serial = $1 and home_id = $2
                        returning organisation_id, revoked_at is not null
                        """, Known::of, IssuedCertificate.serial(certificate), clientId);
                if (known.isEmpty() || known.get().revoked()) {
                    return new Refused(
                            MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED_5,
                            known.isEmpty() ? "unknown-certificate" : "revoked");
                }
                GatewayId home = new GatewayId(clientId);
                Admitted admitted = new Admitted(home, known.get().organisation(), certificate);
                if (admitted.expired(clock.instant())) {
                    raiseExpired(tx, admitted.organisation(), home);
                } else {
                    tx.one("select clear_fault($1, $2)", row -> row.getBoolean(0), clientId, EXPIRED);
                }
                return admitted;
            });
        } catch (DatabaseUnavailableException e) {
            return new Refused(MqttConnectReturnCode.CONNECTION_REFUSED_SERVER_UNAVAILABLE_5, "database-unavailable");
        }
    }

    /// @return whether the fault is new
    static boolean raiseExpired(Transaction tx, OrganisationId organisation, GatewayId home) {
        return tx.one(
                "select raise_fault($1, $2, null, $3, 'The certificate of the box is past its date')",
                row -> row.getBoolean(0),
                organisation.value(),
                home.value(),
                EXPIRED);
    }

    private record Known(OrganisationId organisation, boolean revoked) {
        static Known of(Row row) {
            return new Known(new OrganisationId(row.getUUID(0)), row.getBoolean(1));
        }
    }
}
