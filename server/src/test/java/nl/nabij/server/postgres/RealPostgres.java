package nl.nabij.server.postgres;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/// The PostgreSQL of this JVM's tests: a container where a Docker engine runs and has the image or gets
/// it, as production's is a PostgreSQL that somebody else made; the embedded one where not. The same
/// tests run on both.
///
/// `-Dnabij.containers=` `auto` (the default), `never`, or `always`, which fails where there is no engine.
/// `-Dnabij.containers.postgres=` another image than [#USUAL_IMAGE], such as a provider's own.
final class RealPostgres implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RealPostgres.class);

    private static final String USUAL_IMAGE = "postgres:18.3";
    private static final String IMAGE = System.getProperty("nabij.containers.postgres", USUAL_IMAGE);

    /// Where the registry cannot be reached an engine says so within seconds; a slow one must not hold
    /// the build.
    private static final Duration PULL_LIMIT = Duration.ofSeconds(45);

    private final DatabaseAddress address;
    private final AutoCloseable server;

    private RealPostgres(DatabaseAddress address, AutoCloseable server) {
        this.address = address;
        this.server = server;
    }

    static RealPostgres start() {
        String wanted = System.getProperty("nabij.containers", "auto");
        boolean container = switch (wanted) {
            case "never" -> false;
            case "always" -> {
                if (!hasEngine() || !hasImage()) {
                    throw new IllegalStateException("-Dnabij.containers=always needs a Docker engine with the image "
                            + IMAGE + ", or one that can pull it");
                }
                yield true;
            }
            case "auto" -> hasEngine() && hasImage();
            default ->
                throw new IllegalArgumentException("-Dnabij.containers has to be auto, never or always, not " + wanted);
        };
        LOG.info(
                "tests use {} containers={}", container ? "the container " + IMAGE : "the embedded PostgreSQL", wanted);
        return container ? contained() : embedded();
    }

    /// As an administrator who may make databases and roles.
    DatabaseAddress address() {
        return address;
    }

    private static RealPostgres contained() {
        // Not durable, as no test here takes its power away: those have an EmbeddedServer of their own.
        PostgreSQLContainer container = new PostgreSQLContainer(
                        DockerImageName.parse(IMAGE).asCompatibleSubstituteFor("postgres"))
                .withDatabaseName("nabij")
                .withUsername("postgres")
                .withPassword("of-the-tests")
                .withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=200");
        container.start();
        return new RealPostgres(
                new DatabaseAddress(
                        container.getHost(),
                        container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
                        container.getDatabaseName(),
                        container.getUsername(),
                        container.getPassword()),
                container::stop);
    }

    private static RealPostgres embedded() {
        try {
            Path target = Path.of(System.getProperty("java.io.tmpdir"));
            EmbeddedServer server = EmbeddedServer.start(
                    Files.createTempDirectory(target, "postgres"), target.resolve("postgres-binaries"));
            return new RealPostgres(server.address(), server);
        } catch (IOException e) {
            throw new IllegalStateException("The embedded PostgreSQL did not start", e);
        }
    }

    /// Looks for a socket first, since the library's own search takes seconds and shouts. Inside a
    /// container it asks one more image for its host's address, for two minutes where that cannot be
    /// pulled: there `TESTCONTAINERS_HOST_OVERRIDE` has to name it.
    private static boolean hasEngine() {
        boolean named = System.getenv("DOCKER_HOST") != null || Files.exists(Path.of("/var/run/docker.sock"));
        boolean knowsItsHost =
                !Files.exists(Path.of("/.dockerenv")) || System.getenv("TESTCONTAINERS_HOST_OVERRIDE") != null;
        return named && knowsItsHost && DockerClientFactory.instance().isDockerAvailable();
    }

    private static boolean hasImage() {
        DockerClient engine = DockerClientFactory.lazyClient();
        try {
            engine.inspectImageCmd(IMAGE).exec();
            return true;
        } catch (DockerException notThere) {
            LOG.debug("not there yet: {}", IMAGE, notThere);
        }
        try {
            return engine.pullImageCmd(IMAGE).start().awaitCompletion(PULL_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (DockerException e) {
            LOG.info("the engine cannot pull {} why={}", IMAGE, e.getMessage());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (Exception e) {
            throw new IllegalStateException("The tests' PostgreSQL did not end", e);
        }
    }
}
