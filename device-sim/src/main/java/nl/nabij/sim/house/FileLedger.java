package nl.nabij.sim.house;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.UUID;

/// The ledger as a file: one JSON object a line, only ever added to, synced after each line.
///
/// `{"at":…,"device":…,"id":…,"mark":"pressed","seq":1}`, and later `{"at":…,"mark":"acknowledged",
/// "seq":1}`, `sent-again` or `not-sent`. It grows without limit: 150 bytes a press, and a simulated
/// home lives for hours.
final class FileLedger implements Ledger {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final FileChannel file;
    private long last;

    private FileLedger(FileChannel file, long last) {
        this.file = file;
        this.last = last;
    }

    /// Opens the file, or makes it. A line that a crash cut short is cut off: its press never left.
    ///
    /// @throws IOException when it cannot be read or written, or holds something else
    static FileLedger open(Path path) throws IOException {
        byte[] before = Files.exists(path) ? Files.readAllBytes(path) : new byte[0];
        int whole = before.length;
        while (whole > 0 && before[whole - 1] != '\n') {
            whole--;
        }
        long last = 0;
        for (String line :
                new String(before, 0, whole, StandardCharsets.UTF_8).lines().toList()) {
            try {
                last = Math.max(last, MAPPER.readTree(line).path("seq").asLong());
            } catch (JsonProcessingException e) {
                throw new IOException(path + " is no ledger: '" + line + "' is no line of JSON", e);
            }
        }
        FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        file.truncate(whole);
        file.position(whole);
        return new FileLedger(file, last);
    }

    @Override
    public long pressed(String device, Instant at) {
        long seq = ++last;
        String source = device + ' ' + seq + ' ' + at;
        write(line("pressed", seq, at)
                .put("device", device)
                .put(
                        "id",
                        UUID.nameUUIDFromBytes(source.getBytes(StandardCharsets.UTF_8))
                                .toString()));
        return seq;
    }

    @Override
    public void acknowledged(long press, Instant at) {
        write(line("acknowledged", press, at));
    }

    @Override
    public void sentAgain(long press, Instant at) {
        write(line("sent-again", press, at));
    }

    @Override
    public void notSent(long press, String why, Instant at) {
        write(line("not-sent", press, at).put("why", why));
    }

    private static ObjectNode line(String mark, long seq, Instant at) {
        return MAPPER.createObjectNode()
                .put("at", at.toString())
                .put("mark", mark)
                .put("seq", seq);
    }

    private void write(ObjectNode line) {
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        try {
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException("The ledger cannot be written; without it the home does not go on", e);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
