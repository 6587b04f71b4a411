package nl.nabij.server.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/// The embedded PostgreSQL of a server that runs now, found by another program beside it.
public final class RunningServer {

    /// In `postmaster.pid`, counted from 0.
    private static final int LINE_OF_PORT = 3;

    private RunningServer() {}

    /// @param folder as in [EmbeddedServer#start]
    /// @return empty when no server works in the folder
    /// @throws IOException when one does, and its PostgreSQL is not there (yet)
    public static Optional<DatabaseAddress> find(Path folder) throws IOException {
        if (!isHeld(folder.resolve("server.lock"))) {
            return Optional.empty();
        }
        Path data = folder.resolve("data");
        if (OrphanPostmaster.find(data).isPresent()) {
            List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
            if (lines.size() > LINE_OF_PORT
                    && lines.get(LINE_OF_PORT).strip().matches("\\d{1,5}")
                    && Files.exists(folder.resolve("password"))) {
                return Optional.of(new DatabaseAddress(
                        "localhost",
                        Integer.parseInt(lines.get(LINE_OF_PORT).strip()),
                        EmbeddedServer.DATABASE,
                        EmbeddedServer.SUPERUSER,
                        Files.readString(folder.resolve("password")).strip()));
            }
        }
        throw new IOException("A server starts or stops in " + folder + " just now; try again in a minute");
    }

    private static boolean isHeld(Path lock) throws IOException {
        if (!Files.exists(lock)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
                FileLock free = channel.tryLock()) {
            return free == null;
        } catch (OverlappingFileLockException heldHere) {
            return true;
        }
    }
}
