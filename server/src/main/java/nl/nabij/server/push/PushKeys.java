package nl.nabij.server.push;

import com.zerodeplibs.webpush.VAPIDKeyPair;
import com.zerodeplibs.webpush.VAPIDKeyPairs;
import com.zerodeplibs.webpush.jwt.VAPIDJWTParam;
import com.zerodeplibs.webpush.key.PrivateKeySources;
import com.zerodeplibs.webpush.key.PublicKeySources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;

/// The server's key for push services (VAPID, RFC 8292): made at the first start and never changed, since each
/// browser's subscription holds for this key alone.
public final class PushKeys {

    /// A push service refuses more than a day.
    private static final Duration TOKEN_LASTS = Duration.ofHours(2);

    private static final int LINES = 2;

    private final VAPIDKeyPair keys;
    private final Supplier<String> subject;

    private PushKeys(VAPIDKeyPair keys, Supplier<String> subject) {
        this.keys = keys;
        this.subject = subject;
    }

    /// @param file two lines of base64: PKCS #8 of the private key, X.509 of the public one
    /// @param subject where a push service's operator finds us, an https or mailto address; asked each time
    /// @throws IOException when it cannot be read or written, or holds no such keys
    public static PushKeys open(Path file, SecureRandom random, Supplier<String> subject) throws IOException {
        if (!Files.exists(file)) {
            write(file, newKeys(random));
        }
        List<String> lines = Files.readAllLines(file);
        if (lines.size() != LINES) {
            throw unreadable(file, null);
        }
        try {
            Base64.Decoder base64 = Base64.getDecoder();
            return new PushKeys(
                    VAPIDKeyPairs.of(
                            PrivateKeySources.ofPKCS8Bytes(base64.decode(lines.getFirst())),
                            PublicKeySources.ofX509Bytes(base64.decode(lines.getLast()))),
                    subject);
        } catch (RuntimeException e) {
            throw unreadable(file, e);
        }
    }

    private static IOException unreadable(Path file, @org.jspecify.annotations.Nullable Throwable cause) {
        return new IOException(
                "The key for web push in " + file + " cannot be read; restore it from the backup. Without one, remove"
                        + " the file: a new key is made, and each carer has to switch her phone's messages on again",
                cause);
    }

    private static KeyPair newKeys(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has P-256", e);
        }
    }

    private static void write(Path file, KeyPair keys) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path draft = Files.createTempFile(
                folder,
                "push",
                ".tmp",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Base64.Encoder base64 = Base64.getEncoder();
        Files.writeString(
                draft,
                base64.encodeToString(keys.getPrivate().getEncoded())
                        + "\n"
                        + base64.encodeToString(keys.getPublic().getEncoded())
                        + "\n");
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /// What a browser subscribes with, base64url.
    String publicKey() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(keys.extractPublicKeyInUncompressedForm());
    }

    /// The header `Authorization` for one request to a push service.
    String authorization(String endpoint, Instant now) {
        return keys.generateAuthorizationHeaderValue(VAPIDJWTParam.getBuilder()
                .resourceURLString(endpoint)
                .expirationTime(now.plus(TOKEN_LASTS))
                .subject(subject.get())
                .build());
    }
}
