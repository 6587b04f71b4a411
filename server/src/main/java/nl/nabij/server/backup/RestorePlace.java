package nl.nabij.server.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import nl.nabij.server.backup.RefusedException.Why;
import nl.nabij.server.postgres.EmbeddedServer;

/// Where the server's folder is built anew: beside it, so that one renaming makes it the server's.
///
/// ```
///   NABIJ_DATA/restore.lock        one restore at a time
///   NABIJ_DATA/server.restoring    under construction; what a killed one left is removed by the next
///   NABIJ_DATA/server              not there, or empty, until the renaming
/// ```
final class RestorePlace implements AutoCloseable {

    /// In a folder whose database outside is not released yet.
    private static final String UNFINISHED = "restore-unfinished";

    /// Ten seconds: a start that nobody waits for any more is over by then.
    private static final int MOST_ATTEMPTS = 20;

    private static final Duration TRY_AGAIN = Duration.ofMillis(500);

    private final Path folder;
    private final Path building;
    private final FileChannel lock;

    private RestorePlace(Path folder, Path building, FileChannel lock) {
        this.folder = folder;
        this.building = building;
        this.lock = lock;
    }

    /// @param folder the server's
    /// @param begunBefore whether the database outside says that a restore was begun and not finished
    /// @throws RefusedException when something lies in it
    static RestorePlace open(Path folder, boolean begunBefore) throws IOException, RefusedException {
        Path parent = folder.resolveSibling(".").normalize();
        Files.createDirectories(parent);
        FileChannel lock = lock(parent.resolve("restore.lock"));
        try {
            if (!isFree(folder, begunBefore)) {
                throw new RefusedException(
                        Why.TAKEN,
                        "The folder " + folder
                                + " is not empty, and nothing in it is written over. Stop the server that"
                                + " works in it and move it away (mv " + folder + " " + folder
                                + ".old), or name another"
                                + " folder in NABIJ_DATA");
            }
            Path building = parent.resolve(folder.getFileName() + ".restoring");
            if (Files.exists(building)) {
                clear(building);
            }
            Files.createDirectory(
                    building, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            return new RestorePlace(folder, building, lock);
        } catch (IOException | RefusedException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /// A PostgreSQL that was just being started when its restore was killed may not be found at the first look, and
    /// writes on while the folder is removed.
    private static void clear(Path building) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                EmbeddedServer.endOrphan(building.resolve("postgres"));
                delete(building);
                return;
            } catch (IOException e) {
                if (attempt == MOST_ATTEMPTS) {
                    throw e;
                }
                LockSupport.parkNanos(TRY_AGAIN.toNanos());
            }
        }
    }

    private static FileChannel lock(Path file) throws IOException, RefusedException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            channel.close();
            throw new RefusedException(Why.TAKEN, "Another restore works in " + file.getParent() + "; wait for it");
        }
        return channel;
    }

    private static boolean isFree(Path folder, boolean begunBefore) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return true;
        }
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.findAny().isEmpty() || (begunBefore && Files.exists(folder.resolve(UNFINISHED)));
        }
    }

    Path building() {
        return building;
    }

    /// The renaming. All of it is on the disk before.
    ///
    /// @param databaseOutside whether something has still to be released after it, by [#released]
    void putInPlace(boolean databaseOutside) throws IOException {
        if (databaseOutside) {
            Files.createFile(building.resolve(UNFINISHED));
        }
        sync(building);
        if (Files.exists(folder.resolve(UNFINISHED))) {
            delete(folder);
        }
        Files.move(building, folder, StandardCopyOption.ATOMIC_MOVE);
        syncOne(folder.resolveSibling(".").normalize());
    }

    void released() throws IOException {
        Files.deleteIfExists(folder.resolve(UNFINISHED));
    }

    /// Without the renaming nothing is left.
    @Override
    public void close() throws IOException {
        try (lock) {
            if (Files.exists(building)) {
                delete(building);
            }
        }
    }

    private static void sync(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            for (Path each : (Iterable<Path>) all::iterator) {
                if (Files.isRegularFile(each, LinkOption.NOFOLLOW_LINKS)
                        || Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS)) {
                    syncOne(each);
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void syncOne(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static void delete(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            for (Path each : (Iterable<Path>) all.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(each);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
