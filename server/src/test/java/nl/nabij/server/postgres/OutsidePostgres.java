package nl.nabij.server.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// A PostgreSQL as an administrator runs it: nobody of ours started it, and we get one user who owns one
/// database and may make roles, as the server's README asks for it.
public final class OutsidePostgres implements AutoCloseable {

    private static final Duration STARTING = Duration.ofSeconds(90);

    private final Path folder;
    private EmbeddedPostgres postgres;

    private OutsidePostgres(Path folder, EmbeddedPostgres postgres) {
        this.folder = folder;
        this.postgres = postgres;
    }

    public static OutsidePostgres start(Path folder) throws IOException {
        copy(Made.FOLDER.resolve("data"), folder.resolve("data"));
        return new OutsidePostgres(folder, launch(folder, 0));
    }

    /// A cluster that nobody worked in, made once in this JVM: copying it is quicker than making another.
    private static final class Made {
        static final Path FOLDER = make();

        private static Path make() {
            try {
                Path folder = Files.createTempDirectory(Path.of(System.getProperty("java.io.tmpdir")), "outside");
                launch(folder, 0).close();
                return folder;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(from)) {
            all = files.toList();
        }
        for (Path each : all) {
            // With its rights: PostgreSQL refuses a folder that others may read.
            Files.copy(each, to.resolve(from.relativize(each)), StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    private static EmbeddedPostgres launch(Path folder, int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(folder.resolve("data"))
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(Path.of(System.getProperty("java.io.tmpdir"), "postgres-binaries")
                        .toFile())
                .setPGStartupWait(STARTING)
                .setServerConfig("fsync", "on")
                .setServerConfig("password_encryption", "scram-sha-256")
                .start();
    }

    /// As in the README; from here on passwords count.
    public OutsidePostgres prepared() throws SQLException, IOException {
        asAdministrator("create role nabij_server login createrole password 'van-de-beheerder'");
        asAdministrator("create database telecare owner nabij_server");
        Files.writeString(folder.resolve("data/pg_hba.conf"), """
                host all postgres 127.0.0.1/32 trust
                host all all 127.0.0.1/32 scram-sha-256
                """);
        asAdministrator("select pg_reload_conf()");
        return this;
    }

    public void asAdministrator(String sql) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    public DatabaseAddress address() {
        return new DatabaseAddress("127.0.0.1", postgres.getPort(), "telecare", "nabij_server", "van-de-beheerder");
    }

    public String url() {
        DatabaseAddress address = address();
        return "postgresql://" + address.user() + ":" + address.password() + "@127.0.0.1:" + address.port() + "/"
                + address.database();
    }

    public void stop() throws IOException {
        postgres.close();
    }

    public void startAgain() throws IOException {
        postgres = launch(folder, postgres.getPort());
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
