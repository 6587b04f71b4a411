package nl.nabij.server.backup;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import nl.nabij.server.backup.Manifest.Sequence;
import nl.nabij.server.backup.Manifest.Table;
import nl.nabij.server.postgres.TableOwner;
import org.postgresql.PGConnection;

/// All rows of all tables as they were at one moment, while the server goes on writing.
///
/// Not in it: the migrations' own history, which the restore makes by migrating, and columns of transaction numbers
/// (`xid8`). Those mean nothing in another PostgreSQL, whose count may be lower: rows 'of the future' would be told to
/// every console as new, for ever. Restored rows get the number of the restore.
final class DatabaseDump {

    static final String HISTORY = "flyway_schema_history";

    private final Connection connection;

    private DatabaseDump(Connection connection) {
        this.connection = connection;
    }

    /// @param connection of the tables' owner; it is in one transaction from here on, which sees one moment
    static DatabaseDump begin(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        DatabaseDump dump = new DatabaseDump(connection);
        dump.execute("set local timezone = 'UTC'");
        // A centre at work comes first: where a migration waits for a table, we give up rather than wait behind it.
        dump.execute("set local lock_timeout = '30s'");
        return dump;
    }

    /// The newest migration.
    String schema() throws SQLException {
        return strings("select version from " + TableOwner.SCHEMA + "." + HISTORY
                        + " where success and version is not null order by installed_rank desc limit 1")
                .getFirst();
    }

    /// Writes each table as a part, in the order in which they can be filled.
    List<Table> writeTables(ArchiveWriter archive, Progress progress) throws IOException, SQLException {
        List<Table> written = new ArrayList<>();
        for (String name : order(connection)) {
            List<String> columns = columns(connection, name);
            String part = "database/" + name + ".copy";
            long[] rows = {0};
            archive.part(part, to -> {
                try {
                    rows[0] = connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyOut(
                                    "copy (select " + list(columns) + " from " + qualified(name) + ") to stdout",
                                    progress.watching("table " + name, to));
                } catch (SQLException e) {
                    throw new IOException("The table " + name + " could not be read: " + e.getMessage(), e);
                }
            });
            progress.done("table " + name, rows[0], "rows");
            written.add(new Table(name, part, columns, rows[0]));
        }
        return written;
    }

    /// After the tables: a sequence is no part of any moment, and may only be ahead of the rows.
    List<Sequence> sequences() throws SQLException {
        List<Sequence> sequences = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select sequencename, last_value from pg_sequences"
                        + " where schemaname = '" + TableOwner.SCHEMA
                        + "' and last_value is not null order by 1")) {
            while (row.next()) {
                sequences.add(new Sequence(row.getString(1), row.getLong(2)));
            }
        }
        return sequences;
    }

    /// All tables but the history, each after those it refers to.
    static List<String> order(Connection connection) throws SQLException {
        Set<String> tables = new TreeSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select relname from pg_class where relnamespace = '"
                        + TableOwner.SCHEMA + "'::regnamespace and relkind in ('r', 'p') and not relispartition"
                        + " and relname <> '" + HISTORY + "'")) {
            while (row.next()) {
                tables.add(row.getString(1));
            }
        }
        Map<String, Set<String>> references = new HashMap<>();
        // A deferrable one is looked at when the restore commits.
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select c.relname, r.relname from pg_constraint k"
                        + " join pg_class c on c.oid = k.conrelid join pg_class r on r.oid = k.confrelid"
                        + " where k.contype = 'f' and not k.condeferrable and c.relnamespace = '"
                        + TableOwner.SCHEMA + "'::regnamespace")) {
            while (row.next()) {
                references
                        .computeIfAbsent(row.getString(1), _ -> new TreeSet<>())
                        .add(row.getString(2));
            }
        }
        return TableOrder.of(tables, references);
    }

    /// Those that a restore has to write.
    static List<String> columns(Connection connection, String table) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select attname from pg_attribute where attrelid = '"
                        + qualified(table) + "'::regclass and attnum > 0 and not attisdropped and attgenerated = ''"
                        + " and atttypid <> 'xid8'::regtype order by attname")) {
            while (row.next()) {
                columns.add(row.getString(1));
            }
        }
        return columns;
    }

    static String qualified(String table) {
        return TableOwner.SCHEMA + ".\"" + table + "\"";
    }

    static String list(List<String> columns) {
        return "\"" + String.join("\", \"", columns) + "\"";
    }

    private List<String> strings(String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                found.add(row.getString(1));
            }
        }
        return found;
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
