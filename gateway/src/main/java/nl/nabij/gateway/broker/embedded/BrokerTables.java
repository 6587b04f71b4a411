package nl.nabij.gateway.broker.embedded;

import io.netty.handler.codec.mqtt.MqttProperties;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;

/// The broker's file: retained messages, sessions, their subscriptions and what waits for them.
/// Each change belongs to the transaction that [BrokerDisk] has open. Of the disk's thread.
final class BrokerTables implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BrokerTables.class);

    /// Enough that a device list of 4 MiB does not spill into the file before its commit.
    private static final int CACHE_KIBIBYTES = 2_048;

    private static final List<String> SCHEMA = List.of(
            "create table if not exists retained (topic text primary key, payload blob not null,"
                    + " quality_of_service integer not null, properties blob not null) without rowid",
            "create table if not exists session (client text primary key, expiry_seconds integer not null,"
                    + " away_since integer)",
            "create table if not exists subscription (client text not null, filter text not null,"
                    + " terms integer not null, primary key (client, filter)) without rowid",
            "create table if not exists queued (number integer primary key, client text not null,"
                    + " topic text not null, payload blob not null, retain integer not null,"
                    + " properties blob not null)",
            "create index if not exists queued_by_client on queued (client)");

    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    private BrokerTables(Connection connection) {
        this.connection = connection;
    }

    static BrokerTables open(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        // FULL syncs the log at each commit: what is acknowledged survives a power cut.
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setCacheSize(-CACHE_KIBIBYTES);
        Connection connection = config.createConnection("jdbc:sqlite:" + file);
        try (Statement statement = connection.createStatement()) {
            for (String sql : SCHEMA) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        return new BrokerTables(connection);
    }

    /// What a session was when the broker last ran.
    record KeptSession(String client, long expirySeconds, long awaySinceMillis) {}

    record KeptSubscription(String client, String filter, int terms) {}

    record KeptDelivery(long number, String client, Publication publication) {}

    void retain(Publication publication) throws SQLException {
        PreparedStatement statement =
                prepared("insert into retained (topic, payload, quality_of_service, properties) values (?, ?, ?, ?)"
                        + " on conflict (topic) do update set payload = excluded.payload,"
                        + " quality_of_service = excluded.quality_of_service, properties = excluded.properties");
        statement.setString(1, publication.topic());
        statement.setBytes(2, publication.payload());
        statement.setInt(3, publication.qualityOfService());
        statement.setBytes(4, PassedOn.toBytes(publication.properties()));
        statement.executeUpdate();
    }

    void forget(String topic) throws SQLException {
        run("delete from retained where topic = ?", topic);
    }

    void keepSession(String client, long expirySeconds) throws SQLException {
        PreparedStatement statement =
                prepared("insert into session (client, expiry_seconds, away_since) values (?, ?, null)"
                        + " on conflict (client) do update set expiry_seconds = excluded.expiry_seconds,"
                        + " away_since = null");
        statement.setString(1, client);
        statement.setLong(2, expirySeconds);
        statement.executeUpdate();
    }

    void sessionAway(String client, long expirySeconds, long sinceMillis) throws SQLException {
        PreparedStatement statement =
                prepared("update session set expiry_seconds = ?, away_since = ? where client = ?");
        statement.setLong(1, expirySeconds);
        statement.setLong(2, sinceMillis);
        statement.setString(3, client);
        statement.executeUpdate();
    }

    void dropSession(String client) throws SQLException {
        run("delete from queued where client = ?", client);
        run("delete from subscription where client = ?", client);
        run("delete from session where client = ?", client);
    }

    void subscribe(String client, String filter, int terms) throws SQLException {
        PreparedStatement statement = prepared("insert into subscription (client, filter, terms) values (?, ?, ?)"
                + " on conflict (client, filter) do update set terms = excluded.terms");
        statement.setString(1, client);
        statement.setString(2, filter);
        statement.setInt(3, terms);
        statement.executeUpdate();
    }

    void unsubscribe(String client, String filter) throws SQLException {
        PreparedStatement statement = prepared("delete from subscription where client = ? and filter = ?");
        statement.setString(1, client);
        statement.setString(2, filter);
        statement.executeUpdate();
    }

    void enqueue(long number, String client, Publication publication, boolean retain) throws SQLException {
        PreparedStatement statement = prepared("insert into queued (number, client, topic, payload, retain, properties)"
                + " values (?, ?, ?, ?, ?, ?)");
        statement.setLong(1, number);
        statement.setString(2, client);
        statement.setString(3, publication.topic());
        statement.setBytes(4, publication.payload());
        statement.setBoolean(5, retain);
        statement.setBytes(6, PassedOn.toBytes(publication.properties()));
        statement.executeUpdate();
    }

    void dequeue(long number) throws SQLException {
        PreparedStatement statement = prepared("delete from queued where number = ?");
        statement.setLong(1, number);
        statement.executeUpdate();
    }

    List<Publication> retained() throws SQLException {
        List<Publication> all = new ArrayList<>();
        try (ResultSet row = prepared("select topic, payload, quality_of_service, properties from retained")
                .executeQuery()) {
            while (row.next()) {
                MqttProperties properties = PassedOn.fromBytes(row.getBytes(4));
                all.add(new Publication(row.getString(1), row.getBytes(2), row.getInt(3), true, properties));
            }
        }
        return all;
    }

    /// A session that was connected when the power failed is away since now.
    List<KeptSession> sessions(long nowMillis) throws SQLException {
        List<KeptSession> all = new ArrayList<>();
        PreparedStatement statement = prepared("select client, expiry_seconds, coalesce(away_since, ?) from session");
        statement.setLong(1, nowMillis);
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                all.add(new KeptSession(row.getString(1), row.getLong(2), row.getLong(3)));
            }
        }
        return all;
    }

    List<KeptSubscription> subscriptions() throws SQLException {
        List<KeptSubscription> all = new ArrayList<>();
        try (ResultSet row =
                prepared("select client, filter, terms from subscription").executeQuery()) {
            while (row.next()) {
                all.add(new KeptSubscription(row.getString(1), row.getString(2), row.getInt(3)));
            }
        }
        return all;
    }

    List<KeptDelivery> queued() throws SQLException {
        List<KeptDelivery> all = new ArrayList<>();
        try (ResultSet row = prepared(
                        "select number, client, topic, payload, retain, properties from queued order by number")
                .executeQuery()) {
            while (row.next()) {
                MqttProperties properties = PassedOn.fromBytes(row.getBytes(6));
                Publication publication =
                        new Publication(row.getString(3), row.getBytes(4), 1, row.getBoolean(5), properties);
                all.add(new KeptDelivery(row.getLong(1), row.getString(2), publication));
            }
        }
        return all;
    }

    /// By SQLite's own words and not by JDBC's: at a full disk SQLite rolls back by itself, and the
    /// driver then waits for ever for a transaction that is no more.
    void begin() throws SQLException {
        execute("begin immediate");
    }

    /// Returns after the sync.
    void commit() throws SQLException {
        execute("commit");
    }

    /// After this the next change begins afresh, whatever the last one left: a statement that failed in
    /// the middle is not used again.
    void rollback() throws SQLException {
        List<PreparedStatement> used = List.copyOf(statements.values());
        statements.clear();
        for (PreparedStatement statement : used) {
            statement.close();
        }
        try {
            execute("rollback");
        } catch (SQLException e) {
            // SQLite did it by itself. Where it did not, the next 'begin' fails and says so.
            LOG.debug("nothing was to be rolled back: {}", e.getMessage());
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void run(String sql, String key) throws SQLException {
        PreparedStatement statement = prepared(sql);
        statement.setString(1, key);
        statement.executeUpdate();
    }

    private PreparedStatement prepared(String sql) throws SQLException {
        PreparedStatement statement = statements.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
        }
        return statement;
    }
}
