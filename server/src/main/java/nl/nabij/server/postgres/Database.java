package nl.nabij.server.postgres;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgException;
import io.vertx.pgclient.pubsub.PgSubscriber;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import nl.nabij.contract.OrganisationId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The transactions of all features. Each says for whom it is: one organisation, or the worker that
/// serves the link and the deadlines of all.
///
/// ```
///   asOrganisation(id, work) ─► pool of nabij_app    ─► begin · set_config('nabij.organisation', id, true) ·
/// work ·
/// commit
///   asWorker(work)           ─► pool of nabij_worker ─► begin · work · commit
/// ```
public final class Database implements AutoCloseable {

    /// Two cores' worth of PostgreSQL: more connections would only queue inside it.
    private static final int APP_CONNECTIONS = 16;

    private static final int WORKER_CONNECTIONS = 8;

    /// Full: the caller gets an exception at once and says 'busy', instead of a queue that hides it.
    private static final int LONGEST_QUEUE = 1_000;

    private static final Duration CONNECTION_WAIT = Duration.ofSeconds(10);

    /// No statement of ours takes longer than a second on a healthy database.
    private static final Duration STATEMENT_LIMIT = Duration.ofSeconds(10);

    /// A transaction that is forgotten would hold back every reader of the stream of changes.
    private static final Duration IDLE_TRANSACTION_LIMIT = Duration.ofSeconds(10);

    /// The kernel gives up a connection whose other end acknowledges nothing for so long, instead of
    /// after a quarter of an hour. One that is silent after an acknowledgement is found by [Waiting].
    private static final Duration UNACKNOWLEDGED_LIMIT = Duration.ofSeconds(15);

    private static final Duration LOCK_LIMIT = Duration.ofSeconds(5);

    /// A deadlock's victim or a serialisation failure is tried again this often, then it is thrown.
    private static final int MOST_ATTEMPTS = 5;

    private static final Set<String> TRY_AGAIN = Set.of("40001", "40P01");

    private static final Duration LISTENER_RECONNECT = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    private final Vertx vertx;
    private final DatabaseAddress administrator;
    private final Pool app;
    private final Pool worker;
    private final AtomicBoolean away = new AtomicBoolean();
    private final List<PgSubscriber> listeners = new CopyOnWriteArrayList<>();

    /// @param administrator of a database on which [Migrations#run] was done; the pools sign in as
    ///     the roles, never as this
    public Database(Vertx vertx, DatabaseAddress administrator) {
        this.vertx = vertx;
        this.administrator = administrator;
        this.app = pool(Role.APP, APP_CONNECTIONS);
        this.worker = pool(Role.WORKER, WORKER_CONNECTIONS);
    }

    /// Does the work in one transaction that sees this organisation's rows only. Blocks; call it on
    /// a virtual thread.
    ///
    /// @throws PgException when the database refused (a constraint, a policy)
    /// @throws DatabaseUnavailableException when it cannot be reached
    public <T> T asOrganisation(OrganisationId organisation, Work<T> work) {
        return transaction(app, Optional.of(organisation), work);
    }

    /// Does the work in one transaction that sees the rows of all organisations.
    public <T> T asWorker(Work<T> work) {
        return transaction(worker, Optional.empty(), work);
    }

    /// As [#asWorker], for a signed-in role that named no organisation: it sees no client's row.
    public <T> T asNobody(Work<T> work) {
        return transaction(app, Optional.empty(), work);
    }

    /// One statement that is a transaction of its own, so one round trip. It signs in as [#asNobody] does: what it
    /// calls has to say itself for whom it is, before it reads. Blocks.
    public <T> List<T> ask(String sql, Function<Row, T> row, @Nullable Object... parameters) {
        return ask(app, sql, row, parameters);
    }

    /// As [#ask], with the worker's eyes.
    public <T> List<T> askAsWorker(String sql, Function<Row, T> row, @Nullable Object... parameters) {
        return ask(worker, sql, row, parameters);
    }

    private <T> List<T> ask(Pool pool, String sql, Function<Row, T> row, @Nullable Object... parameters) {
        SqlConnection connection = connection(pool);
        boolean usable = true;
        try {
            return new PgTransaction(connection).list(sql, row, parameters);
        } catch (DatabaseUnavailableException e) {
            usable = false;
            throw e;
        } finally {
            giveBack(connection, usable);
        }
    }

    /// Whether it answers now. Blocks.
    public boolean answers() {
        try {
            return asWorker(tx -> tx.one("select 1", row -> row.getInteger(0))) == 1;
        } catch (DatabaseUnavailableException | PgException e) {
            return false;
        }
    }

