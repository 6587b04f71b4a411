package nl.nabij.server;

import java.io.IOException;
import java.net.BindException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import nl.nabij.server.settings.DataFolder;
import nl.nabij.server.settings.PortTakenException;
import nl.nabij.server.settings.ServerConfig;
import nl.nabij.server.settings.SettingsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Starts one server process. Exit codes: 1 a fault, 2 mistakes in the configuration, 3 a port is in
/// use, 4 the data folder cannot be used.
public final class ServerMain {

    private static final int FAULT = 1;
    private static final int WRONG_SETTINGS = 2;
    private static final int PORT_TAKEN = 3;
    private static final int DATA_FOLDER = 4;

    /// Held here, since the logging library forgets the level of a logger that nobody holds; and in a class
    /// of their own, since the first logger decides how all logging is managed.
    private static final class Chatty {
        static final List<java.util.logging.Logger> LOGGERS = List.of(
                java.util.logging.Logger.getLogger("io.zonky"), java.util.logging.Logger.getLogger("org.flywaydb"));
    }

    private ServerMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        System.setProperty("java.util.logging.manager", LastingLogs.class.getName());
        // One line an entry, unless somebody configured something else.
        String format = "java.util.logging.SimpleFormatter.format";
        System.setProperty(format, System.getProperty(format, "%1$tFT%1$tT.%1$tL %4$s %3$s %5$s%6$s%n"));
        // Libraries that tell at INFO how they work; what matters of it we tell ourselves.
        Chatty.LOGGERS.forEach(logger -> logger.setLevel(Level.WARNING));
        int code = run(System.getenv());
        if (code != 0) {
            System.exit(code);
        }
    }

    private static int run(Map<String, String> environment) throws InterruptedException {
        Logger log = LoggerFactory.getLogger(ServerMain.class);
        ServerConfig config;
        try {
            config = ServerConfig.read(environment);
        } catch (SettingsException e) {
            e.mistakes().forEach(mistake -> System.err.println("nabij server: " + mistake));
            return WRONG_SETTINGS;
        }
        DataFolder data;
        try {
            data = DataFolder.open(config.data());
        } catch (IOException e) {
            System.err.println("nabij server: " + e.getMessage());
            return DATA_FOLDER;
        }
        ServerApp app = new ServerApp(config, data, Clock.systemUTC());
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(() -> {
            app.close();
            ended.countDown();
        }));
        try {
            app.start();
        } catch (CancellationException e) {
            log.info("{}", e.getMessage());
        } catch (PortTakenException e) {
            System.err.println("nabij server: " + e.getMessage());
            return PORT_TAKEN;
        } catch (IOException | RuntimeException | LinkageError e) {
            boolean bind = e instanceof BindException;
            log.error("the server did not start", e);
            System.err.println("nabij server: " + e.getMessage());
            return bind ? PORT_TAKEN : FAULT;
        }
        ended.await();
        return 0;
    }
}
