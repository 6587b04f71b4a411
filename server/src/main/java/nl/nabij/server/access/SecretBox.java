package nl.nabij.server.access;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Keeps secrets that the server has to read again: AES-256-GCM by a key in a file beside the database, so
/// that
/// whoever has a copy of the database alone has none of them. Each is bound to whose it is: moved to
/// another row it
/// does not open.
public final class SecretBox {

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom random;

    private SecretBox(byte[] key, SecureRandom random) {
        this.key = new SecretKeySpec(key, "AES");
        this.random = random;
    }

    /// Makes the key at the first start.
    ///
    /// @throws IOException when it cannot be read or written, or is no key
    public static SecretBox open(Path file, SecureRandom random) throws IOException {
        if (!Files.exists(file)) {
            byte[] fresh = new byte[KEY_BYTES];
            random.nextBytes(fresh);
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path draft = Files.createTempFile(
                    file.toAbsolutePath().getParent(),
                    "key",
                    ".tmp",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(draft, fresh);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        }
        byte[] key = Files.readAllBytes(file);
        if (key.length != KEY_BYTES) {
            throw new IOException("The key in " + file + " has " + key.length + " bytes; it has to have " + KEY_BYTES
                    + ". Restore it from a backup of the keys");
        }
        return new SecretBox(key, random);
    }

    /// For tests, and wherever nothing has to be read again after this process.
    static SecretBox forgetful(SecureRandom random) {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        return new SecretBox(key, random);
    }

    /// @param whose the row that it is kept in
    String lock(String secret, String whose) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] locked = cipher(Cipher.ENCRYPT_MODE, nonce, whose).doFinal(secret.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder()
                    .encodeToString(ByteBuffer.allocate(NONCE_BYTES + locked.length)
                            .put(nonce)
                            .put(locked)
                            .array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has AES in GCM", e);
        }
    }

    /// @throws IllegalArgumentException when it was locked by another key, or for another row
    String unlock(String locked, String whose) {
        byte[] bytes = Base64.getDecoder().decode(locked);
        if (bytes.length <= NONCE_BYTES) {
            throw new IllegalArgumentException("What is kept is too short for a secret");
        }
        byte[] nonce = java.util.Arrays.copyOf(bytes, NONCE_BYTES);
        try {
            byte[] secret =
                    cipher(Cipher.DECRYPT_MODE, nonce, whose).doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES);
            return new String(secret, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("What is kept does not open with this server's key", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String whose) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(whose.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
