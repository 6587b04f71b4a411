package nl.nabij.server.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import nl.nabij.contract.face.HomeImport;
import nl.nabij.contract.face.NewHome;
import nl.nabij.server.home.table.HomeTable;
import nl.nabij.server.home.table.NoTableException;
import org.junit.jupiter.api.Test;

class HomeTableTest {

    private static final String HEADER = "Naam;Geboortejaar;Postcode;Huisnummer;Straat;Plaats;Bijzonderheden;"
            + "Contact1 naam;Contact1 relatie;Contact1 telefoon\r\n";
    private static final String JOSE =
            "mevrouw José;1938;3732 ab;12a;Dorpsstraat;De Bilt;hoort slecht|loopt met stok;Kees;buurman;030 555 01 23\r\n";

    private static HomeTable judge(byte[] bytes) {
        try {
            return HomeTable.judge(bytes, Set.of());
        } catch (NoTableException e) {
            throw new AssertionError(e);
        }
    }

    private static HomeTable judge(String text) {
        return judge(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> verdicts(HomeTable table) {
        return table.rows().stream()
                .map(row -> row.line() + " " + row.verdict())
                .toList();
    }

    @Test
    void aTableIsReadAsSpreadsheetsWriteIt() {
        String text = HEADER + JOSE;
        for (byte[] bytes : List.of(
                text.getBytes(StandardCharsets.UTF_8),
                ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8),
                ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE),
                text.getBytes(Charset.forName("windows-1252")),
                text.replace(';', '\t').getBytes(StandardCharsets.UTF_8),
                text.replace(';', ',').getBytes(StandardCharsets.UTF_8),
                text.replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8))) {
            HomeTable table = judge(bytes);
            assertThat(verdicts(table)).as(table.encoding() + table.separator()).containsExactly("2 new");
            NewHome home = table.good().getFirst();
            assertThat(home.clientName()).as(table.encoding()).isEqualTo("mevrouw José");
            assertThat(home.postcode()).isEqualTo("3732AB");
            assertThat(home.notes()).containsExactly("hoort slecht", "loopt met stok");
            assertThat(home.contacts().getFirst().relation()).isEqualTo("neighbour");
        }
    }

    @Test
    void eachRowTellsAllThatIsWrongWithItAndWhereItStands() {
        HomeTable table = judge(HEADER
                + "\"mevrouw\nmet een regel te veel\";achtendertig;0123AB;a;Laan;Baarn;;Kees;buurman;geen\r\n"
                + "\r\n;;;;;;;;;\r\n"
                + JOSE
                + JOSE.replace("mevrouw José", "MEVROUW  José"));
        assertThat(verdicts(table)).containsExactly("2 wrong", "6 new", "7 double");
        List<String> why = table.rows().getFirst().why();
        assertThat(why)
                .anyMatch(each -> each.startsWith("clientName"))
                .anyMatch(each -> each.startsWith("birthYear is 'achtendertig'"))
                .anyMatch(each -> each.startsWith("postcode"))
                .anyMatch(each -> each.startsWith("houseNumber"))
                .anyMatch(each -> each.startsWith("phone"))
                .hasSize(5);
        assertThat(table.rows().getLast().why()).containsExactly("6");
        assertThat(table.good()).hasSize(1);
    }

    @Test
    void whoIsThereAlreadyIsFound() throws NoTableException {
        Set<HomeTable.Place> there = Set.of(HomeTable.Place.of("Mevrouw josé", "3732AB", "12 A"));
        HomeTable table = HomeTable.judge((HEADER + JOSE).getBytes(StandardCharsets.UTF_8), there);
        assertThat(verdicts(table)).containsExactly("2 there");
    }

    @Test
    void columnsThatAreMissingOrUnknownAreNamedAndNoRowIsRead() {
        HomeTable table = judge("Naam;Kleur;Straat\r\nmevrouw José;blauw;Laan\r\n");
        assertThat(table.missing()).containsExactly("postcode", "houseNumber", "town");
        assertThat(table.unknown()).containsExactly("Kleur");
        assertThat(table.rows()).isEmpty();
    }

    @Test
    void whatIsNoTableIsRefusedWithWhatWouldBeRight() {
        refused(new byte[0], "empty");
        refused(new byte[] {'P', 'K', 3, 4, 0, 0}, "save the table as CSV");
        refused((HEADER + "\"nooit dicht;1938\r\n").getBytes(StandardCharsets.UTF_8), "quotation mark");
        String many = HEADER + JOSE.repeat(HomeImport.MOST_ROWS + 1);
        refused(many.getBytes(StandardCharsets.UTF_8), "more than");
    }

    private static void refused(byte[] bytes, String why) {
        assertThatThrownBy(() -> HomeTable.judge(bytes, Set.of()))
                .isInstanceOf(NoTableException.class)
                .hasMessageContaining(why);
    }
}
