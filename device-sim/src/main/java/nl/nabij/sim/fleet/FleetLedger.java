package nl.nabij.sim.fleet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.PressId;
import org.jspecify.annotations.Nullable;

/// What was pressed in the fleet's homes and what the centre gave a receipt for, in the fleet's own file.
/// A press is in the file and synced before anything of it leaves; presses of many homes share a sync.
///
/// ```
/// fleet 1 epoch 217987234
/// pressed gw-fleet-00001 1 0a3f… 1795459200123       home, number, press, milliseconds since 1970
/// receipt gw-fleet-00001 1                           the centre has all of this home through this number
/// ```
///
/// A fleet that was killed goes on with it: a line without its end was never synced, so its press never
/// left, and is forgotten. A receipt that was not synced is asked for again, which does no harm.
public final class FleetLedger implements AutoCloseable {

    private static final Instant EPOCHS_BEGIN = Instant.parse("2020-01-01T00:00:00Z");

    /// Lines that wait for the writer. When full, whoever presses waits.
    private static final int MOST_WAITING = 100_000;

    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(10);

    private final FileChannel channel;
    private final long epoch;
    private final Map<GatewayId, Home> homes = new HashMap<>();
    private final BlockingQueue<Line> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private final Thread writer;
    private volatile @Nullable IOException failure;

    /// @param synced called when it is on disk
    private record Line(String text, boolean sync, Runnable synced, boolean last) {}

    private static final class Home {
        private final List<FleetPress> presses = new ArrayList<>();
        private long pressed;
        private long through;
    }

    private FleetLedger(FileChannel channel, long epoch) {
        this.channel = channel;
        this.epoch = epoch;
        this.writer = Thread.ofPlatform().daemon().name("fleet-ledger").unstarted(this::write);
    }

