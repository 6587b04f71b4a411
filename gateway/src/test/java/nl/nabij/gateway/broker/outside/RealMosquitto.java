package nl.nabij.gateway.broker.outside;

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
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.Transferable;

/// A household's mosquitto: a container where a Docker engine runs and has the image or gets it, as most
/// of them run it; else the operating system's program. The same tests run on both.
///
/// `-Dnabij.containers=` `auto` (the default), `never`, or `always`, which fails where there is no engine.
final class RealMosquitto {

    private static final Logger LOG = LoggerFactory.getLogger(RealMosquitto.class);

    static final String IMAGE = "eclipse-mosquitto:2.0";

    private static final int MQTT = 1883;

    /// Where the registry cannot be reached an engine says so within seconds; a slow one must not hold
    /// the build.
    private static final Duration PULL_LIMIT = Duration.ofSeconds(45);

    private RealMosquitto() {}

    /// A running one, that ends when it is closed.
    interface Running extends AutoCloseable {
        int port();

        @Override
        void close();
    }

    static Running start(Path folder) throws IOException, InterruptedException {
        return Choice.CONTAINER ? contained() : installed(folder);
    }

    private static Running installed(Path folder) throws IOException, InterruptedException {
        int port = Mosquitto.freePort();
        Mosquitto mosquitto = Mosquitto.start(folder, port);
        return running(port, mosquitto::close);
    }

    @SuppressWarnings("resource") // Closed by who closes what is given.
    private static Running contained() {
        GenericContainer<?> container = new GenericContainer<>(IMAGE)
                .withExposedPorts(MQTT)
                .withCopyToContainer(
                        Transferable.of("listener " + MQTT
                                + "\nallow_anonymous true\npersistence false\nmax_queued_messages 10000\n"),
                        "/mosquitto/config/mosquitto.conf")
                .waitingFor(Wait.forLogMessage(".*mosquitto version .* running.*", 1));
        container.start();
        return running(container.getMappedPort(MQTT), container::stop);
    }

    private static Running running(int port, Runnable end) {
        return new Running() {
            @Override
            public int port() {
                return port;
            }

            @Override
            public void close() {
                end.run();
            }
        };
    }

    /// Made once for all tests of the JVM.
    private static final class Choice {
        static final boolean CONTAINER = make();

        private static boolean make() {
            String wanted = System.getProperty("nabij.containers", "auto");
            boolean container = switch (wanted) {
                case "never" -> false;
                case "always" -> {
                    if (!hasEngine() || !hasImage()) {
                        throw new IllegalStateException("-Dnabij.containers=always needs a Docker engine with the"
                                + " image " + IMAGE + ", or one that can pull it");
                    }
                    yield true;
                }
                case "auto" -> hasEngine() && hasImage();
                default ->
                    throw new IllegalArgumentException(
                            "-Dnabij.containers has to be auto, never or always, not " + wanted);
            };
            LOG.info(
                    "tests use {} containers={}",
                    container ? "the container " + IMAGE : "the installed mosquitto",
                    wanted);
            return container;
        }

        /// Looks for a socket first, since the library's own search takes seconds and shouts. Inside a
        /// container it asks one more image for its host's address, for two minutes where that cannot
        /// be pulled: there `TESTCONTAINERS_HOST_OVERRIDE` has to name it.
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
    }
}
