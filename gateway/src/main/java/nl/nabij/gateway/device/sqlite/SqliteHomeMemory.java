package nl.nabij.gateway.device.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.nabij.contract.ContractException;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.home.Kind;
import nl.nabij.contract.home.StateValue;
import nl.nabij.gateway.device.DeviceDescription;
import nl.nabij.gateway.device.Fault;
import nl.nabij.gateway.device.HomeMemory;
import nl.nabij.gateway.device.Point;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One file with write-ahead log and a sync at each commit.
///
/// A row that cannot be read is left out: the home then knows less, and its next report tells it.
public final class SqliteHomeMemory implements HomeMemory {

    private static final Logger LOG = LoggerFactory.getLogger(SqliteHomeMemory.class);

    private static final List<String> TABLES = List.of(
            "create table if not exists device (convention text, position integer, description text,"
                    + " primary key (convention, position)) without rowid",
            "create table if not exists state (device text, kind text, part text, value text,"
                    + " primary key (device, kind, part)) without rowid",
            "create table if not exists available (device text primary key, available integer) without rowid",
            "create table if not exists fault (name text primary key, device text, words text) without rowid");

    /// SQLite's result codes.
    private static final int CORRUPT = 11;

    private static final int NOT_A_DATABASE = 26;

    private final Connection connection;

    private SqliteHomeMemory(Connection connection) {
        this.connection = connection;
    }

    /// A file that is no database is set aside as `….unreadable`, and a new one begun: a home
    /// without memory still raises alarms.
    ///
    /// @throws IllegalStateException when the folder cannot be written
    public static SqliteHomeMemory open(Path file) {
        try {
            return begin(file);
        } catch (SQLException e) {
            if (e.getErrorCode() != NOT_A_DATABASE && e.getErrorCode() != CORRUPT) {
                throw new IllegalStateException("The home's memory cannot be opened: " + e.getMessage(), e);
            }
            LOG.error("the home's memory is unreadable, is set aside and begins anew", e);
        }
        try {
            Files.move(
                    file, file.resolveSibling(file.getFileName() + ".unreadable"), StandardCopyOption.REPLACE_EXISTING);
            Files.deleteIfExists(file.resolveSibling(file.getFileName() + "-wal"));
            Files.deleteIfExists(file.resolveSibling(file.getFileName() + "-shm"));
            return begin(file);
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("The home's memory cannot be begun anew: " + e.getMessage(), e);
        }
    }

    private static SqliteHomeMemory begin(Path file) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        try (Statement statement = connection.createStatement()) {
            statement.execute("pragma journal_mode=wal");
            statement.execute("pragma synchronous=full");
            for (String table : TABLES) {
                statement.execute(table);
            }
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        return new SqliteHomeMemory(connection);
    }

    @Override
    public synchronized Remembered load() {
        Map<String, List<DeviceDescription>> devices = new LinkedHashMap<>();
        Map<DeviceId, Map<Point, StateValue>> states = new HashMap<>();
        Map<DeviceId, Boolean> available = new HashMap<>();
        Map<String, Fault> faults = new LinkedHashMap<>();
        each(
                "select convention, description from device order by convention, position",
                row -> devices.computeIfAbsent(row.getString(1), _ -> new ArrayList<>())
                        .add(ContractJson.read(row.getString(2), DeviceDescription.class)));
        each("select device, kind, part, value from state", row -> {
            StateValue value = ContractJson.read(row.getString(4), StateValue.class);
            Point point = new Point(new Kind(row.getString(2)), row.getString(3));
            states.computeIfAbsent(new DeviceId(row.getString(1)), _ -> new HashMap<>())
                    .put(point, value);
        });
        each(
                "select device, available from available",
                row -> available.put(new DeviceId(row.getString(1)), row.getBoolean(2)));
        each("select name, device, words from fault", row -> {
            Optional<DeviceId> device = Optional.ofNullable(row.getString(2)).map(DeviceId::new);
            faults.put(row.getString(1), new Fault(device, row.getString(3)));
        });
        return new Remembered(devices, states, available, faults);
    }

    @Override
    public synchronized void fault(String name, Optional<Fault> fault) {
        if (fault.isEmpty()) {
            change("delete from fault where name = ?", name);
            return;
        }
        String device = fault.get().device().map(DeviceId::value).orElse("");
        change(
                "insert or replace into fault values (?, nullif(?, ''), ?)",
                name,
                device,
                fault.get().text());
    }

    @Override
    public synchronized void devices(String convention, List<DeviceDescription> devices) {
        inOne(() -> {
            change("delete from device where convention = ?", convention);
            for (int i = 0; i < devices.size(); i++) {
                change("insert into device values (?, ?, ?)", convention, i, ContractJson.toText(devices.get(i)));
            }
        });
    }

    @Override
    public synchronized void states(Map<DeviceId, Map<Point, StateValue>> states, Map<DeviceId, Boolean> available) {
        inOne(() -> {
            change("delete from state");
            change("delete from available");
            states.forEach((device, values) -> values.forEach((point, value) -> change(
                    "insert into state values (?, ?, ?, ?)",
                    device.value(),
                    point.kind().value(),
                    point.part(),
                    ContractJson.toText(value))));
            available.forEach((device, now) -> change("insert into available values (?, ?)", device.value(), now));
        });
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.warn("home's memory did not close cleanly", e);
        }
    }

    private void each(String query, RowReader reader) {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                try {
                    reader.read(rows);
                } catch (ContractException | IllegalArgumentException e) {
                    LOG.warn("a remembered row cannot be read and is left out", e);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The home's memory cannot be read: " + e.getMessage(), e);
        }
    }

    private void change(String sql, Object... values) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("The home's memory cannot be written: " + e.getMessage(), e);
        }
    }

    private void inOne(Runnable changes) {
        try {
            connection.setAutoCommit(false);
            try {
                changes.run();
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The home's memory cannot be written: " + e.getMessage(), e);
        }
    }

    @FunctionalInterface
    private interface RowReader {
        void read(ResultSet row) throws SQLException, ContractException;
    }
}
