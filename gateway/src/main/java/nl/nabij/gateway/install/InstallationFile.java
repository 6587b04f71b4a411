package nl.nabij.gateway.install;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.nabij.contract.ContractException;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.link.InstalledDevice;
import nl.nabij.gateway.device.DeviceSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The home's installation as one small file that is replaced whole: what installers said of devices,
/// and when each was last tried out.
public final class InstallationFile implements DeviceSettings.Memory {

    private static final Logger LOG = LoggerFactory.getLogger(InstallationFile.class);

    private final Path file;
    private Optional<List<InstalledDevice>> devices;
    private final Map<DeviceId, Instant> tried = new HashMap<>();

    private record Kept(Optional<List<InstalledDevice>> devices, Map<DeviceId, Instant> tried) {}

    /// A file that cannot be read is set aside: the home begins without an installation, and takes the
    /// centre's.
    ///
    /// @param file in a folder that exists
    public InstallationFile(Path file) {
        this.file = file;
        Kept kept = new Kept(Optional.empty(), Map.of());
        try {
            kept = ContractJson.read(Files.readAllBytes(file), Kept.class);
        } catch (NoSuchFileException e) {
            LOG.debug("no installation yet");
        } catch (IOException | ContractException e) {
            LOG.error("the installation cannot be read and is set aside; the centre tells it again", e);
            setAside();
        }
        devices = kept.devices();
        tried.putAll(kept.tried());
    }

    @Override
    public synchronized Optional<List<InstalledDevice>> load() {
        return devices;
    }

    @Override
    public synchronized void keep(List<InstalledDevice> now) {
        write(new Kept(Optional.of(now), Map.copyOf(tried)));
        devices = Optional.of(List.copyOf(now));
    }

    /// When the centre last answered a test press of each device, on the box's clock.
    public synchronized Map<DeviceId, Instant> tried() {
        return Map.copyOf(tried);
    }

    /// A failure costs the line on the installer's page: the proof is the centre's.
    public synchronized void tried(DeviceId device, Instant at) {
        tried.put(device, at);
        try {
            write(new Kept(devices, Map.copyOf(tried)));
        } catch (UncheckedIOException e) {
            LOG.error("that a device was tried out could not be written device={}", device, e);
        }
    }

    private void write(Kept kept) {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel channel = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(ContractJson.toBytes(kept));
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("The installation cannot be written", e);
        }
    }

    private void setAside() {
        try {
            Files.move(
                    file, file.resolveSibling(file.getFileName() + ".unreadable"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.error("it could not be set aside either", e);
        }
    }
}
