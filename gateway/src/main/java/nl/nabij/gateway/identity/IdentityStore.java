package nl.nabij.gateway.identity;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.nabij.contract.GatewayId;

/// Keeps the identity in one file of mode 0600 that is replaced whole: a power cut leaves the old
/// one or the new one.
///
/// PEM blocks (key, certificate, authorities) after lines `gateway=` and `uplinks=`: readable by an
/// installer with OpenSSL, and no password that would stand beside it on the same disk.
public final class IdentityStore {

    private static final String FILE = "identity.pem";
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final Path folder;

    public IdentityStore(Path folder) {
        this.folder = folder;
    }

    /// @throws IOException when a file is there and cannot be read or understood: a box must not enrol
    ///     anew by itself then
    public Optional<GatewayIdentity> load() throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String text = Files.readString(file, StandardCharsets.US_ASCII);
        try {
            String[] blocks = text.split("(?=-----BEGIN )", -1);
            if (blocks.length < 4) {
                throw new IOException(file + " has " + (blocks.length - 1) + " PEM blocks and needs 3");
            }
            List<X509Certificate> authorities = new ArrayList<>();
            for (String block : Arrays.asList(blocks).subList(3, blocks.length)) {
                authorities.add(Pem.certificate(block));
            }
            return Optional.of(new GatewayIdentity(
                    new GatewayId(value(blocks[0], "gateway=")),
                    Pem.privateKey(blocks[1]),
                    Pem.certificate(blocks[2]),
                    authorities,
                    uplinks(Arrays.asList(value(blocks[0], "uplinks=").split(",", -1)))));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException(file + " cannot be understood: " + e.getMessage(), e);
        }
    }

    /// Returns when the identity is on disk.
    public void save(GatewayIdentity identity) throws IOException {
        try {
            StringBuilder text = new StringBuilder("gateway=" + identity.gateway() + "\nuplinks="
                    + String.join(
                            ",",
                            identity.uplinks().stream()
                                    .map(ServerAddress::toString)
                                    .toList())
                    + "\n"
                    + Pem.write("PRIVATE KEY", encoded(identity.key()))
                    + Pem.write("CERTIFICATE", identity.certificate().getEncoded()));
            for (X509Certificate authority : identity.authorities()) {
                text.append(Pem.write("CERTIFICATE", authority.getEncoded()));
            }
            write(text.toString().getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IOException("The identity cannot be written", e);
        }
    }

    static List<ServerAddress> uplinks(List<String> texts) {
        return texts.stream().map(ServerAddress::parse).toList();
    }

    private void write(byte[] bytes) throws IOException {
        Files.createDirectories(folder);
        Path next = folder.resolve(FILE + ".next");
        Files.deleteIfExists(next);
        try (FileChannel channel = FileChannel.open(
                next,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(OWNER_ONLY))) {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
        Files.move(next, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static byte[] encoded(PrivateKey key) throws GeneralSecurityException {
        byte[] encoded = key.getEncoded();
        if (encoded == null) {
            throw new GeneralSecurityException("The key lives in hardware and has no file");
        }
        return encoded;
    }

    private static String value(String head, String key) throws IOException {
        return head.lines()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(key.length()).strip())
                .findFirst()
                .orElseThrow(() -> new IOException("The identity has no line " + key));
    }
}
