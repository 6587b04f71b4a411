package nl.nabij.server.backup;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import nl.nabij.contract.ContractJson;
import nl.nabij.server.backup.Manifest.Part;
import nl.nabij.server.backup.RefusedException.Why;

/// Writes a backup as FILE.part, readable by its owner alone; it gets its name when it is whole and on the disk.
///
/// ```
///   parts ─► zip ─► seal ─► (encryption) ─► FILE.part ─► synced ─► read again ─► FILE
/// ```
final class ArchiveWriter implements AutoCloseable {

    private final Path file;
    private final Path draft;
    private final FileChannel channel;
    private final ZipOutputStream zip;
    private final List<Part> parts = new ArrayList<>();
    private boolean published;

    private ArchiveWriter(Path file, Path draft, FileChannel channel, ZipOutputStream zip) {
        this.file = file;
        this.draft = draft;
        this.channel = channel;
        this.zip = zip;
    }

    /// @throws RefusedException when the file is there already, or another backup writes it just now
    static ArchiveWriter create(Path file, Optional<Passphrase> passphrase, SecureRandom random)
            throws IOException, RefusedException {
        requireFree(file);
        Path draft = file.resolveSibling(file.getFileName() + ".part");
        FileChannel channel = FileChannel.open(
                draft,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            lock(channel, draft);
            // What a killed one left goes; and it may have had other rights.
            channel.truncate(0);
            Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-------"));
            OutputStream to = Channels.newOutputStream(channel);
            OutputStream under = passphrase.isPresent() ? Encryption.encrypting(to, passphrase.get(), random) : to;
            ZipOutputStream zip = new ZipOutputStream(Seal.sealing(under));
            zip.setComment(Seal.PLACE_HOLDER);
            // It runs beside a centre at work: a little larger rather than a core for itself.
            zip.setLevel(Deflater.BEST_SPEED);
            return new ArchiveWriter(file, draft, channel, zip);
        } catch (IOException | RefusedException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static void requireFree(Path file) throws RefusedException {
        if (Files.exists(file)) {
            throw new RefusedException(
                    Why.TAKEN, file + " is there already and is not written over; name another file");
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new RefusedException(
                    Why.ARGUMENTS, "The folder of " + file + " is not there; make it, or name another file");
        }
    }

    private static void lock(FileChannel channel, Path draft) throws IOException, RefusedException {
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            throw new RefusedException(Why.TAKEN, "Another backup writes " + draft + " just now; wait for it");
        }
    }

    /// What fills one part.
    interface Content {
        void writeTo(OutputStream part) throws IOException;
    }

    void part(String name, Content content) throws IOException {
        MessageDigest digest = Seal.sha256();
        Counted counted = new Counted(zip, digest);
        zip.putNextEntry(new ZipEntry(name));
        content.writeTo(counted);
        zip.closeEntry();
        parts.add(new Part(name, counted.bytes, HexFormat.of().formatHex(digest.digest())));
    }

    List<Part> parts() {
        return List.copyOf(parts);
    }

    /// The last part. All is on the disk then, under the draft's name.
    ///
    /// @return the draft, to be read again before it gets its name
    Path finish(Manifest manifest) throws IOException {
        zip.putNextEntry(new ZipEntry(Manifest.NAME));
        zip.write(ContractJson.toBytes(manifest));
        zip.closeEntry();
        zip.close();
        try (FileChannel written = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            written.force(true);
        }
        return draft;
    }

    /// It gets its name.
    void publish() throws IOException, RefusedException {
        requireFree(file);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        published = true;
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
                directory.force(true);
            }
        }
    }

    /// What was not published is gone.
    @Override
    public void close() throws IOException {
        channel.close();
        if (!published) {
            Files.deleteIfExists(draft);
        }
    }

    private static final class Counted extends FilterOutputStream {

        private final MessageDigest digest;
        private long bytes;

        Counted(OutputStream to, MessageDigest digest) {
            super(to);
            this.digest = digest;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] some, int offset, int length) throws IOException {
            out.write(some, offset, length);
            digest.update(ByteBuffer.wrap(some, offset, length));
            bytes += length;
        }

        /// The entry is closed by its owner, and the zip lives on.
        @Override
        public void close() {}
    }
}
