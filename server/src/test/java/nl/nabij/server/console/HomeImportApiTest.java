package nl.nabij.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.face.HomeImport;
import nl.nabij.server.web.Caller;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Homes from a table, over HTTP, on a real database.
class HomeImportApiTest {

    private static final String IMPORT = "/api/v1/homes/import";
    private static final String HEADER = "naam;postcode;huisnummer;straat;plaats;contact1 naam;contact1 telefoon\n";

    private final Centre centre = new Centre();

    @AfterEach
    void close() {
        centre.close();
    }

    private static String row(int number) {
        return "mevrouw " + number + ";3732AB;" + number + ";Dorpsstraat;De Bilt;Kees;030 555 01 23\n";
    }

    private static String rows(int many) {
        StringBuilder rows = new StringBuilder();
        for (int i = 1; i <= many; i++) {
            rows.append(row(i));
        }
        return rows.toString();
    }

    private Caller.Answer take(String login, String table, boolean write, boolean skip) {
        String bytes = Base64.getEncoder().encodeToString(table.getBytes(StandardCharsets.UTF_8));
        return centre.as(login).post(IMPORT, ContractJson.toText(new HomeImport.Request(bytes, write, skip)));
    }

    private int homes(String login) {
        return centre.as(login).get("/api/v1/managed-homes").json().size();
    }

    @Test
    void tenThousandRowsAreJudgedAndThenWrittenAllAtOnceAndTheSecondTimeAllAreThere() {
        int before = homes("bas");
        JsonNode report = take("bas", HEADER + rows(10_000), false, false).json();
        assertThat(report.get("rows")).hasSize(10_000);
        assertThat(report.get("written").asInt()).isZero();
        assertThat(homes("bas")).isEqualTo(before);

        assertThat(take("bas", HEADER + rows(10_000), true, false)
                        .json()
                        .get("written")
                        .asInt())
                .isEqualTo(10_000);
        assertThat(homes("bas")).isEqualTo(before + 10_000);
        assertThat(homes("xander")).isZero();
        Caller.Answer again = take("bas", HEADER + rows(10_000), true, true);
        assertThat(again.error()).isEqualTo("nothing-new");
        assertThat(homes("bas")).isEqualTo(before + 10_000);
    }

    @Test
    void aTableWithAWrongRowIsWrittenOnlyWithoutItAndOnlyWhenAskedTo() {
        int before = homes("bas");
        String table = HEADER + row(1) + "mevrouw Fout;geen;2;Laan;Baarn;;\n" + row(3);
        assertThat(take("bas", table, true, false).error()).isEqualTo("rows-refused");
        assertThat(homes("bas")).isEqualTo(before);
        assertThat(take("bas", table, true, true).json().get("written").asInt()).isEqualTo(2);
        assertThat(homes("bas")).isEqualTo(before + 2);
    }

    @Test
    void aTableWithoutItsColumnsIsNotWritten() {
        assertThat(take("bas", "naam;straat\nmevrouw;Laan\n", true, true).error())
                .isEqualTo("columns-missing");
        assertThat(take("bas", "", true, true).error()).isEqualTo("no-table");
        assertThat(centre.as("bas")
                        .post(IMPORT, "{\"table\":\"?\",\"write\":true,\"skip\":true}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aLargeBodyIsReadFromAdministratorsAloneAndUpToALimit() {
        String large = "{\"table\":\"" + "A".repeat(9 * 1024 * 1024) + "\",\"write\":false,\"skip\":false}";
        assertThat(centre.as("bas").post(IMPORT, large).status()).isEqualTo(413);
        String some = "{\"table\":\"" + "A".repeat(200_000) + "\",\"write\":false,\"skip\":false}";
        assertThat(centre.anybody().post(IMPORT, some).status()).isEqualTo(401);
        assertThat(centre.as("ans").post(IMPORT, some).status()).isEqualTo(403);
    }
}
