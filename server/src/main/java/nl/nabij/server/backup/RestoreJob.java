package nl.nabij.server.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import nl.nabij.server.backup.RefusedException.Why;
import nl.nabij.server.postgres.DatabaseAddress;
import nl.nabij.server.postgres.DatabaseUnavailableException;
import nl.nabij.server.postgres.EmbeddedServer;
import nl.nabij.server.postgres.OutsideDatabase;
import nl.nabij.server.postgres.RestoredDatabase;
import nl.nabij.server.postgres.TableOwner;
import nl.nabij.server.settings.ServerConfig;

/// Puts a backup into an empty folder, and an empty database where that is outside.
///
/// ```
///   check all of the file ─► build beside the place ─► old schema ─► rows ─► migrate ─► one renaming
/// ```
///
/// Whatever ends it before the renaming, no server finds anything in the place; doing it again begins anew.
final class RestoreJob {

    private final ServerConfig config;
    private final Progress progress;

    RestoreJob(ServerConfig config, Progress progress) {
        this.config = config;
        this.progress = progress;
    }

    /// What was restored, in numbers that a person can compare with what she remembers.
    record Restored(Manifest manifest, long homes, long people, long openAlarms) {}

    /// Reads both files and changes nothing.
    Manifest check(Path from, Optional<Path> keysFrom, Optional<Passphrase> passphrase)
            throws IOException, RefusedException {
        progress.say("the file is checked from its beginning to its end");
        Manifest manifest = new ArchiveReader(from, passphrase).check();
        if (manifest.database().isEmpty()) {
            throw new RefusedException(
                    Why.ARGUMENTS,
                    from + " holds keys only; name the backup itself with --from, this with --keys-from");
        }
        if (manifest.keysApart()) {
            checkKeys(from, manifest, keysFrom, passphrase);
        } else if (keysFrom.isPresent()) {
            throw new RefusedException(Why.ARGUMENTS, from + " holds its keys itself; leave --keys-from out");
        }
        return manifest;
    }

    private static void checkKeys(
            Path from, Manifest manifest, Optional<Path> keysFrom, Optional<Passphrase> passphrase)
            throws IOException, RefusedException {
        if (keysFrom.isEmpty()) {
            throw new RefusedException(
                    Why.ARGUMENTS,
                    "The keys of " + from + " are in a file of their own, made together with it; name it with"
                            + " --keys-from FILE. Without the authority's key every home would have to be enrolled"
                            + " again");
        }
        Manifest keys = new ArchiveReader(keysFrom.get(), passphrase).check();
        if (keys.database().isPresent() || !keys.authority().equals(manifest.authority())) {
            throw new RefusedException(
                    Why.FILE, keysFrom.get() + " does not hold the keys of the centre whose backup " + from + " is");
        }
    }

    /// @throws RefusedException when the place is not free, or anything is wrong with the file
    Restored run(Path from, Optional<Path> keysFrom, Optional<Passphrase> passphrase)
            throws IOException, SQLException, RefusedException {
        Asked asked = new Asked(from, keysFrom, passphrase);
        return config.database().isPresent() ? outside(asked, config.database().get()) : embedded(asked);
    }

    private record Asked(Path from, Optional<Path> keysFrom, Optional<Passphrase> passphrase) {}

    /// A backup that was checked.
    private record Source(
            ArchiveReader reader, Optional<ArchiveReader> keys, Manifest manifest, Manifest.Database database) {}

    private Source checked(Asked asked) throws IOException, RefusedException {
        Manifest manifest = check(asked.from(), asked.keysFrom(), asked.passphrase());
        return new Source(
                new ArchiveReader(asked.from(), asked.passphrase()),
                asked.keysFrom().map(file -> new ArchiveReader(file, asked.passphrase())),
                manifest,
                manifest.database().orElseThrow());
    }

