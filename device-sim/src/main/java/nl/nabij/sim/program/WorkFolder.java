package nl.nabij.sim.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/// A folder that is gone when it is closed.
///
/// @param path absolute
public record WorkFolder(Path path) implements AutoCloseable {

    /// In the folder for temporary files, `java.io.tmpdir`.
    public static WorkFolder make() {
        try {
            return new WorkFolder(Files.createTempDirectory("nabij-bench"));
        } catch (IOException e) {
            throw new ProgramException("no folder for the data: " + e.getMessage(), e);
        }
    }

    /// Once more when something was still being written.
    @Override
    public void close() {
        for (int tries = 0; tries < 3 && Files.exists(path); tries++) {
            try (Stream<Path> files = Files.walk(path)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            } catch (IOException | java.io.UncheckedIOException e) {
                // A file that went while we looked: the next try finds the rest.
            }
        }
    }
}
