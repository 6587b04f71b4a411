package nl.nabij.server.link;

import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.vertx.sqlclient.Row;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.server.enrolment.IssuedCertificate;
import nl.nabij.server.link.Admission.Admitted;
import nl.nabij.server.link.Admission.Refused;
import nl.nabij.server.postgres.Database;
import nl.nabij.server.postgres.DatabaseUnavailableException;
import nl.nabij.server.postgres.Transaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Decides at each CONNECT who a box is, by its certificate and the table of certificates.
final class GateKeeper {

    static final String EXPIRED = "home.certificate-expired";

    private static final String UNREGISTERED = "home.certificate-unregistered";

    private static final Logger LOG = LoggerFactory.getLogger(GateKeeper.class);

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
            Optional<Known> known = pass(certificate, clientId).or(() -> adopt(certificate, clientId));
            if (known.isEmpty() || known.get().revoked()) {
                return new Refused(
                        MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED_5,
                        known.isEmpty() ? "unknown-home" : "revoked");
            }
            return new Admitted(new GatewayId(clientId), known.get().organisation(), certificate);
        } catch (DatabaseUnavailableException e) {
            return new Refused(MqttConnectReturnCode.CONNECTION_REFUSED_SERVER_UNAVAILABLE_5, "database-unavailable");
        }
    }

    /// One round trip, for which nobody waits at the disk: after a power cut in the street thousands stand here.
    private Optional<Known> pass(X509Certificate certificate, String home) {
        return database
                .askAsWorker(
                        "select organisation, revoked from pass_gate($1, $2, $3)",
                        Known::of,
                        IssuedCertificate.serial(certificate),
                        home,
                        Admission.expired(certificate, clock.instant()))
                .stream()
                .flatMap(Optional::stream)
                .findFirst();
    }

    /// Our authority signed it for a home that we know, and no row tells of it: the database was restored
    /// from before it was issued. Refusing would cut off every home that renewed since, and their alarms
    /// with them. So it is let in, registered, and told as a fault: what was revoked since that backup has
    /// to be revoked again by a person.
    private Optional<Known> adopt(X509Certificate certificate, String home) {
        database.asWorker(tx -> register(tx, certificate, home));
        return pass(certificate, home);
    }

    /// @return whether there is such a home
    private static boolean register(Transaction tx, X509Certificate certificate, String home) {
        Optional<UUID> organisation = tx.first(
                """
                insert into gateway_certificate (serial, home_id, organisation_id, not_after, last_seen_at)
                select $1, id, organisation_id, $3, now() from home where id = $2
                on conflict (serial) do nothing
                returning organisation_id
                """,
                row -> row.getUUID(0),
                IssuedCertificate.serial(certificate),
                home,
                certificate.getNotAfter().toInstant().atOffset(ZoneOffset.UTC));
        organisation.ifPresent(its -> {
            LOG.warn("certificate of ours was not registered and is now home={}", home);
            tx.one(
                    "select raise_fault($1, $2, null, $3, 'The database did not know the certificate of the box; if it"
                            + " was restored from a backup, revoke again what was revoked since')",
                    row -> row.getBoolean(0),
                    its,
                    home,
                    UNREGISTERED);
        });
        return organisation.isPresent();
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

        /// None where the row names no organisation.
        static Optional<Known> of(Row row) {
            return Optional.ofNullable(row.getUUID(0))
                    .map(organisation -> new Known(new OrganisationId(organisation), row.getBoolean(1)));
        }
    }
}
