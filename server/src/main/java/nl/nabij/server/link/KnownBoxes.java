package nl.nabij.server.link;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Digests (SHA-256) of the boxes' certificates that were found to be signed by our authority, remembered over
/// restarts: after one thousands of homes come back at once, and to check each anew in Java was a third of the
/// server's work while they did.
///
/// The file lies beside the server's own key and is readable by its owner alone: whoever can write there needs no
/// box's certificate. It is of one authority, by its name. Nothing in it has to survive: what is missing or torn is
/// checked once more.
final class KnownBoxes {

    private static final Logger LOG = LoggerFactory.getLogger(KnownBoxes.class);

    /// As many homes as one server may have, and their next certificates; 1.6 MB. Beyond it all are forgotten, and
    /// each is looked at once more.
    static final int MOST = 50_000;

    private static final int DIGEST_BYTES = 32;
    private static final int NAME_BYTES = 8;

    private final int most;
    private final Set<ByteBuffer> known = ConcurrentHashMap.newKeySet();
    private @Nullable FileChannel file;

    private KnownBoxes(int most) {
        this.most = most;
    }

    /// @param most as many are remembered
    static KnownBoxes inMemory(int most) {
        return new KnownBoxes(most);
    }

    /// @param folder the server's own, with its key
    static KnownBoxes in(Path folder, X509Certificate authority) {
        return in(folder, authority, MOST);
    }

    static KnownBoxes in(Path folder, X509Certificate authority, int most) {
        KnownBoxes boxes = new KnownBoxes(most);
        String name = HexFormat.of().formatHex(digest(authority).array(), 0, NAME_BYTES);
        Path path = folder.resolve("known-boxes-" + name);
        try {
            if (!Files.exists(path)) {
                Files.createFile(
                        path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            FileChannel opened = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
            boxes.read(opened);
            boxes.file = opened;
        } catch (IOException e) {
            boxes.known.clear();
            LOG.warn("which boxes are known cannot be kept in {}; each is checked anew after a restart", path, e);
        }
        return boxes;
    }

    private void read(FileChannel from) throws IOException {
        long whole = from.size() / DIGEST_BYTES;
        if (whole > most) {
            whole = 0;
        }
        ByteBuffer bytes = ByteBuffer.allocate((int) whole * DIGEST_BYTES);
        while (bytes.hasRemaining() && from.read(bytes) >= 0) {
            // Until all of it is there.
        }
        for (int at = 0; at + DIGEST_BYTES <= bytes.position(); at += DIGEST_BYTES) {
            byte[] digest = new byte[DIGEST_BYTES];
            bytes.get(at, digest);
            known.add(ByteBuffer.wrap(digest));
        }
        // A half written one at the end would shift all that follow.
        from.truncate((long) known.size() == whole ? whole * DIGEST_BYTES : 0);
        from.position(from.size());
        if (from.size() == 0) {
            known.clear();
        }
    }

    /// @return empty when it is known; else what to [#remember] once it was checked
    Optional<ByteBuffer> unknown(X509Certificate certificate) {
        ByteBuffer digest = digest(certificate);
        return known.contains(digest) ? Optional.empty() : Optional.of(digest);
    }

    int size() {
        return known.size();
    }

    /// Without a sync: 32 bytes into the system's memory.
    synchronized void remember(ByteBuffer digest) {
        boolean full = known.size() >= most;
        if (full) {
            known.clear();
        }
        if (!known.add(digest) || file == null) {
            return;
        }
        try {
            if (full) {
                file.truncate(0);
            }
            ByteBuffer bytes = digest.duplicate();
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
        } catch (IOException e) {
            LOG.warn("which boxes are known is no longer kept; each is checked anew after a restart", e);
            file = null;
        }
    }

    private static ByteBuffer digest(X509Certificate certificate) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has SHA-256, and what was parsed can be encoded", e);
        }
    }
}
