package nl.nabij.server.postgres;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import nl.nabij.contract.OrganisationId;

/// A migrated database of its own for a test class, in the one PostgreSQL of this JVM.
///
/// ```java
/// private static final TestDatabase DATABASE = TestDatabase.fresh();   // @AfterAll: DATABASE.close()
/// ```
public final class TestDatabase implements AutoCloseable {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Vertx vertx;
    private final DatabaseAddress address;
    private final Database database;

    private TestDatabase(DatabaseAddress address) {
        this.vertx = Vertx.vertx();
        this.address = address;
        this.database = new Database(vertx, address);
    }

    public static TestDatabase fresh() {
        DatabaseAddress administration = Shared.SERVER.address();
        String name = "test_" + COUNT.incrementAndGet();
        execute(administration.in("postgres"), "create database " + name + " template nabij_template");
        return new TestDatabase(administration.in(name));
    }

    /// In a PostgreSQL of its own, which a test may harm.
    public static TestDatabase on(EmbeddedServer server) throws IOException {
        Migrations.run(server.address());
        return new TestDatabase(server.address());
    }

    public Database database() {
        return database;
    }

    public Vertx vertx() {
        return vertx;
    }

    /// The administrator's: for a server under test, and for looking past all policies.
    public DatabaseAddress address() {
        return address;
    }

    /// A care organisation of this name.
    public OrganisationId organisation(String name, String kind) {
        OrganisationId id = new OrganisationId(UUID.randomUUID());
        database.asWorker(tx ->
                tx.update("insert into organisation (id, name, kind) values ($1, $2, $3)", id.value(), name, kind));
        return id;
    }

    /// A home of this organisation, by its gateway's id.
    public void home(String id, OrganisationId organisation) {
        database.asWorker(
                tx -> tx.update("insert into home (id, organisation_id) values ($1, $2)", id, organisation.value()));
    }

    /// Runs SQL as the administrator: for breaking things on purpose.
    public void asAdministrator(String sql) {
        execute(address, sql);
    }

    /// What only the administrator may see, as one number.
    public long asAdministratorNumber(String sql) {
        try (Connection connection =
                        DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
                Statement statement = connection.createStatement()) {
            statement.execute("set search_path to nabij");
            try (ResultSet row = statement.executeQuery(sql)) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Override
    public void close() {
        database.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private static void execute(DatabaseAddress address, String sql) {
        try (Connection connection =
                        DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
                Statement statement = connection.createStatement()) {
            if (!address.database().equals("postgres")) {
                statement.execute("set search_path to nabij");
            }
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /// Started by the first test that needs it, ended with the JVM.
    private static final class Shared {
        static final RealPostgres SERVER = start();

        private static RealPostgres start() {
            RealPostgres server = RealPostgres.start();
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            execute(server.address().in("postgres"), "create database nabij_template");
            Migrations.run(server.address().in("nabij_template"));
            return server;
        }
    }
}