    /// Calls back with the payload of each `NOTIFY` on the channel: a hint that something may have
    /// changed, never the change itself, since those sent while the connection is away are lost.
    ///
    /// @param onHint is called on an event loop and must not block
    public void listen(String channel, Consumer<String> onHint) {
        PgSubscriber subscriber = PgSubscriber.subscriber(vertx, connectOptions(Role.WORKER));
        subscriber.reconnectPolicy(retries -> LISTENER_RECONNECT.toMillis());
        subscriber.channel(channel).handler(onHint::accept);
        listeners.add(subscriber);
        Waiting.on(subscriber.connect());
    }

    /// How the worker signs in: for the link's own lanes, which are connections, not transactions.
    public PgConnectOptions workerOptions() {
        return connectOptions(Role.WORKER);
    }

    @Override
    public void close() {
        listeners.forEach(PgSubscriber::close);
        Waiting.on(app.close());
        Waiting.on(worker.close());
    }

    private <T> T transaction(Pool pool, Optional<OrganisationId> organisation, Work<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(pool, organisation, work);
            } catch (PgException e) {
                if (attempt >= MOST_ATTEMPTS || !TRY_AGAIN.contains(e.getSqlState())) {
                    throw e;
                }
            }
        }
    }

    private <T> T once(Pool pool, Optional<OrganisationId> organisation, Work<T> work) {
        SqlConnection connection = connection(pool);
        boolean usable = true;
        try {
            io.vertx.sqlclient.Transaction transaction = Waiting.on(connection.begin());
            T result;
            try {
                if (organisation.isPresent()) {
                    Waiting.on(connection
                            .preparedQuery("select set_config('nabij.organisation', $1, true)")
                            .execute(Tuple.of(organisation.get().toString())));
                }
                result = work.in(new PgTransaction(connection));
            } catch (RuntimeException | Error e) {
                usable = rolledBack(transaction, e);
                throw e;
            }
            Waiting.on(transaction.commit());
            return result;
        } catch (DatabaseUnavailableException e) {
            usable = false;
            throw e;
        } finally {
            giveBack(connection, usable);
        }
    }

    private static void giveBack(SqlConnection connection, boolean usable) {
        if (usable) {
            connection.close();
        } else {
            PgCut.now(connection);
        }
    }

    /// One line when it is lost and one when it is back, however many wait for it.
    private SqlConnection connection(Pool pool) {
        try {
            SqlConnection connection = taken(pool.getConnection());
            if (away.compareAndSet(true, false)) {
                LOG.info("the database answers again address={}", administrator);
            }
            return connection;
        } catch (DatabaseUnavailableException | PgException e) {
            if (away.compareAndSet(false, true)) {
                LOG.error(
                        "the database does not answer address={} (set in NABIJ_DATABASE_URL, or the server's own);"
                                + " homes keep what they have until it does",
                        administrator,
                        e);
            }
            throw e;
        }
    }

    /// The pool's own limit is left unset: its timer outlives a request that was answered meanwhile on another thread,
    /// and
    /// then logs an error for each.
    private static SqlConnection taken(Future<SqlConnection> asked) {
        try {
            return Waiting.on(asked, CONNECTION_WAIT);
        } catch (DatabaseUnavailableException e) {
            asked.onSuccess(SqlConnection::close);
            throw e;
        }
    }

    /// What went wrong first is what the caller hears. A database that did not answer the work is not
    /// asked again: the end of its connection is its rollback.
    ///
    /// @return whether another may use the connection
    private static boolean rolledBack(io.vertx.sqlclient.Transaction transaction, Throwable cause) {
        if (cause instanceof DatabaseUnavailableException) {
            return false;
        }
        try {
            Waiting.on(transaction.rollback());
            return true;
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
            return false;
        }
    }

    private Pool pool(Role role, int connections) {
        return PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(connections).setMaxWaitQueueSize(LONGEST_QUEUE))
                .with(new NetClientOptions().setTcpKeepAlive(true).setTcpUserTimeout((int)
                        UNACKNOWLEDGED_LIMIT.toMillis()))
                .connectingTo(connectOptions(role))
                .using(vertx)
                .build();
    }

    private PgConnectOptions connectOptions(Role role) {
        DatabaseAddress address = role.signIn(administrator);
        PgConnectOptions options = new PgConnectOptions()
                .setHost(address.host())
                .setPort(address.port())
                .setDatabase(address.database())
                .setUser(address.user())
                .setPassword(address.password())
                .setCachePreparedStatements(true);
        options.addProperty("search_path", Migrations.SCHEMA);
        options.addProperty("application_name", "nabij-" + role.user);
        options.addProperty("statement_timeout", Long.toString(STATEMENT_LIMIT.toMillis()));
        options.addProperty("lock_timeout", Long.toString(LOCK_LIMIT.toMillis()));
        options.addProperty("idle_in_transaction_session_timeout", Long.toString(IDLE_TRANSACTION_LIMIT.toMillis()));
        return options;
    }
}
