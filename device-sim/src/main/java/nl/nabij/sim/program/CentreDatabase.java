package nl.nabij.sim.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// The centre's own PostgreSQL, looked into past the server: what lies there is what counts after a crash.
///
/// It signs in as the superuser, so that row-level security hides no row from a comparison.
public final class CentreDatabase {

    /// PostgreSQL's `postmaster.pid`: its fourth line is the port.
    private static final int PORT_LINE = 3;

    /// SQLSTATE class 42: a mistake in the query, and no database that is away.
    private static final String WRONG_QUERY = "42";

    private final Path folder;

    /// @param folder the server's data folder, [Centre#folder]
    public CentreDatabase(Path folder) {
        this.folder = folder;
    }

    /// One alarm as it is stored.
    ///
    /// @param device the device's id as the gateway named it
    /// @param repeats how often the same device was heard again while the alarm was open
    public record StoredAlarm(
            UUID id, String home, String device, int repeats, Instant receivedAt, Instant happenedAt, String state) {}

    /// All alarms in the order in which the centre took them; empty while the database does not answer.
    public Optional<List<StoredAlarm>> alarms() {
        String query = "select id, home_id, device_id, repeats, received_at, happened_at, state from nabij.alarm"
                + " order by received_at, happened_at";
        try (Connection connection = open();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<StoredAlarm> alarms = new ArrayList<>();
            while (rows.next()) {
                alarms.add(new StoredAlarm(
                        rows.getObject(1, UUID.class),
                        rows.getString(2),
                        rows.getString(3),
                        rows.getInt(4),
                        rows.getTimestamp(5).toInstant(),
                        rows.getTimestamp(6).toInstant(),
                        rows.getString(7)));
            }
            return Optional.of(alarms);
        } catch (SQLException e) {
            return away(e);
        }
    }

    /// @param query with one number as its answer
    /// @return empty while the database does not answer
    public Optional<Long> number(String query) {
        try (Connection connection = open();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return rows.next() ? Optional.of(rows.getLong(1)) : Optional.empty();
        } catch (SQLException e) {
            return away(e);
        }
    }

    /// Puts something there that would take months to come about, or that must never be there.
    public void change(String sql) {
        try (Connection connection = open();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new ProgramException("the centre's database could not be changed: " + e.getMessage(), e);
        }
    }

    private static <T> Optional<T> away(SQLException e) {
        if (e.getSQLState() != null && e.getSQLState().startsWith(WRONG_QUERY)) {
            throw new ProgramException("the centre's tables are not what this program knows: " + e.getMessage(), e);
        }
        return Optional.empty();
    }

    /// A connection of the superuser to the centre's database.
    ///
    /// @throws SQLException also while PostgreSQL starts or is gone
    public Connection open() throws SQLException {
        Map<String, String> to = environment();
        return DriverManager.getConnection(
                "jdbc:postgresql://%s:%s/%s".formatted(to.get("PGHOST"), to.get("PGPORT"), to.get("PGDATABASE")),
                to.get("PGUSER"),
                to.get("PGPASSWORD"));
    }

    /// The way to it in the environment variables that programs with a PostgreSQL client read.
    ///
    /// @throws SQLException as [#open] does
    public Map<String, String> environment() throws SQLException {
        Path pidFile = pidFile();
        try {
            String port = Files.readAllLines(pidFile).get(PORT_LINE).strip();
            // The password lies beside the data.
            String password = Files.readString(
                            Objects.requireNonNull(pidFile.getParent()).resolveSibling("password"))
                    .strip();
            return Map.of(
                    "PGHOST",
                    "localhost",
                    "PGPORT",
                    port,
                    "PGDATABASE",
                    "nabij",
                    "PGUSER",
                    "postgres",
                    "PGPASSWORD",
                    password);
        } catch (IOException | IndexOutOfBoundsException e) {
            throw new SQLException("PostgreSQL is starting or gone", e);
        }
    }

    private Path pidFile() throws SQLException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.endsWith("postmaster.pid"))
                    .findFirst()
                    .orElseThrow(() -> new SQLException("no postmaster.pid"));
        } catch (IOException | UncheckedIOException e) {
            throw new SQLException(e);
        }
    }
}
