package nl.nabij.gateway.outbox;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.nabij.contract.ContractVersion;
import nl.nabij.contract.link.Stream;
import nl.nabij.contract.link.Up;
import nl.nabij.contract.link.UpMessage;
import nl.nabij.gateway.clock.BoxClock;

/// An outbox without a disk, for the tests of those who use one.
public final class MemoryOutbox implements Outbox {

    private final Map<Stream, List<Up>> rows = new EnumMap<>(Stream.class);
    private final Map<Stream, Long> last = new EnumMap<>(Stream.class);
    private final Map<String, String> notes = new LinkedHashMap<>();
    private final BoxClock clock;
    private long epoch = 7;

    public MemoryOutbox(BoxClock clock) {
        this.clock = clock;
        for (Stream stream : Stream.values()) {
            rows.put(stream, new ArrayList<>());
            last.put(stream, 0L);
        }
    }

    @Override
    public synchronized Up append(Stream stream, UpMessage message) {
        BoxClock.Reading reading = clock.read();
        Up up = new Up(
                ContractVersion.CURRENT,
                stream,
                epoch,
                last.merge(stream, 1L, Long::sum),
                reading.at(),
                reading.synchronised(),
                reading.bootId(),
                reading.sinceBoot().toMillis(),
                message);
        of(stream).add(up);
        return up;
    }

    @Override
    public synchronized Up append(Stream stream, UpMessage message, Note note) {
        keep(note);
        return append(stream, message);
    }

    @Override
    public synchronized void keep(Note note) {
        notes.remove(note.about());
        notes.put(note.about(), note.text());
    }

    @Override
    public synchronized List<Note> notes() {
        List<Note> all = new ArrayList<>();
        notes.forEach((about, text) -> all.add(new Note(about, text)));
        return all;
    }

    @Override
    public synchronized List<Up> after(Stream stream, long afterSeq, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit is " + limit);
        }
        return of(stream).stream()
                .filter(up -> up.seq() > afterSeq)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized Received receive(Stream stream, long receiptEpoch, long through) {
        if (receiptEpoch < epoch) {
            return Received.OLDER_LIFE;
        }
        if (receiptEpoch > epoch || through > last.getOrDefault(stream, 0L)) {
            epoch = receiptEpoch + 1;
            for (Stream each : Stream.values()) {
                List<Up> before = List.copyOf(of(each));
                of(each).clear();
                last.put(each, 0L);
                before.forEach(up -> append(each, up.message()));
            }
            return Received.NEW_LIFE;
        }
        of(stream).removeIf(up -> up.seq() <= through);
        return Received.TAKEN;
    }

    @Override
    public synchronized long waiting(Stream stream) {
        return of(stream).size();
    }

    @Override
    public synchronized long epoch() {
        return epoch;
    }

    @Override
    public void close() {}

    private List<Up> of(Stream stream) {
        return rows.computeIfAbsent(stream, any -> new ArrayList<>());
    }
}
