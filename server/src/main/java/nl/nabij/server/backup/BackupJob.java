package nl.nabij.server.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.nabij.server.backup.Manifest.Part;
import nl.nabij.server.backup.RefusedException.Why;
import nl.nabij.server.postgres.DatabaseAddress;
import nl.nabij.server.postgres.EmbeddedServer;
import nl.nabij.server.postgres.RunningServer;
import nl.nabij.server.postgres.TableOwner;
import nl.nabij.server.settings.ServerConfig;

/// Makes a backup, beside the server that runs or without one.
final class BackupJob {

    /// Their values are secrets, or hold one.
    private static final Pattern SECRET = Pattern.compile(".*(PASS|SECRET|TOKEN|KEY|CODE|URL|BACKUP).*");

    private final ServerConfig config;
    private final Map<String, String> environment;
    private final Clock clock;
    private final SecureRandom random;
    private final String program;
    private final Progress progress;

    /// @param program this build's version
    BackupJob(
            ServerConfig config,
            Map<String, String> environment,
            Clock clock,
            SecureRandom random,
            String program,
            Progress progress) {
        this.config = config;
        this.environment = Map.copyOf(environment);
        this.clock = clock;
        this.random = random;
        this.program = program;
        this.progress = progress;
    }

    /// @param keysTo where the folder with the keys goes; without it they are in the one file, encrypted
    Manifest run(Path to, Optional<Path> keysTo, Optional<Passphrase> passphrase)
            throws IOException, SQLException, RefusedException {
        if (passphrase.isPresent()) {
            passphrase.get().requireStrong();
        } else if (keysTo.isEmpty()) {
            throw new RefusedException(
                    Why.ARGUMENTS,
                    "The authority's key is never written in clear beside the database. Name the file that holds a"
                            + " passphrase in " + Passphrase.FILE_KEY
                            + ", and all is encrypted; or give the keys a file"
                            + " of their own with --keys-to FILE");
        }
        requireSomething();
        UUID id = new UUID(random.nextLong(), random.nextLong());
        // Before the first row is read: what came later may be in it, what came earlier surely is.
        Instant takenAt = clock.instant();
        try (ArchiveWriter whole = ArchiveWriter.create(to, passphrase, random)) {
            if (keysTo.isPresent()) {
                return inTwoFiles(whole, keysTo.get(), passphrase, id, takenAt);
            }
            Manifest.Database database = database(whole);
            FolderParts.write(config.data(), whole);
            Manifest manifest =
                    manifest(id, takenAt, Optional.of(database), authority(whole.parts()), false, whole.parts());
            finish(whole, manifest, passphrase);
            whole.publish();
            return manifest;
        }
    }

    private Manifest inTwoFiles(
            ArchiveWriter whole, Path keysTo, Optional<Passphrase> passphrase, UUID id, Instant takenAt)
            throws IOException, SQLException, RefusedException {
        try (ArchiveWriter keys = ArchiveWriter.create(keysTo, passphrase, random)) {
            FolderParts.write(config.data(), keys);
            Optional<String> authority = authority(keys.parts());
            finish(keys, manifest(id, takenAt, Optional.empty(), authority, false, keys.parts()), passphrase);
            Manifest.Database database = database(whole);
            Manifest manifest = manifest(id, takenAt, Optional.of(database), authority, true, whole.parts());
            finish(whole, manifest, passphrase);
            keys.publish();
            whole.publish();
            return manifest;
        }
    }

    private void requireSomething() throws RefusedException, IOException {
        Path folder = config.data();
        boolean own = config.database().isEmpty();
        if (!Files.isDirectory(folder) || (own && !Files.exists(folder.resolve("postgres/password")))) {
            throw new RefusedException(
                    Why.ARGUMENTS,
                    "There is nothing to back up in " + folder + ": no server ever ran there. NABIJ_DATA has to name"
                            + " the folder of the server" + (own ? ", or NABIJ_DATABASE_URL its database" : ""));
        }
    }

    private Manifest.Database database(ArchiveWriter whole) throws IOException, SQLException {
        if (config.database().isPresent()) {
            return database(whole, config.database().get());
        }
        Path folder = config.data().resolve("postgres");
        Optional<DatabaseAddress> running = RunningServer.find(folder);
        if (running.isPresent()) {
            progress.say("the server runs and goes on while it is read");
            return database(whole, running.get());
        }
        progress.say("the server does not run; its database is started for the backup");
        try (EmbeddedServer server = EmbeddedServer.start(folder, config.data().resolve("postgres-programs"))) {
            return database(whole, server.address());
        }
    }

    private Manifest.Database database(ArchiveWriter whole, DatabaseAddress address) throws IOException, SQLException {
        try (Connection connection = TableOwner.signIn(address)) {
            DatabaseDump dump = DatabaseDump.begin(connection);
            String schema = dump.schema();
            List<Manifest.Table> tables = dump.writeTables(whole, progress);
            return new Manifest.Database(schema, tables, dump.sequences());
        }
    }

    private Manifest manifest(
            UUID id,
            Instant takenAt,
            Optional<Manifest.Database> database,
            Optional<String> authority,
            boolean keysApart,
            List<Part> parts) {
        return new Manifest(Manifest.FORMAT, id, takenAt, program, database, authority, keysApart, settings(), parts);
    }

    /// Whoever gets a file whose write went wrong finds out at the worst moment, so each is read once more.
    private void finish(ArchiveWriter archive, Manifest manifest, Optional<Passphrase> passphrase)
            throws IOException, RefusedException {
        Path draft = archive.finish(manifest);
        progress.say("what was written is read once more");
        if (!new ArchiveReader(draft, passphrase).check().equals(manifest)) {
            throw new IOException("What was read again from " + draft + " is not what was written");
        }
    }

    private static Optional<String> authority(List<Part> parts) {
        return parts.stream()
                .filter(part -> part.name().equals(FolderParts.AUTHORITY))
                .map(Part::sha256)
                .findFirst();
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        environment.forEach((key, value) -> {
            if (key.startsWith("NABIJ_") && !SECRET.matcher(key).matches()) {
                settings.put(key, value);
            }
        });
        return settings;
    }
}
