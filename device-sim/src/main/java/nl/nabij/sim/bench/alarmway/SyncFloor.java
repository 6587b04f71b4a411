package nl.nabij.sim.bench.alarmway;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import nl.nabij.sim.bench.BenchmarkException;
import nl.nabij.sim.bench.Percentiles;

/// What nobody can be faster than: 4 KiB appended and synced. An alarm is synced twice, in the home
/// and at the centre.
final class SyncFloor {

    private static final int BLOCK = 4_096;

    private SyncFloor() {}

    static Percentiles measure(Path folder, int samples) {
        long[] nanos = new long[samples];
        try (FileChannel file = FileChannel.open(
                folder.resolve("floor"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.APPEND)) {
            ByteBuffer block = ByteBuffer.allocateDirect(BLOCK);
            for (int i = 0; i < samples; i++) {
                block.clear();
                long began = System.nanoTime();
                file.write(block);
                file.force(false);
                nanos[i] = System.nanoTime() - began;
            }
        } catch (IOException e) {
            throw new BenchmarkException("the disk could not be measured: " + e.getMessage(), e);
        }
        return new Percentiles(nanos);
    }
}
