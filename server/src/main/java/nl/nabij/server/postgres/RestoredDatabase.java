package nl.nabij.server.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// A database while a backup is put into it.
///
/// ```
///   EMPTY ──begin──► UNFINISHED ──finish──► IN_USE
///                     │      ▲
///                     └begin─┘ (what is there goes)
/// ```
///
/// Unfinished is a mark on the schema itself, written with it and taken away last: whatever kills the restore leaves
/// a database in which no server starts, and which the next restore clears.
public final class RestoredDatabase {

    private static final String MARK = "a restore is not finished";

    /// How far a restore came.
    public enum State {
        EMPTY,
        UNFINISHED,
        IN_USE
    }

    private RestoredDatabase() {}

    /// Changes nothing.
    public static State look(DatabaseAddress administrator) {
        try (Connection connection = administrator(administrator)) {
            if (!answer(connection, "select (to_regnamespace(?) is not null)::text", Migrations.SCHEMA)
                    .equals("true")) {
                return State.EMPTY;
            }
            return answer(
                                    connection,
                                    "select coalesce(obj_description(to_regnamespace(?)::oid, 'pg_namespace'), '')",
                                    Migrations.SCHEMA)
                            .equals(MARK)
                    ? State.UNFINISHED
                    : State.IN_USE;
        } catch (SQLException e) {
            throw unavailable(administrator, e);
        }
    }

    static boolean isUnfinished(DatabaseAddress administrator) {
        return look(administrator) == State.UNFINISHED;
    }

    /// Whether this build knows a version of the schema; changes nothing.
    public static boolean knows(DatabaseAddress administrator, String version) {
        return Migrations.known(administrator).contains(version);
    }

    /// The newest that this build knows; changes nothing.
    public static String newestKnown(DatabaseAddress administrator) {
        List<String> known = Migrations.known(administrator);
        return known.getLast();
    }

    /// Makes the empty schema of a version, marked as unfinished; what an earlier try left is dropped.
    ///
    /// @throws IllegalStateException when it is in use
    public static void begin(DatabaseAddress administrator, String version) {
        State state = look(administrator);
        if (state == State.IN_USE) {
            throw new IllegalStateException("The database at " + administrator + " is in use");
        }
        if (state == State.UNFINISHED) {
            abandon(administrator);
        }
        Migrations.prepare(administrator, "comment on schema " + Migrations.SCHEMA + " is '" + MARK + "'");
        Migrations.runTo(administrator, version);
    }

    /// The schema goes, with all that was put into it. Only while it is unfinished.
    public static void abandon(DatabaseAddress administrator) {
        if (look(administrator) != State.UNFINISHED) {
            throw new IllegalStateException("There is no unfinished restore at " + administrator);
        }
        asOwner(administrator, "drop schema " + Migrations.SCHEMA + " cascade");
    }

    /// All is in it: it gets this build's shape.
    public static void migrate(DatabaseAddress administrator) {
        Migrations.runTo(administrator, newestKnown(administrator));
    }

    /// A server may start in it from here on.
    public static void finish(DatabaseAddress administrator) {
        asOwner(administrator, "comment on schema " + Migrations.SCHEMA + " is null");
    }

    private static void asOwner(DatabaseAddress administrator, String sql) {
        try (Connection connection = TableOwner.signIn(administrator);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw unavailable(administrator, e);
        }
    }

    private static Connection administrator(DatabaseAddress address) throws SQLException {
        return DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
    }

    private static String answer(Connection connection, String sql, String parameter) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, parameter);
            try (ResultSet found = statement.executeQuery()) {
                found.next();
                return found.getString(1);
            }
        }
    }

    private static DatabaseUnavailableException unavailable(DatabaseAddress administrator, SQLException e) {
        return new DatabaseUnavailableException(
                "The database at " + administrator + " cannot be worked with: " + e.getMessage(), e);
    }
}
