package nl.nabij.server.backup;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// Tells a person in words how far long work is.
final class Progress {

    /// Often enough that nobody thinks that it hangs.
    private static final Duration TOLD_EACH = Duration.ofSeconds(5);

    private static final long MEBIBYTE = 1 << 20;

    private final Consumer<String> teller;
    private final LongSupplier nanoTime;

    Progress(Consumer<String> teller, LongSupplier nanoTime) {
        this.teller = teller;
        this.nanoTime = nanoTime;
    }

    void say(String what) {
        teller.accept(what);
    }

    void done(String what, long count, String of) {
        teller.accept(String.format(Locale.ROOT, "%s: %,d %s", what, count, of));
    }

    /// Tells from time to time how much went through.
    OutputStream watching(String what, OutputStream to) {
        return new FilterOutputStream(to) {
            private long bytes;
            private long toldAt = nanoTime.getAsLong();

            @Override
            public void write(byte[] some, int offset, int length) throws IOException {
                out.write(some, offset, length);
                bytes += length;
                long now = nanoTime.getAsLong();
                if (now - toldAt > TOLD_EACH.toNanos()) {
                    toldAt = now;
                    teller.accept(String.format(Locale.ROOT, "%s: %,d MiB so far", what, bytes / MEBIBYTE));
                }
            }
        };
    }
}
