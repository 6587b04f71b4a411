package nl.nabij.server.admin;

import java.util.Base64;
import java.util.List;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.face.HomeImport;
import nl.nabij.server.access.Role;
import nl.nabij.server.home.HomeBook;
import nl.nabij.server.home.table.HomeTable;
import nl.nabij.server.home.table.NoTableException;
import nl.nabij.server.web.Allowed;
import nl.nabij.server.web.ApiAnswer;
import nl.nabij.server.web.ApiRequest;
import nl.nabij.server.web.ApiRoute;
import nl.nabij.server.web.ApiRoute.AnswerType;
import nl.nabij.server.web.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Many homes from one table: a report row by row first, then all of them or none.
public final class HomeImportRoutes {

    private static final Logger LOG = LoggerFactory.getLogger(HomeImportRoutes.class);

    /// 20,000 rows of 300 bytes, in base 64.
    private static final long LARGEST_TABLE_BYTES = 8L * 1024 * 1024;

    private final HomeBook homes;

    public HomeImportRoutes(HomeBook homes) {
        this.homes = homes;
    }

    public List<ApiRoute> routes() {
        return List.of(ApiRoute.post(
                        "/api/v1/homes/import",
                        Allowed.only(Role.ADMINISTRATOR),
                        "Homes from a CSV table: without 'write' a report of each row, with it all of them or none",
                        AnswerType.one(200, HomeImport.Report.class),
                        this::take)
                .withBody(HomeImport.Request.class)
                .reading(LARGEST_TABLE_BYTES)
                .refusing(409));
    }

    /// One at a time: of two that write the same table at once the second finds all of it there.
    private synchronized ApiAnswer take(ApiRequest request) throws Refusal {
        HomeImport.Request asked = request.read(HomeImport.Request.class);
        OrganisationId organisation = request.person().organisation();
        HomeTable table = judged(asked, organisation);
        int written = 0;
        if (asked.write()) {
            requireWritable(table, asked.skip());
            homes.addAll(organisation, table.good());
            written = table.good().size();
            LOG.info("homes added from a table by={} homes={}", request.person().id(), written);
        }
        return ApiAnswer.ok(new HomeImport.Report(
                table.encoding(), table.separator(), table.missing(), table.unknown(), table.rows(), written));
    }

    private HomeTable judged(HomeImport.Request asked, OrganisationId organisation) throws Refusal {
        try {
            return HomeTable.judge(Base64.getMimeDecoder().decode(asked.table()), homes.places(organisation));
        } catch (NoTableException e) {
            throw Refusal.of(400, "no-table", String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest("table has to be the bytes of the file in base 64");
        }
    }

    private static void requireWritable(HomeTable table, boolean skip) throws Refusal {
        if (!table.missing().isEmpty()) {
            throw Refusal.of(
                    409, "columns-missing", "The table has no column for " + String.join(", ", table.missing()));
        }
        if (table.good().isEmpty()) {
            throw Refusal.of(409, "nothing-new", "No row of the table is a home that is not there yet");
        }
        if (!skip && table.good().size() < table.rows().size()) {
            throw Refusal.of(
                    409,
                    "rows-refused",
                    "Not each row is a new home; mend the table, or send 'skip' to leave those rows out");
        }
    }
}
