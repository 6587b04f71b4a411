package nl.nabij.gateway.outbox;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A file that holds disk space for alarms: whatever else fills the disk, this much is given free
/// when an alarm needs it.
final class Ballast {

    private static final Logger LOG = LoggerFactory.getLogger(Ballast.class);

    private static final int CHUNK_BYTES = 64 << 10;

    private final Path file;
    private final long bytes;

    Ballast(Path file, long bytes) {
        this.file = file;
        this.bytes = bytes;
    }

    boolean held() {
        try {
            return bytes > 0 && Files.exists(file) && Files.size(file) == bytes;
        } catch (IOException e) {
            return false;
        }
    }

    /// @return whether space came free
    boolean release() {
        try {
            boolean freed = Files.deleteIfExists(file);
            if (freed) {
                LOG.warn("Disk full: reserve for alarms given free bytes={}", bytes);
            }
            return freed;
        } catch (IOException e) {
            LOG.error("The reserve for alarms cannot be given free", e);
            return false;
        }
    }

    /// Makes the file again where the disk has twice its size to spare, so that it is not taken and
    /// given in turns at the edge.
    ///
    /// @return whether it is held now
    boolean hold() {
        if (bytes == 0 || held()) {
            return true;
        }
        Path folder = file.toAbsolutePath().getParent();
        try {
            if (folder == null || Files.getFileStore(folder).getUsableSpace() < 2 * bytes) {
                return false;
            }
            write();
            return true;
        } catch (IOException e) {
            LOG.warn("The reserve for alarms cannot be made now: {}", e.toString());
            release();
            return false;
        }
    }

    private void write() throws IOException {
        // Written with real bytes: a sparse or compressed file would hold nothing.
        byte[] chunk = new byte[CHUNK_BYTES];
        Arrays.fill(chunk, (byte) 0x4E);
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            for (long written = 0; written < bytes; ) {
                int length = (int) Math.min(CHUNK_BYTES, bytes - written);
                written += channel.write(ByteBuffer.wrap(chunk, 0, length));
            }
            channel.force(true);
        }
    }
}
