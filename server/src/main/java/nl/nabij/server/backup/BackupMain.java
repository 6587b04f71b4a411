package nl.nabij.server.backup;

import java.io.IOException;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.logging.Level;
import nl.nabij.server.backup.RefusedException.Why;
import nl.nabij.server.backup.RestoreJob.Restored;
import nl.nabij.server.settings.ServerConfig;
import nl.nabij.server.settings.SettingsException;

/// The program `nabij backup` and `nabij restore`; [Command#USAGE] says what its exit codes mean.
public final class BackupMain {

    private static final int FAULT = 1;

    /// Libraries that tell at INFO how they work. Held here, since a logger that nobody holds forgets its
    /// level.
    private static final List<java.util.logging.Logger> CHATTY = List.of(
            java.util.logging.Logger.getLogger("io.zonky"),
            java.util.logging.Logger.getLogger("org.flywaydb"),
            java.util.logging.Logger.getLogger("nl.nabij"));

    private BackupMain() {}

    public static void main(String[] arguments) {
        CHATTY.forEach(logger -> logger.setLevel(Level.WARNING));
        System.exit(run(List.of(arguments), System.getenv()));
    }

    /// @return the exit code
    static int run(List<String> arguments, Map<String, String> environment) {
        try {
            Command command = Command.parse(arguments);
            switch (command) {
                case Command.Help() -> System.out.print(Command.USAGE);
                case Command.Backup backup -> backup(backup, environment);
                case Command.Restore restore -> restore(restore, environment);
            }
            return 0;
        } catch (RefusedException e) {
            tell(e.getMessage());
            return e.why().exitCode;
        } catch (SettingsException e) {
            e.mistakes().forEach(BackupMain::tell);
            return Why.ARGUMENTS.exitCode;
        } catch (IOException | SQLException | RuntimeException e) {
            tell("It was not done, and nothing was changed: " + e.getMessage());
            return FAULT;
        }
    }

    private static void backup(Command.Backup command, Map<String, String> environment)
            throws IOException, SQLException, RefusedException {
        BackupJob job = new BackupJob(
                ServerConfig.read(environment),
                environment,
                Clock.systemUTC(),
                new SecureRandom(),
                version(),
                progress());
        Optional<Passphrase> passphrase = Passphrase.read(environment);
        Manifest manifest = job.run(command.to(), command.keysTo(), passphrase);
        Manifest.Database database = manifest.database().orElseThrow();
        System.out.printf(
                "%s holds this centre as it was at %s (%d tables, %d rows, schema %s)%s%n",
                command.to(),
                manifest.takenAt(),
                database.tables().size(),
                database.tables().stream().mapToLong(Manifest.Table::rows).sum(),
                database.schema(),
                passphrase.isPresent()
                        ? ", encrypted"
                        : "; it is NOT encrypted and holds clients' data: keep it where nobody else reads");
        command.keysTo()
                .ifPresent(
                        keys -> System.out.println(keys + " holds its keys; keep it elsewhere than " + command.to()));
    }

    private static void restore(Command.Restore command, Map<String, String> environment)
            throws IOException, SQLException, RefusedException {
        ServerConfig config = ServerConfig.read(environment);
        RestoreJob job = new RestoreJob(config, progress());
        Optional<Passphrase> passphrase = Passphrase.read(environment);
        if (command.checkOnly()) {
            Manifest manifest = job.check(command.from(), command.keysFrom(), passphrase);
            System.out.printf(
                    "%s is whole: a centre as it was at %s, made by Nabij %s, schema %s%n",
                    command.from(),
                    manifest.takenAt(),
                    manifest.program(),
                    manifest.database().orElseThrow().schema());
            return;
        }
        Restored restored = job.run(command.from(), command.keysFrom(), passphrase);
        Manifest manifest = restored.manifest();
        System.out.printf(
                "Restored into %s: the centre as it was at %s, with %d homes, %d people and %d open alarms.%n",
                config.data(), manifest.takenAt(), restored.homes(), restored.people(), restored.openAlarms());
        System.out.println("What happened after that is not in it: alarms that were closed since ring again; people who"
                + " were blocked and boxes that were revoked since have to be blocked and revoked again. See 'Backup and"
                + " restore' in server/README.md.");
        tellSettings(manifest.settings(), environment);
    }

    private static void tellSettings(Map<String, String> then, Map<String, String> now) {
        for (Map.Entry<String, String> setting : new TreeMap<>(then).entrySet()) {
            String key = setting.getKey();
            String was = setting.getValue();
            if (!was.equals(now.get(key)) && !key.equals("NABIJ_DATA")) {
                System.out.println("Setting " + key + " was '" + was + "' when the backup was made, and is "
                        + (now.containsKey(key) ? "'" + now.get(key) + "'" : "not set") + " here.");
            }
        }
    }

    private static Progress progress() {
        return new Progress(what -> System.err.println("  " + what), System::nanoTime);
    }

    private static void tell(@org.jspecify.annotations.Nullable String what) {
        System.err.println("nabij: " + what);
    }

    private static String version() {
        String version = BackupMain.class.getPackage().getImplementationVersion();
        return version == null ? "unknown" : version;
    }
}
