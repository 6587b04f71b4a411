package nl.nabij.gateway;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import nl.nabij.gateway.broker.HomeBroker;
import nl.nabij.gateway.convention.zigbee2mqtt.Zigbee2Mqtt;
import nl.nabij.gateway.convention.zigbee2mqtt.Zigbee2MqttPairing;
import nl.nabij.gateway.device.DeviceSettings;
import nl.nabij.gateway.device.Home;
import nl.nabij.gateway.device.HomeTime;
import nl.nabij.gateway.install.InstallationFile;
import nl.nabij.gateway.install.InstallerDesk;
import nl.nabij.gateway.install.Trials;
import nl.nabij.gateway.screen.InstallListener;
import nl.nabij.gateway.screen.InstallPage;
import nl.nabij.gateway.screen.ResidentScreen;
import nl.nabij.gateway.settings.GatewayConfig;

/// The parts of the installer's page, put together.
final class InstallWiring {

    private final InstallationFile file;
    private final InstallerDesk desk;
    private final HomeTime time;

    InstallWiring(Path folder, HomeTime time, SecureRandom random) {
        this.file = new InstallationFile(folder.resolve("installation.json"));
        this.desk = new InstallerDesk(time.steady(), random);
        this.time = time;
    }

    DeviceSettings settings() {
        return new DeviceSettings(file);
    }

    InstallerDesk desk() {
        return desk;
    }

    Trials trials(Home home, OutboxReports reports) {
        Trials trials = new Trials(home, reports, time, file, UUID::randomUUID);
        home.listen(trials);
        return trials;
    }

    /// Before the broker starts.
    Zigbee2MqttPairing pairing(HomeBroker broker) {
        Zigbee2MqttPairing pairing = new Zigbee2MqttPairing(broker, Zigbee2Mqtt.USUAL_BASE_TOPIC, time);
        pairing.start();
        return pairing;
    }

    InstallPage page(Home home, Zigbee2MqttPairing pairing, Trials trials, ResidentScreen screen, CentreLink link) {
        return new InstallPage(home, pairing, desk, trials, file, screen, link::box, link::offer);
    }

    /// @return how to stop it; empty where telephones are not let in
    static Optional<Runnable> listen(Vertx vertx, OptionalInt port, InstallPage page)
            throws PortTakenException, IOException {
        if (port.isEmpty()) {
            return Optional.empty();
        }
        InstallListener listener = new InstallListener(vertx, port.getAsInt(), page);
        try {
            int actual = listener.start();
            return actual > 0 ? Optional.of(listener::stop) : Optional.empty();
        } catch (CompletionException e) {
            if (e.getCause() instanceof BindException) {
                throw new PortTakenException(GatewayConfig.INSTALL_PORT, port.getAsInt());
            }
            throw e;
        }
    }
}
