package nl.nabij.server.backup;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.nabij.server.backup.Manifest.Sequence;
import nl.nabij.server.backup.Manifest.Table;
import nl.nabij.server.backup.RefusedException.Why;
import org.postgresql.PGConnection;

/// Fills a database that has just got the schema of the backup: all of it in one transaction.
final class DatabaseLoad {

    private final Connection connection;
    private final Map<String, Table> byPart = new HashMap<>();
    private final Progress progress;

    private DatabaseLoad(Connection connection, Manifest.Database wanted, Progress progress) {
        this.connection = connection;
        this.progress = progress;
        wanted.tables().forEach(table -> byPart.put(table.part(), table));
    }

    /// @param connection of the tables' owner
    /// @throws RefusedException when the tables here are not those of the backup
    static DatabaseLoad begin(Connection connection, Manifest.Database wanted, Progress progress)
            throws SQLException, RefusedException {
        connection.setAutoCommit(false);
        DatabaseLoad load = new DatabaseLoad(connection, wanted, progress);
        load.requireSameTables(wanted);
        load.execute("set local timezone = 'UTC'");
        load.execute("set constraints all deferred");
        load.clear(DatabaseDump.order(connection));
        return load;
    }

    private void requireSameTables(Manifest.Database wanted) throws SQLException, RefusedException {
        List<String> here = DatabaseDump.order(connection);
        List<String> there = wanted.tables().stream().map(Table::name).toList();
        if (!here.stream().sorted().toList().equals(there.stream().sorted().toList())) {
            throw new RefusedException(
                    Why.FILE, "The backup has the tables " + there + ", and its schema here has " + here);
        }
        for (Table table : wanted.tables()) {
            List<String> columns = DatabaseDump.columns(connection, table.name());
            if (!columns.equals(table.columns())) {
                throw new RefusedException(
                        Why.FILE,
                        "The backup's table " + table.name() + " has the columns " + table.columns()
                                + ", and its schema here has " + columns);
            }
        }
    }

    /// Migrations put rows into some tables; the backup holds them as they were.
    private void clear(List<String> order) throws SQLException {
        for (String table : order.reversed()) {
            // A table that refuses deletions is empty in a new schema, and even the attempt would be refused.
            if (isTrue("select exists (select from " + DatabaseDump.qualified(table) + ")")) {
                execute("delete from " + DatabaseDump.qualified(table));
            }
        }
    }

    /// Takes a part that is a table's; another is left.
    void take(String part, InputStream rows) throws IOException {
        Table table = byPart.get(part);
        if (table == null) {
            return;
        }
        try {
            long written = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "copy " + DatabaseDump.qualified(table.name()) + " (" + DatabaseDump.list(table.columns())
                                    + ") from stdin",
                            rows);
            if (written != table.rows()) {
                throw new NotWholeException(
                        "its table " + table.name() + " has " + written + " rows instead of " + table.rows());
            }
            progress.done("table " + table.name(), written, "rows");
        } catch (SQLException e) {
            throw new IOException("The table " + table.name() + " could not be filled: " + e.getMessage(), e);
        }
    }

    /// All counts from here on, or nothing.
    void commit(List<Sequence> sequences) throws SQLException {
        for (Sequence sequence : sequences) {
            execute("select setval('" + DatabaseDump.qualified(sequence.name()) + "'::regclass, " + sequence.last()
                    + ")");
        }
        connection.commit();
        // Without it the first queries of a large centre are planned for empty tables.
        for (Table table : byPart.values()) {
            execute("analyze " + DatabaseDump.qualified(table.name()));
        }
        connection.commit();
    }

    private boolean isTrue(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() && row.getBoolean(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
