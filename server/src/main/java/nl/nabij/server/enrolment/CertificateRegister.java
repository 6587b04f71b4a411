package nl.nabij.server.enrolment;

import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Optional;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.face.CertificateView;
import nl.nabij.server.postgres.Database;
import nl.nabij.server.postgres.Transaction;

/// The certificates of an organisation's homes, for its administrators.
public final class CertificateRegister {

    private static final String COLUMNS = "serial, issued_at, not_after, revoked_at, last_seen_at, renewal_of";

    private final Database database;

    public CertificateRegister(Database database) {
        this.database = database;
    }

    /// All that the home's boxes ever had, the newest first.
    ///
    /// @return empty when the organisation has no such home
    public Optional<List<CertificateView>> of(OrganisationId organisation, GatewayId home) {
        return database.asOrganisation(organisation, tx -> {
            if (!owns(tx, home)) {
                return Optional.empty();
            }
            return Optional.of(tx.list(
                    "select " + COLUMNS
                            + " from gateway_certificate where home_id = $1 order by issued_at desc, serial",
                    CertificateRegister::view,
                    home.value()));
        });
    }

    /// From the commit on the certificate is refused at each connect and at each renewal. Only this
    /// one: to take another, perhaps the one in use, along with it could cut a home off.
    ///
    /// @param serial in lower-case hex
    /// @return as it is now, also when it was revoked before; empty when the organisation has no such
    ///     home or the home no such certificate
    public Optional<CertificateView> revoke(OrganisationId organisation, GatewayId home, String serial) {
        return database.asOrganisation(
                organisation,
                tx -> tx.first(
                        "update gateway_certificate set revoked_at = coalesce(revoked_at, now())"
                                + " where serial = $1 and home_id = $2 returning " + COLUMNS,
                        CertificateRegister::view,
                        serial,
                        home.value()));
    }

    /// A night centre may see a home during an alarm; its box is the owner's all the same.
    private static boolean owns(Transaction tx, GatewayId home) {
        return tx.first(
                        "select 1 from home where id = $1 and organisation_id = current_organisation()",
                        row -> row,
                        home.value())
                .isPresent();
    }

    private static CertificateView view(Row row) {
        return new CertificateView(
                row.getString(0),
                row.getOffsetDateTime(1).toInstant(),
                row.getOffsetDateTime(2).toInstant(),
                Optional.ofNullable(row.getOffsetDateTime(3)).map(java.time.OffsetDateTime::toInstant),
                Optional.ofNullable(row.getOffsetDateTime(4)).map(java.time.OffsetDateTime::toInstant),
                Optional.ofNullable(row.getString(5)));
    }
}
