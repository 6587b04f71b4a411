package nl.nabij.server.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The last 71 bytes of a backup's zip are its comment, and that is the SHA-256 of all before. So the whole file is
/// checked, which zip's own sums do not do, and an administrator can check it without us:
/// `head -c -71 FILE | sha256sum`.
final class Seal {

    private static final String NAME = "sha256:";

    /// What the zip is told as its comment; the seal takes its place.
    static final String PLACE_HOLDER = NAME + "0".repeat(64);

    private static final int BYTES = PLACE_HOLDER.length();

    /// Bytes that are not yet known to come before the seal.
    private final byte[] tail = new byte[BYTES];

    private final MessageDigest digest = sha256();
    private int held;

    private Seal() {}

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("The JDK has no SHA-256", e);
        }
    }

    /// Digests what is surely before the seal, and gives it on.
    private void pass(byte[] bytes, int offset, int length, OutputStream on) throws IOException {
        int free = Math.max(0, Math.min(held, held + length - BYTES));
        give(tail, 0, free, on);
        System.arraycopy(tail, free, tail, 0, held - free);
        held -= free;
        int direct = Math.max(0, length - (BYTES - held));
        give(bytes, offset, direct, on);
        System.arraycopy(bytes, offset + direct, tail, held, length - direct);
        held += length - direct;
    }

    private void give(byte[] bytes, int offset, int length, OutputStream on) throws IOException {
        digest.update(bytes, offset, length);
        on.write(bytes, offset, length);
    }

    private String held() {
        return new String(tail, 0, held, StandardCharsets.US_ASCII);
    }

    private String value() {
        return NAME + HexFormat.of().formatHex(digest.digest());
    }

    /// Puts the seal in the place of its place-holder when it is closed.
    static OutputStream sealing(OutputStream to) {
        Seal seal = new Seal();
        return new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                seal.pass(bytes, offset, length, to);
            }

            @Override
            public void close() throws IOException {
                try (to) {
                    if (!seal.held().equals(PLACE_HOLDER)) {
                        throw new IOException("The backup did not end with the place of its seal");
                    }
                    to.write(seal.value().getBytes(StandardCharsets.US_ASCII));
                }
            }
        };
    }

    /// Reads on, and can tell at its end whether the seal fits.
    static final class Checked extends InputStream {

        private final InputStream from;
        private final Seal seal = new Seal();

        Checked(InputStream from) {
            this.from = from;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = from.read(bytes, offset, length);
            if (read > 0) {
                seal.pass(bytes, offset, read, OutputStream.nullOutputStream());
            }
            return read;
        }

        /// Reads the rest.
        ///
        /// @throws NotWholeException when the seal does not fit
        void finish() throws IOException {
            transferTo(OutputStream.nullOutputStream());
            if (!seal.held().equals(seal.value())) {
                throw new NotWholeException("its seal does not fit: it is cut short or was altered");
            }
        }

        @Override
        public void close() throws IOException {
            from.close();
        }
    }
}
