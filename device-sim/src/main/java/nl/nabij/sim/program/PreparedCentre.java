package nl.nabij.sim.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The folder of a centre with the demo's people that was started once and stopped in order, and what its
/// Java needs to start in half the time. Each of the many centres of a test run goes on with a copy of it:
/// the first start, which unpacks PostgreSQL, makes a cluster and runs all migrations, takes four times as
/// long as a later one, and is looked at by tests of its own.
///
/// It is made where the system property [#PROPERTY] names a folder for it, once in each run of this JVM. A
/// benchmark that measures has none.
public final class PreparedCentre {

    /// Names the folder.
    static final String PROPERTY = "nabij.prepared.centre";

    private static final String PROGRAMS = "postgres-programs";

    private final Path folder;

    private PreparedCentre(Path folder) {
        this.folder = folder;
    }

    /// Made by whoever asks first; the others wait for it.
    private static final class Holder {
        private static final Optional<PreparedCentre> MADE =
                Optional.ofNullable(System.getProperty(PROPERTY)).map(Path::of).map(PreparedCentre::make);
    }

    /// @return empty where none is wanted: each centre then begins with nothing
    public static Optional<PreparedCentre> wanted() {
        return Holder.MADE;
    }

    private static PreparedCentre make(Path folder) {
        try {
            remove(folder);
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new ProgramException("no place for a prepared centre: " + e.getMessage(), e);
        }
        PreparedCentre made = new PreparedCentre(folder.toAbsolutePath());
        Path cache = made.folder.resolve("being-made.aot");
        Delivered server = new Delivered(
                "server",
                made.folder,
                Centre.PORTS,
                Map.of(
                        "NABIJ_DATA",
                        made.folder.toString(),
                        "NABIJ_DEMO",
                        "true",
                        "NABIJ_DEMO_PASSWORD",
                        Centre.PASSWORD),
                List.of("-XX:AOTCacheOutput=" + cache));
        boolean whole = server.stop();
        if (Files.exists(made.folder.resolve("server/postgres/data/postmaster.pid"))) {
            throw new ProgramException("the centre that was to be prepared left its database running");
        }
        // The cache is written at the very end: a Java that had to be killed left half of one.
        if (whole && Files.exists(cache)) {
            try {
                Files.move(cache, made.cache());
            } catch (IOException e) {
                throw new ProgramException("the start-up cache cannot be kept: " + e.getMessage(), e);
            }
        }
        return made;
    }

    private Path cache() {
        return folder.resolve("server.aot");
    }

    /// What a server's Java is started with, beside its delivered options; only for the delivered class path.
    public List<String> jvmOptions() {
        return Files.exists(cache()) ? List.of("-XX:AOTCache=" + cache()) : List.of();
    }

    /// Puts a copy of it into the folder in which a centre is about to start, unless one was there before.
    ///
    /// @param data the centre keeps its own in `server`
    public void copyTo(Path data) {
        Path server = data.resolve("server");
        if (Files.exists(server)) {
            return;
        }
        Path from = folder.resolve("server");
        try {
            copy(from, server);
            // Programs are only read.
            Files.createSymbolicLink(server.resolve(PROGRAMS), from.resolve(PROGRAMS));
        } catch (IOException e) {
            throw new ProgramException("the prepared centre cannot be copied: " + e.getMessage(), e);
        }
    }

    /// Takes the way to the shared programs out of a centre's folder, before somebody removes the folder and
    /// wonders where it leads.
    public static void leave(Path data) {
        Path programs = data.resolve("server").resolve(PROGRAMS);
        if (Files.isSymbolicLink(programs)) {
            try {
                Files.delete(programs);
            } catch (IOException e) {
                throw new ProgramException("the prepared centre's programs stay in use: " + e.getMessage(), e);
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes) throws IOException {
                if (each.equals(from.resolve(PROGRAMS))) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                // With its rights: PostgreSQL refuses a folder that others may read.
                Files.copy(each, to.resolve(from.relativize(each)), StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path each, BasicFileAttributes attributes) throws IOException {
                Files.copy(each, to.resolve(from.relativize(each)), StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void remove(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        List<Path> all = new ArrayList<>();
        try (var files = Files.walk(folder)) {
            files.forEach(all::add);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        for (Path each : all.reversed()) {
            Files.delete(each);
        }
    }
}