    private Restored embedded(Asked asked) throws IOException, SQLException, RefusedException {
        try (RestorePlace place = RestorePlace.open(config.data(), false)) {
            Source source = checked(asked);
            Restored restored;
            progress.say("an empty database is made");
            try (EmbeddedServer server = EmbeddedServer.start(
                    place.building().resolve("postgres"), place.building().resolve("postgres-programs"))) {
                restored = fill(source, server.address(), place.building());
                RestoredDatabase.finish(server.address());
            }
            place.putInPlace(false);
            return restored;
        }
    }

    private Restored outside(Asked asked, DatabaseAddress address) throws IOException, SQLException, RefusedException {
        try {
            OutsideDatabase.check(address);
        } catch (DatabaseUnavailableException e) {
            throw new IOException("NABIJ_DATABASE_URL " + e.getMessage(), e);
        }
        RestoredDatabase.State state = RestoredDatabase.look(address);
        if (state == RestoredDatabase.State.IN_USE) {
            throw new RefusedException(
                    Why.TAKEN,
                    "The database at " + address + " has a schema '" + TableOwner.SCHEMA + "' already, and nothing in"
                            + " it is written over. Name an empty database in NABIJ_DATABASE_URL; or stop all servers"
                            + " that use this one, rename its schema as an administrator (alter schema "
                            + TableOwner.SCHEMA + " rename to " + TableOwner.SCHEMA + "_old), and try again");
        }
        try (RestorePlace place = RestorePlace.open(config.data(), state == RestoredDatabase.State.UNFINISHED)) {
            Restored restored = fill(checked(asked), address, place.building());
            place.putInPlace(true);
            RestoredDatabase.finish(address);
            place.released();
            return restored;
        }
    }

    private Restored fill(Source source, DatabaseAddress address, Path building)
            throws IOException, SQLException, RefusedException {
        String schema = source.database().schema();
        if (!RestoredDatabase.knows(address, schema)) {
            throw new RefusedException(
                    Why.NEWER,
                    "The backup was made by Nabij " + source.manifest().program() + " and has the schema " + schema
                            + "; this version knows it up to " + RestoredDatabase.newestKnown(address)
                            + ". Restore it with that version or a newer one");
        }
        RestoredDatabase.begin(address, schema);
        try {
            rows(source, address, building);
            progress.say("the schema " + schema + " is brought to that of this version");
            RestoredDatabase.migrate(address);
            return count(source.manifest(), address);
        } catch (IOException | SQLException | RefusedException | RuntimeException e) {
            abandon(address, e);
            throw e;
        }
    }

    private void rows(Source source, DatabaseAddress address, Path building)
            throws IOException, SQLException, RefusedException {
        try (Connection connection = TableOwner.signIn(address)) {
            DatabaseLoad load = DatabaseLoad.begin(connection, source.database(), progress);
            Manifest read = source.reader().read((part, content) -> {
                load.take(part, content);
                FolderParts.take(building, part, content);
            });
            if (!read.equals(source.manifest())) {
                throw new RefusedException(Why.FILE, "The backup was replaced by another while it was read");
            }
            if (source.keys().isPresent()) {
                source.keys().get().read((part, content) -> FolderParts.take(building, part, content));
            }
            load.commit(source.database().sequences());
        }
    }

    /// Where the database is outside, it is as empty as it was; where not, it goes with its folder.
    private void abandon(DatabaseAddress address, Exception why) {
        try {
            RestoredDatabase.abandon(address);
        } catch (RuntimeException e) {
            why.addSuppressed(e);
        }
    }

    private static Restored count(Manifest manifest, DatabaseAddress address) throws SQLException {
        try (Connection connection = TableOwner.signIn(address);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select (select count(*) from nabij.home),"
                        + " (select count(*) from nabij.person),"
                        + " (select count(*) from nabij.alarm where state <> 'closed')")) {
            row.next();
            return new Restored(manifest, row.getLong(1), row.getLong(2), row.getLong(3));
        }
    }
}
