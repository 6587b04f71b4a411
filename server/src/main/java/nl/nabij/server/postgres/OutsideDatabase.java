package nl.nabij.server.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/// Looks whether an administrator's PostgreSQL can be worked in, before anything in it is changed: what
/// is missing is said in one sentence with what would be right, and nothing is half done.
public final class OutsideDatabase {

    /// From here on who may make roles has no power over those of others; older ones would give the
    /// server's user more than it needs. Tested on 18.
    static final int OLDEST = 16;

    private static final String WRONG_PASSWORD = "28P01";
    private static final String NOT_ADMITTED = "28000";
    private static final String NO_SUCH_DATABASE = "3D000";

    private OutsideDatabase() {}

    /// @throws DatabaseUnavailableException says what is wrong and what would be right, without the password
    public static void check(DatabaseAddress address) {
        try (Connection connection =
                DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password())) {
            requireVersion(connection.getMetaData().getDatabaseMajorVersion());
            requireDurable(connection);
            requireRights(connection, address);
        } catch (SQLException e) {
            throw new DatabaseUnavailableException(sentence(address, e), e);
        }
    }

    static void requireVersion(int major) {
        if (major < OLDEST) {
            throw refused("names a PostgreSQL " + major + "; it has to be " + OLDEST + " or newer");
        }
    }

    /// A crash of the machine would lose what was acknowledged.
    private static void requireDurable(Connection connection) throws SQLException {
        for (String needed : new String[] {"fsync", "full_page_writes"}) {
            if (!"on".equals(value(connection, "select current_setting(?)", needed))) {
                throw refused("names a PostgreSQL that runs with " + needed + "=off; an alarm could be lost, so it has"
                        + " to be on");
            }
        }
    }

    private static void requireRights(Connection connection, DatabaseAddress address) throws SQLException {
        boolean superuser = is(connection, "select rolsuper from pg_roles where rolname = current_user");
        boolean makesRoles =
                superuser || is(connection, "select rolcreaterole from pg_roles where rolname = current_user");
        for (Role role : Role.values()) {
            boolean there = is(connection, "select exists (select from pg_roles where rolname = ?)", role.user);
            if (!there && !makesRoles) {
                throw refused("signs in as '" + address.user() + "', who may not make the role " + role.user
                        + "; an administrator has to run: alter role " + quoted(address.user()) + " createrole");
            }
            if (there) {
                requireOurs(connection, address, role, superuser);
            }
        }
        if (!is(connection, "select has_database_privilege(current_database(), 'create')")) {
            throw refused("signs in as '" + address.user() + "', who may not make a schema in " + address.database()
                    + "; an administrator has to run: alter database " + quoted(address.database()) + " owner to "
                    + quoted(address.user()));
        }
    }

    /// A role that somebody else made is not ours to change; one with more rights would see past the
    /// policies that keep organisations apart.
    private static void requireOurs(Connection connection, DatabaseAddress address, Role role, boolean superuser)
            throws SQLException {
        boolean powerful = is(connection, "select rolsuper or rolbypassrls from pg_roles where rolname = ?", role.user);
        if (powerful) {
            throw refused("names a PostgreSQL in which the role " + role.user + " may see past row-level security;"
                    + " an administrator has to run: alter role " + role.user + " nosuperuser nobypassrls");
        }
        boolean ours = superuser
                || (is(connection, "select rolcreaterole from pg_roles where rolname = current_user")
                        && is(
                                connection,
                                "select pg_has_role(current_user, ?::name, 'member with admin option')",
                                role.user));
        if (!ours) {
            throw refused("signs in as '" + address.user() + "', who may not set the password of the role "
                    + role.user + ", which another made; an administrator has to run: grant " + role.user + " to "
                    + quoted(address.user()) + " with admin option");
        }
    }

    private static String sentence(DatabaseAddress address, SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        String server = address.host() + ":" + address.port();
        return switch (state) {
            case WRONG_PASSWORD ->
                "has a wrong user or password: " + server + " does not let '" + address.user() + "' in with it";
            case NOT_ADMITTED ->
                "signs in as '" + address.user() + "', whom " + server + " does not admit from here; pg_hba.conf has"
                        + " to let this machine in";
            case NO_SUCH_DATABASE ->
                "names the database '" + address.database() + "', which " + server + " does not have; an administrator"
                        + " has to run: create database " + quoted(address.database()) + " owner "
                        + quoted(address.user());
            default -> "names " + server + ", which cannot be worked with now: " + e.getMessage();
        };
    }

    private static DatabaseUnavailableException refused(String sentence) {
        return new DatabaseUnavailableException(sentence);
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    private static boolean is(Connection connection, String query, String... parameters) throws SQLException {
        return "t".equals(value(connection, query, parameters));
    }

    private static String value(Connection connection, String query, String... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            for (int at = 0; at < parameters.length; at++) {
                statement.setString(at + 1, parameters[at]);
            }
            try (ResultSet found = statement.executeQuery()) {
                return found.next() ? String.valueOf(found.getString(1)) : "";
            }
        }
    }
}
