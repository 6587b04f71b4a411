package nl.nabij.server.backup;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import nl.nabij.contract.ContractException;
import nl.nabij.contract.ContractJson;
import nl.nabij.server.backup.Manifest.Part;
import nl.nabij.server.backup.RefusedException.Why;
import org.jspecify.annotations.Nullable;

/// Reads a backup from its beginning to its end, as often as it is asked: first to check all of it, then to use it.
final class ArchiveReader {

    private static final int BUFFER_BYTES = 64 * 1024;

    /// A manifest is some kilobytes; what is longer is not one, and is not taken into memory.
    private static final int LARGEST_MANIFEST = 16 << 20;

    private final Path file;
    private final Optional<Passphrase> passphrase;

    /// @param passphrase needed for an encrypted file, not looked at for another
    ArchiveReader(Path file, Optional<Passphrase> passphrase) {
        this.file = file;
        this.passphrase = passphrase;
    }

    /// Takes one part; what it does not read is skipped.
    interface Taker {
        void take(String part, InputStream content) throws IOException, RefusedException;
    }

    /// Reads all of it once and looks whether each byte is as it was written.
    ///
    /// @throws RefusedException with [Why#FILE], or [Why#NEWER] when the file has a format of later
    Manifest check() throws IOException, RefusedException {
        return read((_, _) -> {});
    }

    /// As [#check], and gives each part in the order in which it was written. That all fits is known at the end only:
    /// what was taken may count only when this returned.
    Manifest read(Taker taker) throws IOException, RefusedException {
        try {
            return readAll(taker);
        } catch (NotWholeException | ZipException | EOFException | IllegalArgumentException e) {
            throw new RefusedException(
                    Why.FILE,
                    file + " cannot be used: " + e.getMessage() + ". Nothing was changed; take another backup",
                    e);
        }
    }

    private Manifest readAll(Taker taker) throws IOException, RefusedException {
        try (Seal.Checked sealed = open();
                ZipInputStream zip = new ZipInputStream(sealed, StandardCharsets.UTF_8)) {
            List<Part> found = new ArrayList<>();
            Manifest manifest = null;
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (manifest != null) {
                    throw new NotWholeException("something stands behind its manifest");
                }
                if (entry.getName().equals(Manifest.NAME)) {
                    manifest = manifest(zip.readNBytes(LARGEST_MANIFEST));
                } else {
                    found.add(take(entry.getName(), zip, taker));
                }
            }
            sealed.finish();
            return checked(manifest, found);
        }
    }

    private Part take(String name, InputStream content, Taker taker) throws IOException, RefusedException {
        MessageDigest digest = Seal.sha256();
        long[] bytes = {0};
        InputStream counted = new DigestInputStream(content, digest) {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] some, int offset, int length) throws IOException {
                int read = super.read(some, offset, length);
                bytes[0] += Math.max(0, read);
                return read;
            }

            // The next part follows in the same stream.
            @Override
            public void close() {}
        };
        taker.take(name, counted);
        counted.transferTo(OutputStream.nullOutputStream());
        return new Part(name, bytes[0], HexFormat.of().formatHex(digest.digest()));
    }

    private Manifest checked(@Nullable Manifest manifest, List<Part> found) throws RefusedException, NotWholeException {
        if (manifest == null) {
            throw new NotWholeException("its manifest is missing: it is cut short, or no backup of Nabij");
        }
        if (!manifest.parts().equals(found)) {
            throw new NotWholeException("its parts are not those that its manifest names");
        }
        return manifest;
    }

    private Manifest manifest(byte[] json) throws RefusedException, NotWholeException {
        try {
            int format = ContractJson.read(json, Format.class).format();
            if (format > Manifest.FORMAT) {
                throw new RefusedException(
                        Why.NEWER,
                        file + " was made by a newer Nabij, in a format (" + format
                                + ") that this one does not read; restore it with that version");
            }
            return ContractJson.read(json, Manifest.class);
        } catch (ContractException e) {
            throw new NotWholeException("its manifest cannot be read (" + e.getMessage() + ")", e);
        }
    }

    private record Format(int format) {}

    private Seal.Checked open() throws IOException, RefusedException {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new RefusedException(Why.ARGUMENTS, file + " is not a file that can be read; name a backup");
        }
        InputStream plain = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES);
        try {
            plain.mark(Encryption.HEADER_BYTES);
            String first = new String(plain.readNBytes(Encryption.MAGIC.length()), StandardCharsets.ISO_8859_1);
            plain.reset();
            if (first.startsWith("PK")) {
                return new Seal.Checked(plain);
            }
            if (!first.equals(Encryption.MAGIC)) {
                throw new RefusedException(Why.FILE, file + " is no backup of Nabij, or its beginning is lost");
            }
            if (passphrase.isEmpty()) {
                throw new RefusedException(
                        Why.ARGUMENTS,
                        file + " is encrypted; name the file that holds its passphrase in " + Passphrase.FILE_KEY);
            }
            return new Seal.Checked(Encryption.decrypting(plain, passphrase.get()));
        } catch (IOException | RuntimeException e) {
            plain.close();
            throw e;
        } catch (RefusedException e) {
            plain.close();
            throw e.why() == Why.FILE && !String.valueOf(e.getMessage()).startsWith(file.toString())
                    ? new RefusedException(Why.FILE, file + " cannot be opened: " + e.getMessage(), e)
                    : e;
        }
    }
}
