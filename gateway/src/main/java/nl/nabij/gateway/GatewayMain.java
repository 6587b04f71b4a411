package nl.nabij.gateway;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import nl.nabij.gateway.outbox.OutboxUnreadableException;
import nl.nabij.gateway.settings.DataFolderException;
import nl.nabij.gateway.settings.GatewayConfig;
import nl.nabij.gateway.settings.SettingsException;

/// The gateway's process. It ends with 2 at mistakes in the configuration, 3 when a port is taken,
/// 4 when the data folder cannot be used, and as every JVM with 143 after SIGTERM.
public final class GatewayMain {

    private static final int BAD_CONFIGURATION = 2;
    private static final int PORT_TAKEN = 3;
    private static final int FOLDER_UNUSABLE = 4;

    private GatewayMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        logFormat();
        int code = run();
        if (code != 0) {
            System.exit(code);
        }
        // The shutdown hook does the rest.
        new CountDownLatch(1).await();
    }

    private static int run() {
        try {
            GatewayApp app = GatewayApp.start(GatewayConfig.read(System.getenv()));
            Runtime.getRuntime()
                    .addShutdownHook(Thread.ofPlatform().name("stop").unstarted(app::close));
            return 0;
        } catch (SettingsException e) {
            e.mistakes().forEach(GatewayMain::say);
            return BAD_CONFIGURATION;
        } catch (PortTakenException e) {
            say(String.valueOf(e.getMessage()));
            return PORT_TAKEN;
        } catch (DataFolderException | OutboxUnreadableException | IOException e) {
            say(String.valueOf(e.getMessage()));
            return FOLDER_UNUSABLE;
        }
    }

    private static void say(String line) {
        System.err.println("gateway: " + line);
    }

    /// One line a record, where nobody configured another form.
    private static void logFormat() {
        System.setProperty("java.util.logging.manager", LastingLogs.class.getName());
        String key = "java.util.logging.SimpleFormatter.format";
        if (System.getProperty(key) == null) {
            System.setProperty(key, "%1$tFT%1$tT.%1$tL%1$tz %4$-7s %3$s %5$s%6$s%n");
        }
    }
}
