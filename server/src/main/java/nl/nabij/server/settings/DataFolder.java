package nl.nabij.server.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/// The server's folder: checked at start, before anything is begun that would have to be undone.
public record DataFolder(Path path) {

    /// @throws IOException says which folder and what would be right
    public static DataFolder open(Path path) throws IOException {
        try {
            Files.createDirectories(path);
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
            Path probe = Files.createTempFile(path, "probe", ".tmp");
            Files.delete(probe);
        } catch (IOException e) {
            throw new IOException(
                    "The data folder " + path + " cannot be used (" + e + "); NABIJ_DATA has to name a folder that"
                            + " belongs to the user who runs the server, with room on its disk",
                    e);
        }
        return new DataFolder(path);
    }

    public Path resolve(String name) {
        return path.resolve(name);
    }

    /// Writes a small file that others read, whole or not at all, for the owner's eyes only.
    public void publish(String name, String text) throws IOException {
        Path file = path.resolve(name);
        Path folder = file.resolveSibling(".").normalize();
        Files.createDirectories(folder);
        Path draft = Files.createTempFile(
                folder,
                "draft",
                ".tmp",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(draft, text);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    public void withdraw(String name) throws IOException {
        Files.deleteIfExists(path.resolve(name));
    }
}
