package nl.nabij.gateway.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// A real file system of 16 MiB that something else can fill to the last byte.
public final class SmallDisk implements AutoCloseable {

    private static final int CHUNK_BYTES = 4096;

    private final Path mountPoint;

    private SmallDisk(Path mountPoint) {
        this.mountPoint = mountPoint;
    }

    /// Leaves the test out, with its reason, where nothing may be mounted.
    public static SmallDisk at(Path mountPoint) throws IOException, InterruptedException {
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", mountPoint.toString()),
                "Only root may mount the small tmpfs that this test fills");
        return new SmallDisk(mountPoint);
    }

    public Path path() {
        return mountPoint;
    }

    public void fill() throws IOException {
        byte[] chunk = new byte[CHUNK_BYTES];
        Arrays.fill(chunk, (byte) 1);
        try (OutputStream filler = Files.newOutputStream(mountPoint.resolve("filler"))) {
            while (true) {
                filler.write(chunk);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("space");
        }
    }

    public void makeRoom() throws IOException {
        Files.delete(mountPoint.resolve("filler"));
    }

    @Override
    public void close() throws IOException {
        try {
            assertThat(run("umount", mountPoint.toString())).as("unmounted").isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }
}
