package nl.nabij.server.backup;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import nl.nabij.server.backup.RefusedException.Why;

/// A file that a passphrase opens: Argon2id makes the key, AES-256-GCM keeps it in pieces, each of which is checked
/// before one byte of it is given on. The pieces are counted and the last one is marked in their nonces (the STREAM
/// construction, as in age and Tink), so that none can be left out, moved or cut off.
///
/// ```
///   nabij-encrypted-1 <salt> <check>\n      one line of ASCII; check tells a wrong passphrase from a broken file
///   64 KiB + tag · 64 KiB + tag · … · rest + tag
/// ```
final class Encryption {

    static final String MAGIC = "nabij-encrypted-1 ";

    private static final int PIECE_BYTES = 64 * 1024;
    private static final int TAG_BYTES = 16;
    private static final int SALT_BYTES = 16;
    private static final int KEY_BYTES = 32;
    private static final int CHECK_BYTES = 16;
    private static final int NONCE_BYTES = 12;

    /// RFC 9106's second recommendation: 64 MiB, three passes; half a second where nobody waits for it often.
    private static final int MEMORY_KIB = 65_536;

    private static final int PASSES = 3;
    private static final int LANES = 1;
    private static final int ARGON2_VERSION = 0x13;

    static final int HEADER_BYTES = MAGIC.length() + 2 * SALT_BYTES + 1 + 2 * CHECK_BYTES + 1;

    private Encryption() {}

    /// Closing it marks the last piece and closes what is behind it.
    static OutputStream encrypting(OutputStream to, Passphrase passphrase, SecureRandom random) throws IOException {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        byte[] derived = derive(passphrase, salt);
        HexFormat hex = HexFormat.of();
        String check = hex.formatHex(derived, KEY_BYTES, KEY_BYTES + CHECK_BYTES);
        to.write((MAGIC + hex.formatHex(salt) + " " + check + "\n").getBytes(StandardCharsets.US_ASCII));
        return new Encrypting(to, Arrays.copyOf(derived, KEY_BYTES));
    }

    /// @param from at its very beginning
    static InputStream decrypting(InputStream from, Passphrase passphrase) throws IOException, RefusedException {
        String header = new String(from.readNBytes(HEADER_BYTES), StandardCharsets.US_ASCII);
        if (!header.matches(MAGIC + "[0-9a-f]{" + 2 * SALT_BYTES + "} [0-9a-f]{" + 2 * CHECK_BYTES + "}\n")) {
            throw new RefusedException(Why.FILE, "its first line is cut short or was altered");
        }
        String[] words = header.strip().split(" ", -1);
        byte[] derived = derive(passphrase, HexFormat.of().parseHex(words[1]));
        byte[] check = Arrays.copyOfRange(derived, KEY_BYTES, KEY_BYTES + CHECK_BYTES);
        if (!MessageDigest.isEqual(check, HexFormat.of().parseHex(words[2]))) {
            throw new RefusedException(
                    Why.FILE, "the passphrase is not the one with which it was made (or its first line was altered)");
        }
        return new Decrypting(from, Arrays.copyOf(derived, KEY_BYTES));
    }

    private static byte[] derive(Passphrase passphrase, byte[] salt) {
        return Argon2Function.getInstance(MEMORY_KIB, PASSES, LANES, KEY_BYTES + CHECK_BYTES, Argon2.ID, ARGON2_VERSION)
                .hash(passphrase.text().getBytes(StandardCharsets.UTF_8), salt)
                .getBytes();
    }

    /// The two directions share key and count.
    private static final class Pieces {

        private final SecretKeySpec key;
        private final Cipher cipher;
        private long count;

        Pieces(byte[] key) {
            this.key = new SecretKeySpec(key, "AES");
            try {
                this.cipher = Cipher.getInstance("AES/GCM/NoPadding");
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("The JDK has no AES-GCM", e);
            }
        }

        byte[] next(int mode, byte[] piece, int length, boolean last) throws GeneralSecurityException {
            byte[] nonce = ByteBuffer.allocate(NONCE_BYTES)
                    .putLong(NONCE_BYTES - 1 - Long.BYTES, count++)
                    .put(NONCE_BYTES - 1, (byte) (last ? 1 : 0))
                    .array();
            cipher.init(mode, key, new GCMParameterSpec(TAG_BYTES * 8, nonce));
            return cipher.doFinal(piece, 0, length);
        }
    }

    private static final class Encrypting extends OutputStream {

        private final OutputStream to;
        private final Pieces pieces;
        private final byte[] piece = new byte[PIECE_BYTES];
        private int filled;
        private boolean closed;

        Encrypting(OutputStream to, byte[] key) {
            this.to = to;
            this.pieces = new Pieces(key);
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            int from = offset;
            while (from < offset + length) {
                // Only when more comes is it known that the full piece is not the last.
                if (filled == PIECE_BYTES) {
                    emit(false);
                }
                int part = Math.min(PIECE_BYTES - filled, offset + length - from);
                System.arraycopy(bytes, from, piece, filled, part);
                filled += part;
                from += part;
            }
        }

        @Override
        public void close() throws IOException {
            if (!closed) {
                closed = true;
                try (to) {
                    emit(true);
                }
            }
        }

        private void emit(boolean last) throws IOException {
            try {
                to.write(pieces.next(Cipher.ENCRYPT_MODE, piece, filled, last));
                filled = 0;
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("AES-GCM refused to encrypt", e);
            }
        }
    }

    private static final class Decrypting extends InputStream {

        private final DataInputStream from;
        private final Pieces pieces;
        private final byte[] sealed = new byte[PIECE_BYTES + TAG_BYTES];
        private byte[] piece = new byte[0];
        private int taken;
        private int lookedAhead;
        private boolean last;

        Decrypting(InputStream from, byte[] key) throws IOException {
            this.from = new DataInputStream(from);
            this.pieces = new Pieces(key);
            this.lookedAhead = from.read();
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            while (taken == piece.length) {
                if (last) {
                    return -1;
                }
                open();
            }
            int part = Math.min(length, piece.length - taken);
            System.arraycopy(piece, taken, bytes, offset, part);
            taken += part;
            return part;
        }

        private void open() throws IOException {
            int length = 0;
            if (lookedAhead >= 0) {
                sealed[0] = (byte) lookedAhead;
                length = 1 + from.readNBytes(sealed, 1, sealed.length - 1);
                lookedAhead = from.read();
            }
            last = lookedAhead < 0;
            try {
                piece = pieces.next(Cipher.DECRYPT_MODE, sealed, length, last);
                taken = 0;
            } catch (GeneralSecurityException e) {
                throw new NotWholeException("a piece of it does not fit its tag: it is cut short or was altered", e);
            }
        }

        @Override
        public void close() throws IOException {
            from.close();
        }
    }
}
