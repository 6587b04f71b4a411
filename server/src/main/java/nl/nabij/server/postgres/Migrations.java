package nl.nabij.server.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;

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
    /// @throws SchemaRefusedException when a newer build made the database, or a restore in it was not finished;
    ///     nothing is changed then
    public static void run(DatabaseAddress administrator) {
        if (RestoredDatabase.isUnfinished(administrator)) {
            throw new SchemaRefusedException("A restore into the database at " + administrator
                    + " was not finished; do it again, it begins anew by itself (nabij restore --from FILE)");
        }
        prepare(administrator, "");
        Flyway flyway = flyway(Role.OWNER.signIn(administrator), MigrationVersion.LATEST);
        refuseNewer(flyway);
        flyway.migrate();
    }

    /// Makes the shape of one version in a prepared database: what is restored has that of the server that wrote it.
    static void runTo(DatabaseAddress administrator, String version) {
        flyway(Role.OWNER.signIn(administrator), MigrationVersion.fromVersion(version))
                .migrate();
    }

    /// Which versions of the shape this build knows, the oldest first; changes nothing in the database.
    static List<String> known(DatabaseAddress administrator) {
        return Arrays.stream(
                        flyway(administrator, MigrationVersion.LATEST).info().all())
                .filter(each -> each.getState() != MigrationState.FUTURE_SUCCESS)
                .map(MigrationInfo::getVersion)
                .map(MigrationVersion::getVersion)
                .toList();
    }

    /// Flyway itself would only warn of it, and this build would then write rows that the newer one does not expect.
    private static void refuseNewer(Flyway flyway) {
        MigrationInfo[] applied = flyway.info().applied();
        for (MigrationInfo each : applied) {
            if (each.getState() == MigrationState.FUTURE_SUCCESS || each.getState() == MigrationState.FUTURE_FAILED) {
                throw new SchemaRefusedException("A newer Nabij has worked in this database: it has the schema "
                        + applied[applied.length - 1].getVersion()
                        + ", of which this version does not know " + each.getVersion()
                        + ". Start the newer version; or, to go back, restore the backup that was made before the"
                        + " upgrade, with this version, into an empty place");
            }
        }
    }

    private static Flyway flyway(DatabaseAddress as, MigrationVersion target) {
        return Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(as.jdbcUrl(), as.user(), as.password())
                .locations("classpath:db/migration")
                .schemas(SCHEMA)
                .createSchemas(false)
                .target(target)
                .load();
    }

    /// @param newSchema what is done together with the making of the schema, where there is none yet; may be empty
    static void prepare(DatabaseAddress administrator, String newSchema) {
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
                if (!newSchema.isEmpty()) {
                    statement.execute(newSchema);
                }
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
