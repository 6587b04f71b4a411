package nl.nabij.sim.story;

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
import java.util.Optional;
import java.util.stream.Stream;

/// The centre's own PostgreSQL, looked into past the server: what lies there is what counts after a
/// crash.
final class CentreDatabase {

    /// PostgreSQL's `postmaster.pid`: its fourth line is the port.
    private static final int PORT_LINE = 3;

    /// SQLSTATE class 42: a mistake in the query, and no database that is away.
    private static final String WRONG_QUERY = "42";

    private final Path folder;

    /// @param folder the server's data folder
    CentreDatabase(Path folder) {
        this.folder = folder;
    }

    /// One alarm as it is stored.
    ///
    /// @param device as the gateway named it
    record Stored(String device, int repeats, Instant receivedAt, Instant happenedAt, String state) {}

    /// All alarms; empty while the database does not answer.
    Optional<List<Stored>> alarms() {
        String query = "select device_id, repeats, received_at, happened_at, state from nabij.alarm"
                + " order by received_at, happened_at";
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<Stored> alarms = new ArrayList<>();
            while (rows.next()) {
                alarms.add(new Stored(
                        rows.getString(1),
                        rows.getInt(2),
                        rows.getTimestamp(3).toInstant(),
                        rows.getTimestamp(4).toInstant(),
                        rows.getString(5)));
            }
            return Optional.of(alarms);
        } catch (SQLException e) {
            if (e.getSQLState() != null && e.getSQLState().startsWith(WRONG_QUERY)) {
                throw new AssertionError("The centre's tables are not what this test knows: " + e.getMessage(), e);
            }
            return Optional.empty();
        }
    }

    /// What a query counts; empty while the database does not answer.
    Optional<Long> count(String of) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from nabij." + of)) {
            return rows.next() ? Optional.of(rows.getLong(1)) : Optional.empty();
        } catch (SQLException e) {
            return Optional.empty();
        }
    }

    /// Puts something there that would take months to come about.
    void change(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private Connection connect() throws SQLException {
        Path pidFile = find("postmaster.pid");
        try {
            String port = Files.readAllLines(pidFile).get(PORT_LINE).strip();
            // The superuser's password lies beside the data: row-level security must not hide a row here.
            String password = Files.readString(java.util.Objects.requireNonNull(pidFile.getParent())
                            .resolveSibling("password"))
                    .strip();
            return DriverManager.getConnection("jdbc:postgresql://localhost:" + port + "/nabij", "postgres", password);
        } catch (IOException | IndexOutOfBoundsException e) {
            throw new SQLException("PostgreSQL is starting or gone", e);
        }
    }

    private Path find(String name) throws SQLException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.endsWith(name))
                    .findFirst()
                    .orElseThrow(() -> new SQLException("no " + name));
        } catch (IOException | UncheckedIOException e) {
            throw new SQLException(e);
        }
    }
}
