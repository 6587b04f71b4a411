package nl.nabij.server.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;

/// Makes the three roles and the schema, then runs the migrations as `nabij_owner`.
///
/// This is the one place where the administrator of the address is used.
public final class Migrations {

    static final String SCHEMA = "nabij";

    /// Several nodes may start at once: the making of the roles waits for its turn on this number.
    private static final long BOOTSTRAP_LOCK = 0x6e6162696aL;

    private static final String RIGHTS = " nosuperuser nobypassrls nocreatedb nocreaterole noreplication";

    private Migrations() {}

    /// Blocks until the database has the shape that this build needs.
    ///
    /// @param administrator may make roles; its database exists
    public static void run(DatabaseAddress administrator) {
        prepare(administrator);
        DatabaseAddress owner = Role.OWNER.signIn(administrator);
        Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(owner.jdbcUrl(), owner.user(), owner.password())
                .locations("classpath:db/migration")
                .schemas(SCHEMA)
                .createSchemas(false)
                .load()
                .migrate();
    }

    private static void prepare(DatabaseAddress administrator) {
        try (Connection connection = DriverManager.getConnection(
                        administrator.jdbcUrl(), administrator.user(), administrator.password());
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select pg_advisory_xact_lock(" + BOOTSTRAP_LOCK + ")");
            for (Role role : Role.values()) {
                boolean there = exists(statement, "select 1 from pg_roles where rolname = '" + role.user + "'");
                // Neither name nor password (base64url) can hold a quote. Of a role that is there only the password
                // is set: an administrator who is no superuser may not even take away what it does not have.
                statement.execute((there ? "alter role " + role.user : "create role " + role.user + RIGHTS)
                        + " login password '" + role.password(administrator.password()) + "'");
            }
            if (!exists(statement, "select 1 from pg_namespace where nspname = '" + SCHEMA + "'")) {
                // Being a member lets an administrator who is no superuser make the schema for the owner.
                statement.execute("grant " + Role.OWNER.user + " to current_user");
                statement.execute("create schema " + SCHEMA + " authorization " + Role.OWNER.user);
            }
            statement.execute("grant usage on schema " + SCHEMA + " to " + Role.APP.user + ", " + Role.WORKER.user);
            connection.commit();
        } catch (SQLException e) {
            throw new DatabaseUnavailableException(
                    "The database at " + administrator + " could not be prepared: " + e.getMessage(), e);
        }
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (ResultSet found = statement.executeQuery(query)) {
            return found.next();
        }
    }
}
