package nl.nabij.gateway.settings;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;
import nl.nabij.contract.ContractJson;

/// The gateway's own folder. One gateway at a time may use it: two would tell one box's alarms with
/// two countings.
public final class DataFolder implements AutoCloseable {

    private static final String ADDRESSES = "addresses.json";

    private final Path path;
    private final FileChannel lockFile;

    private DataFolder(Path path, FileChannel lockFile) {
        this.path = path;
        this.lockFile = lockFile;
    }

    /// @throws DataFolderException when it cannot be made, read or written, or another gateway runs in
    ///     it
    public static DataFolder open(Path path) {
        try {
            Files.createDirectories(path);
            if (!Files.isReadable(path) || !Files.isWritable(path) || !Files.isExecutable(path)) {
                throw new DataFolderException("The data folder " + path + " cannot be read and written; give it to"
                        + " the user of the gateway, or choose another with " + GatewayConfig.DATA);
            }
            FileChannel channel =
                    FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked(channel)) {
                channel.close();
                throw new DataFolderException("Another gateway runs in the data folder " + path
                        + "; stop it, or choose another folder with " + GatewayConfig.DATA);
            }
            return new DataFolder(path, channel);
        } catch (IOException e) {
            throw new DataFolderException("The data folder " + path + " cannot be used: " + e + "; choose another with "
                    + GatewayConfig.DATA);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            // Held until the channel closes, also by kill -9.
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    public Path path() {
        return path;
    }

    /// Says where this process listens; the file is there whole or not at all.
    public void writeAddresses(Map<String, Integer> addresses, long processId) throws IOException {
        Map<String, Object> content = new TreeMap<>(addresses);
        content.put("pid", processId);
        Path next = path.resolve(ADDRESSES + ".next");
        Files.writeString(next, ContractJson.toText(content), StandardCharsets.UTF_8);
        Files.move(next, path.resolve(ADDRESSES), StandardCopyOption.ATOMIC_MOVE);
    }

    public void removeAddresses() {
        try {
            Files.deleteIfExists(path.resolve(ADDRESSES));
        } catch (IOException e) {
            // Readers look at the process id in it as well.
        }
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            // The end of the process lets it go.
        }
    }
}
