package nl.nabij.sim.fleet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import nl.nabij.contract.GatewayId;
import org.jspecify.annotations.Nullable;

/// The identities of the fleet's boxes, kept in one file of mode 0600, so that a second run against the
/// same centre enrols nobody again.
///
/// One line each: `authority CERTIFICATE`, `box HOME KEY CERTIFICATE`, both in Base64 of DER. A line without
/// its end is forgotten; its home is enrolled again.
public final class FleetIdentities {

    private final Path file;
    private final TreeMap<String, FleetIdentity> boxes = new TreeMap<>();
    private @Nullable X509Certificate authority;

    private FleetIdentities(Path file) {
        this.file = file;
    }

    /// @param file made with the first identity; its folder has to be there
    public static FleetIdentities open(Path file) {
        FleetIdentities identities = new FleetIdentities(file);
        try {
            if (Files.exists(file)) {
                String text = Files.readString(file, StandardCharsets.US_ASCII);
                for (String line :
                        text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
                    identities.read(line.split(" ", -1));
                }
            }
            return identities;
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw new FleetException(file + " holds no identities of a fleet: " + e, e);
        }
    }

    public Set<String> homes() {
        return Set.copyOf(boxes.keySet());
    }

    /// The first ones by name.
    public List<FleetIdentity> first(int most) {
        return boxes.values().stream().limit(most).toList();
    }

    /// Of the centre that signed them; empty while there is none.
    public Optional<X509Certificate> authority() {
        return Optional.ofNullable(authority);
    }

    /// Keeps these too, synced.
    void add(Collection<FleetIdentity> more, X509Certificate signer) {
        StringBuilder text = new StringBuilder();
        if (authority == null) {
            authority = signer;
            text.append("authority ").append(base64(encoded(signer))).append('\n');
        } else if (!authority.equals(signer)) {
            throw new FleetException(file + " is of another centre; name another file, or remove it");
        }
        for (FleetIdentity box : more) {
            boxes.put(box.home().value(), box);
            text.append("box ")
                    .append(box.home())
                    .append(' ')
                    .append(base64(box.key().getEncoded()));
            text.append(' ').append(base64(encoded(box.certificate()))).append('\n');
        }
        try (FileChannel channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            channel.position(channel.size());
            ByteBuffer bytes = ByteBuffer.wrap((startOnNewLine(channel) + text).getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } catch (IOException e) {
            throw new FleetException(file + " cannot be written: " + e.getMessage(), e);
        }
    }

    /// After a line that was torn.
    private static String startOnNewLine(FileChannel channel) throws IOException {
        if (channel.size() == 0) {
            return "";
        }
        ByteBuffer last = ByteBuffer.allocate(1);
        return channel.read(last, channel.size() - 1) == 1 && last.get(0) != '\n' ? "\n" : "";
    }

    private void read(String[] words) throws GeneralSecurityException {
        if (words[0].equals("authority") && words.length == 2) {
            authority = certificate(words[1]);
        } else if (words[0].equals("box") && words.length == 4) {
            PrivateKey key = KeyFactory.getInstance("EC")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(words[2])));
            boxes.put(words[1], new FleetIdentity(new GatewayId(words[1]), key, certificate(words[3])));
        }
        // Anything else is a line that was torn.
    }

    static X509Certificate certificate(String base64) throws GeneralSecurityException {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(
                        new ByteArrayInputStream(Base64.getMimeDecoder().decode(base64)));
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
