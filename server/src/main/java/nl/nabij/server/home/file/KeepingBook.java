package nl.nabij.server.home.file;

import java.util.List;
import java.util.Optional;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.face.HomeFile.Erased;
import nl.nabij.contract.face.HomeFile.Keeping;
import nl.nabij.server.postgres.Database;

/// How long an organisation keeps what it has to keep, and the proofs of what it erased. Calls block.
public final class KeepingBook {

    /// Of the newest; the table keeps all.
    private static final int MOST_ERASED_SHOWN = 200;

    private final Database database;

    public KeepingBook(Database database) {
        this.database = database;
    }

    public Keeping years(OrganisationId organisation) {
        return database.asOrganisation(
                organisation,
                tx -> tx.one(
                        "select keep_years from organisation where id = current_organisation()",
                        row -> new Keeping(row.getInteger(0), Optional.empty())));
    }

    /// @return how many ended homes would be erased at once by it and nobody confirmed that: nothing is
    ///     changed then; 0 when it is changed
    public int keep(OrganisationId organisation, Keeping keeping) {
        return database.asOrganisation(organisation, tx -> {
            int due = tx.one("""
                    select count(*) from home h join organisation o on o.id = h.organisation_id
                    where h.organisation_id = current_organisation() and h.stay = 'ended' and $1 < o.keep_years
                        and h.stay_since + make_interval(years => $1) <= (select nabij_now())
                    """, row -> row.getInteger(0), keeping.years());
            if (due > 0 && !keeping.confirmed().orElse(false)) {
                return due;
            }
            tx.update("update organisation set keep_years = $1 where id = current_organisation()", keeping.years());
            return 0;
        });
    }

    /// What was erased, the newest first.
    public List<Erased> erased(OrganisationId organisation) {
        return database.asOrganisation(
                organisation,
                tx -> tx.list(
                        "select home_id, at, what, cause, by_name from erasure"
                                + " where organisation_id = current_organisation() order by id desc limit $1",
                        row -> new Erased(
                                new GatewayId(row.getString(0)),
                                row.getOffsetDateTime(1).toInstant(),
                                row.getString(2),
                                row.getString(3),
                                Optional.ofNullable(row.getString(4))),
                        MOST_ERASED_SHOWN));
    }
}
