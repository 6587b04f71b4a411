package nl.nabij.contract.face;

import java.util.List;
import java.util.Optional;

/// Many homes from one table, `POST /api/v1/homes/import`: first a report of each row, then all of them or
/// none.
public final class HomeImport {

    /// Twice the homes that one server is built for; a larger table is cut by whoever made it.
    public static final int MOST_ROWS = 20_000;

    private HomeImport() {}

    /// @param table the bytes of a CSV file, in base 64: UTF-8, UTF-16 with its mark, or Windows-1252;
    ///     separated by semicolon, comma or tab; the first row names the columns
    /// @param write false: only a report; true: adds the homes
    /// @param skip whether rows that are wrong, double or there already are left out; without it they
    ///     keep all others from being written too
    public record Request(String table, boolean write, boolean skip) {}

    /// @param encoding as it was read: `UTF-8`, `UTF-16`, `windows-1252`
    /// @param separator `;`, `,` or `tab`
    /// @param missing columns that have to be there and are not; then no row was read
    /// @param unknown columns that mean nothing here, and are left out
    /// @param rows each row of the table, in its order
    /// @param written how many homes were added now
    public record Report(
            String encoding,
            String separator,
            List<String> missing,
            List<String> unknown,
            List<Row> rows,
            int written) {
        public Report {
            missing = List.copyOf(missing);
            unknown = List.copyOf(unknown);
            rows = List.copyOf(rows);
        }
    }

    /// @param line where the row begins in the file, the first line is 1
    /// @param verdict `new`; `wrong`; `double`, as an earlier row of this table; `there`, as a home that
    ///     is there already
    /// @param client as the row has it
    /// @param why what is wrong, each beginning with the column's name; or the line of which it is a double
    public record Row(int line, String verdict, Optional<String> client, List<String> why) {
        public Row {
            why = List.copyOf(why);
        }
    }
}
