package nl.nabij.server.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What of the server's folder cannot be made anew: the authority's key and certificate, the server's own, and
/// whatever else a server keeps there. All of it counts as secret, so that a file which a later version adds cannot
/// end up in clear by being forgotten here.
final class FolderParts {

    static final String PREFIX = "folder/";

    static final String AUTHORITY = PREFIX + "ca/authority.crt";

    /// The database, its programs, and what each start writes.
    private static final Set<String> MADE_ANEW =
            Set.of("postgres", "postgres-programs", "addresses.json", "first-start-code");

    private FolderParts() {}

    /// The files, in the order of their names; links are followed, as the server follows them.
    static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> found = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            return found.filter(Files::isRegularFile)
                    .filter(file -> !MADE_ANEW.contains(
                            folder.relativize(file).getName(0).toString()))
                    // Drafts of what is written at this moment.
                    .filter(file -> !file.toString().endsWith(".tmp")
                            && !file.toString().endsWith(".new"))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw new IOException("The folder " + folder + " cannot be read: " + e.getMessage(), e);
        }
    }

    static void write(Path folder, ArchiveWriter archive) throws IOException {
        for (Path file : files(folder)) {
            String name = PREFIX + folder.relativize(file).toString().replace('\\', '/');
            archive.part(name, to -> {
                try (InputStream from = Files.newInputStream(file)) {
                    from.transferTo(to);
                }
            });
        }
    }

    /// Writes a part back, for its owner's eyes only; one that is not the folder's is left.
    static void take(Path folder, String part, InputStream content) throws IOException {
        if (!part.startsWith(PREFIX)) {
            return;
        }
        Path file = folder.resolve(part.substring(PREFIX.length())).normalize();
        if (!file.startsWith(folder) || file.equals(folder)) {
            throw new NotWholeException("its part " + part + " lies outside the folder");
        }
        Path parent = file.resolveSibling(".").normalize();
        Files.createDirectories(
                parent, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        try (FileChannel channel = FileChannel.open(
                        file,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                OutputStream to = java.nio.channels.Channels.newOutputStream(channel)) {
            content.transferTo(to);
            channel.force(true);
        }
    }
}
