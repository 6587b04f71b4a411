package nl.nabij.server.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Base64;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A real PostgreSQL that this process starts for itself on loopback, with its data in one folder.
///
/// Its library means it for tests: it turns fsync and synchronous_commit off and trusts everybody
/// on the machine. Each of these is turned back, and what a lost alarm would hang on is asserted.
public final class EmbeddedServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServer.class);

    static final String SUPERUSER = "postgres";
    static final String DATABASE = "nabij";

    /// 5.2 s were measured for a first start and 2.3 s after a crash, on two slow cores; a long log
    /// to recover takes longer.
    private static final Duration STARTUP_LIMIT = Duration.ofSeconds(90);

    /// Two pools, eight lanes, the listeners and room for an operator's own look.
    private static final int MOST_CONNECTIONS = 100;

    private static final int PASSWORD_BYTES = 24;

    private static final int ANY_PORT = 0;

    private final PostmasterWatch watch;
    private final FileChannel lock;
    private final DatabaseAddress address;

    private EmbeddedServer(PostmasterWatch watch, FileChannel lock, DatabaseAddress address) {
        this.watch = watch;
        this.lock = lock;
        this.address = address;
    }

    /// Starts it, or throws with one sentence that says what is wrong.
    ///
    /// @param folder this server's own; made if it is not there
    /// @param binaries where the programs are unpacked; may be shared by several folders of one user
    public static EmbeddedServer start(Path folder, Path binaries) throws IOException {
        Files.createDirectories(folder);
        Files.createDirectories(binaries);
        FileChannel lock = lock(folder.resolve("server.lock"));
        try {
            Path data = folder.resolve("data");
            OrphanPostmaster.end(data);
            Path passwordFile = folder.resolve("password");
            boolean first = !Files.exists(passwordFile);
            if (first && Files.exists(data.resolve("postgresql.conf"))) {
                LOG.info("an unfinished first start is done again");
                // Without a password file nobody ever worked in it: the password is set before the first migration.
                Files.move(
                        data,
                        folder.resolve("unfinished-" + ProcessHandle.current().pid()));
            }
            String password =
                    first ? newPassword() : Files.readString(passwordFile).strip();
            EmbeddedPostgres postgres = launch(data, binaries, password, ANY_PORT);
            try {
                if (first) {
                    secure(postgres, data, password);
                    write(passwordFile, password);
                }
                DatabaseAddress address =
                        new DatabaseAddress("localhost", postgres.getPort(), DATABASE, SUPERUSER, password);
                prepare(address);
                LOG.info("embedded PostgreSQL runs port={}", postgres.getPort());
                int port = address.port();
                PostmasterWatch watch = PostmasterWatch.over(data, postgres, () -> {
                    EmbeddedPostgres again = launch(data, binaries, password, port);
                    assertDurable(address);
                    return again;
                });
                return new EmbeddedServer(watch, lock, address);
            } catch (IOException | SQLException | RuntimeException e) {
                postgres.close();
                throw e;
            }
        } catch (SQLException e) {
            lock.close();
            throw new IOException("The embedded PostgreSQL in " + folder + " is not usable: " + e.getMessage(), e);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /// Ends the PostgreSQL that lives on in a folder in which nobody works any more.
    ///
    /// @param folder as in [#start]; need not be there
    public static void endOrphan(Path folder) throws IOException {
        OrphanPostmaster.end(folder.resolve("data"));
    }

    /// The administrator's address: for the migrations alone.
    public DatabaseAddress address() {
        return address;
    }

    /// For a test of what a killed server leaves behind.
    void forget() {
        watch.forget();
    }

    /// Ends it in order; data stays.
    @Override
    public void close() throws IOException {
        watch.close();
        lock.close();
    }

    private static EmbeddedPostgres launch(Path data, Path binaries, String password, int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(binaries.toFile())
                // The server's own stop ends it, after the pools; the library's hook would run beside it.
                .setRegisterShutdownHook(false)
                .setPGStartupWait(STARTUP_LIMIT)
                .setLocaleConfig("locale", "C.UTF-8")
                .setConnectConfig("password", password)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", Integer.toString(MOST_CONNECTIONS))
                .setServerConfig("password_encryption", "scram-sha-256")
                .setServerConfig("listen_addresses", "localhost")
                .setServerConfig("unix_socket_directories", "")
                .start();
    }

    /// The library's first start trusts everybody on the machine; from here on a password counts.
    private static void secure(EmbeddedPostgres postgres, Path data, String password) throws IOException, SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("alter role " + SUPERUSER + " password '" + password + "'");
            Files.writeString(data.resolve("pg_hba.conf"), """
                    # Only from this machine, and only with a password.
                    host all all 127.0.0.1/32 scram-sha-256
                    host all all ::1/128 scram-sha-256
                    """);
            statement.execute("select pg_reload_conf()");
        }
    }

    private static void prepare(DatabaseAddress address) throws SQLException {
        assertDurable(address);
        DatabaseAddress administration = address.in("postgres");
        try (Connection connection = DriverManager.getConnection(
                        administration.jdbcUrl(), administration.user(), administration.password());
                Statement statement = connection.createStatement()) {
            try (ResultSet found =
                    statement.executeQuery("select 1 from pg_database where datname = '" + DATABASE + "'")) {
                if (found.next()) {
                    return;
                }
            }
            statement.execute("create database " + DATABASE);
        }
    }

    private static void assertDurable(DatabaseAddress address) throws SQLException {
        DatabaseAddress administration = address.in("postgres");
        try (Connection connection = DriverManager.getConnection(
                        administration.jdbcUrl(), administration.user(), administration.password());
                Statement statement = connection.createStatement()) {
            for (String needed : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
                try (ResultSet setting = statement.executeQuery("show " + needed)) {
                    setting.next();
                    if (!"on".equals(setting.getString(1))) {
                        throw new IllegalStateException("PostgreSQL runs with " + needed + "=" + setting.getString(1)
                                + "; an alarm could be lost, so the server does not start");
                    }
                }
            }
        }
    }

    private static FileChannel lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            channel.close();
            throw new IOException("Another server works in " + file.getParent() + "; stop it, or name another folder");
        }
        return channel;
    }

    private static String newPassword() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static void write(Path file, String password) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, password);
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(fresh, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    }
}