    /// Opens a ledger and takes up what it tells, or makes one.
    ///
    /// @param file its folder has to be there
    /// @throws FleetException when it cannot be used, or is no ledger
    public static FleetLedger open(Path file, InstantSource clock) {
        try {
            List<String> lines = wholeLines(file);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            long end = lines.stream().mapToLong(line -> bytes(line).length).sum();
            channel.truncate(end).position(end);
            FleetLedger ledger;
            if (lines.isEmpty()) {
                // Above that of any ledger that was kept for these homes before.
                long epoch = Duration.between(EPOCHS_BEGIN, clock.instant()).toSeconds();
                ledger = new FleetLedger(channel, epoch);
                ledger.append("fleet 1 epoch " + epoch);
                channel.force(true);
            } else {
                ledger = new FleetLedger(channel, epochOf(file, lines.getFirst()));
                for (String line : lines.subList(1, lines.size())) {
                    ledger.takeUp(line.split(" ", -1));
                }
            }
            ledger.writer.start();
            return ledger;
        } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new FleetException("the ledger " + file + " cannot be used: " + e.getMessage(), e);
        }
    }

    /// Of this ledger: what its homes number begins with 1 in it.
    public long epoch() {
        return epoch;
    }

    /// All that was pressed, home by home in their order.
    public synchronized List<FleetPress> presses() {
        return homes.values().stream().flatMap(home -> home.presses.stream()).toList();
    }

    /// Through which number each home has the centre's receipt; a home without one is not in it.
    public synchronized Map<GatewayId, Long> receipts() {
        Map<GatewayId, Long> receipts = new HashMap<>();
        homes.forEach((home, known) -> {
            if (known.through > 0) {
                receipts.put(home, known.through);
            }
        });
        return receipts;
    }

    /// What a home pressed and has no receipt for, in order.
    synchronized List<FleetPress> waiting(GatewayId home) {
        Home known = of(home);
        return known.presses.stream()
                .filter(press -> press.seq() > known.through)
                .toList();
    }

    /// Numbers one press of each of these homes, and writes them with one sync.
    ///
    /// @param press ids, one for each home
    /// @param synced called with each press when all are on disk, on the ledger's own thread
    void press(Collection<GatewayId> pressing, java.util.function.Supplier<PressId> press, Instant at, Synced synced) {
        List<FleetPress> presses = new ArrayList<>(pressing.size());
        StringBuilder text = new StringBuilder();
        // One lock from the number to its place in the queue: numbers reach the file, and the homes, in order.
        synchronized (waiting) {
            synchronized (this) {
                for (GatewayId home : pressing) {
                    FleetPress made = new FleetPress(home, epoch, ++of(home).pressed, press.get(), at);
                    presses.add(made);
                    text.append("pressed ").append(home).append(' ').append(made.seq());
                    text.append(' ').append(made.press()).append(' ').append(at.toEpochMilli());
                    text.append('\n');
                }
            }
            put(new Line(
                    text.toString(),
                    true,
                    () -> {
                        synchronized (this) {
                            presses.forEach(each -> of(each.home()).presses.add(each));
                        }
                        presses.forEach(synced::synced);
                    },
                    false));
        }
    }

    /// The centre has all of this home through this number.
    void receipt(GatewayId home, long through) {
        synchronized (this) {
            Home known = of(home);
            if (through <= known.through) {
                return;
            }
            known.through = through;
        }
        put(new Line("receipt " + home + " " + through + "\n", false, () -> {}, false));
    }

    /// Writes what waits.
    @Override
    public void close() {
        put(new Line("", true, () -> {}, true));
        try {
            if (!writer.join(CLOSE_LIMIT)) {
                throw new FleetException("the ledger's disk does not answer");
            }
            channel.close();
        } catch (IOException e) {
            throw failed(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        check();
    }

    /// @throws FleetException when something could not be written
    void check() {
        IOException why = failure;
        if (why != null) {
            throw failed(why);
        }
    }

    private static FleetException failed(IOException why) {
        return new FleetException("the ledger cannot be written: " + why.getMessage(), why);
    }

    private void put(Line line) {
        check();
        try {
            waiting.put(line);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FleetException("interrupted while the ledger was full", e);
        }
    }

    private void write() {
        List<Line> lines = new ArrayList<>();
        boolean last = false;
        try {
            while (!last) {
                lines.add(waiting.take());
                waiting.drainTo(lines);
                ByteBuffer text = ByteBuffer.wrap(bytesOf(lines));
                while (text.hasRemaining()) {
                    channel.write(text);
                }
                if (lines.stream().anyMatch(Line::sync)) {
                    channel.force(false);
                }
                lines.forEach(line -> line.synced.run());
                last = lines.stream().anyMatch(Line::last);
                lines.clear();
            }
        } catch (IOException e) {
            failure = e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] bytesOf(List<Line> lines) {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line.text));
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private void append(String line) throws IOException {
        ByteBuffer text = ByteBuffer.wrap(bytes(line));
        while (text.hasRemaining()) {
            channel.write(text);
        }
    }

    private void takeUp(String[] words) {
        Home home = of(new GatewayId(words[1]));
        long number = Long.parseLong(words[2]);
        switch (words[0]) {
            case "pressed" -> {
                if (number != home.pressed + 1) {
                    throw new IllegalArgumentException(
                            words[1] + " pressed " + number + " after " + home.pressed + ", so lines are missing");
                }
                home.pressed = number;
                home.presses.add(new FleetPress(
                        new GatewayId(words[1]),
                        epoch,
                        number,
                        PressId.of(words[3]),
                        Instant.ofEpochMilli(Long.parseLong(words[4]))));
            }
            case "receipt" -> home.through = Math.max(home.through, number);
            default -> throw new IllegalArgumentException("'" + words[0] + "' is no line of a ledger");
        }
    }

    private Home of(GatewayId home) {
        return homes.computeIfAbsent(home, _ -> new Home());
    }

    private static List<String> wholeLines(Path file) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        String text = Files.readString(file, StandardCharsets.US_ASCII);
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }

    private static long epochOf(Path file, String first) {
        String[] words = first.split(" ", -1);
        if (words.length != 4 || !first.startsWith("fleet 1 epoch ")) {
            throw new IllegalArgumentException(file + " begins with '" + first + "' and is no ledger of a fleet");
        }
        return Long.parseLong(words[3]);
    }

    private static byte[] bytes(String line) {
        return (line + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    /// Hears of a press that is on disk.
    interface Synced {
        void synced(FleetPress press);
    }
}
