package nl.nabij.server.home.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.nabij.contract.face.HomeImport;
import nl.nabij.contract.face.NewHome;

/// A table of homes, judged row by row. Nothing in here writes.
///
/// @param rows the verdict on each row
/// @param good the homes of the rows that are new, in their order
public record HomeTable(
        String encoding,
        String separator,
        List<String> missing,
        List<String> unknown,
        List<HomeImport.Row> rows,
        List<NewHome> good) {

    public HomeTable {
        missing = List.copyOf(missing);
        unknown = List.copyOf(unknown);
        rows = List.copyOf(rows);
        good = List.copyOf(good);
    }

    /// Who lives where, as far as two rows can be the same: her name without capitals, and the address.
    public record Place(String client, String postcode, String houseNumber) {

        public static Place of(String client, String postcode, String houseNumber) {
            return new Place(
                    client.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").strip(),
                    postcode.replace(" ", "").toUpperCase(Locale.ROOT),
                    houseNumber.toLowerCase(Locale.ROOT).replaceAll("[\\s-]", ""));
        }

        static Place of(NewHome home) {
            return of(home.clientName(), home.postcode(), home.houseNumber());
        }
    }

    /// @param there the homes that the organisation has already
    /// @throws NoTableException when the bytes are no table; its message says what would be right
    public static HomeTable judge(byte[] bytes, Set<Place> there) throws NoTableException {
        Csv csv = Csv.read(bytes, HomeImport.MOST_ROWS);
        Columns columns = new Columns(csv.header());
        String separator = csv.separator() == '\t' ? "tab" : String.valueOf(csv.separator());
        List<HomeImport.Row> rows = new ArrayList<>();
        List<NewHome> good = new ArrayList<>();
        if (columns.missing().isEmpty()) {
            Map<Place, Integer> before = new HashMap<>();
            for (Csv.Line line : csv.rows()) {
                rows.add(judge(columns, line, there, before, good));
            }
        }
        return new HomeTable(csv.encoding(), separator, columns.missing(), columns.unknown(), rows, good);
    }

    private static HomeImport.Row judge(
            Columns columns, Csv.Line line, Set<Place> there, Map<Place, Integer> before, List<NewHome> good) {
        Optional<String> client = columns.cell(line, "clientName");
        HomeRow row = new HomeRow(columns, line);
        if (row.home().isEmpty()) {
            return new HomeImport.Row(line.number(), "wrong", client, row.wrong());
        }
        NewHome home = row.home().get();
        Place place = Place.of(home);
        if (there.contains(place)) {
            return new HomeImport.Row(line.number(), "there", client, List.of());
        }
        Integer earlier = before.putIfAbsent(place, line.number());
        if (earlier != null) {
            return new HomeImport.Row(line.number(), "double", client, List.of(Integer.toString(earlier)));
        }
        good.add(home);
        return new HomeImport.Row(line.number(), "new", client, List.of());
    }
}
