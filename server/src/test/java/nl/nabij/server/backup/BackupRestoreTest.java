package nl.nabij.server.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import nl.nabij.server.postgres.DatabaseAddress;
import nl.nabij.server.postgres.Migrations;
import nl.nabij.server.postgres.RestoredDatabase;
import nl.nabij.server.postgres.RestoredDatabase.State;
import nl.nabij.server.postgres.SchemaRefusedException;
import nl.nabij.server.postgres.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Backup and restore over a real PostgreSQL that is outside: what comes back, and each refusal, after which
/// all is as it was.
class BackupRestoreTest {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private static final String ROWS = """
            insert into organisation values ('00000000-0000-0000-0000-0000000000aa', E'Thuis\\tzorg \\\\ "De Bilt"\\nen', 'care');
            insert into home (id, organisation_id) values ('gw-1', '00000000-0000-0000-0000-0000000000aa');
            insert into gateway_stream values ('gw-1', '00000000-0000-0000-0000-0000000000aa', 'alarm', 7, 41,
                '{[3,5),[9,12)}', '{[1,2)}');
            insert into gateway_certificate (serial, home_id, organisation_id, not_after, renewal_of, key_hash) values
                ('0b', 'gw-1', '00000000-0000-0000-0000-0000000000aa', now(), '0a', '\\x00ff'),
                ('0a', 'gw-1', '00000000-0000-0000-0000-0000000000aa', now(), null, null);
            insert into set_aside (home_id, organisation_id, topic, reason, bytes, digest) values
                ('gw-1', '00000000-0000-0000-0000-0000000000aa', 't', 'r', '\\x5c2e0a00', '\\x01');
            insert into alarm (id, organisation_id, home_id, device_id, device_name, kind, version, state, received_at,
                    happened_at, last_press_at, repeats, step, round, step_name, owner_id, owner_name, cleared, cancelled)
                values ('00000000-0000-0000-0000-00000000a1a1', '00000000-0000-0000-0000-0000000000aa', 'gw-1', 'd', 'd',
                    'sos.alarm', 1, 'claimed', now(), now(), now(), 0, 0, 0, 's', gen_random_uuid(), 'Fatima', false,
                    false);
            insert into alarm_event (alarm_id, seq, organisation_id, home_id, type, at, body, xid) values
                ('00000000-0000-0000-0000-00000000a1a1', 1, '00000000-0000-0000-0000-0000000000aa', 'gw-1', 'raised',
                    now(), '{"a": "\\u00e9\\\\n"}', '999999999999');
            insert into command (id, organisation_id, home_id, device_id, what, asked_by, asked_by_name, state,
                    asked_at, life, ended_at) values
                (gen_random_uuid(), '00000000-0000-0000-0000-0000000000aa', 'gw-1', 'd', '{}', gen_random_uuid(), 'F',
                    'confirmed', now(), '90 seconds', now());
            insert into look (organisation_id, action, what, purpose, actor_id, actor_name, actor_roles,
                    actor_organisation_id, session_id, address, outcome)
                select '00000000-0000-0000-0000-0000000000aa', 'read', 'card', 'alarm', gen_random_uuid(), 'F', 'o',
                    '00000000-0000-0000-0000-0000000000aa', gen_random_uuid(), 'a', 'done' from generate_series(1, 3);
            """;

    @TempDir
    private Path folder;

    private final TestDatabase source = TestDatabase.fresh();

    @BeforeEach
    void theServersFolder() throws IOException {
        Files.createDirectories(folder.resolve("old/server/ca"));
        Files.writeString(folder.resolve("old/server/ca/authority.crt"), "certificate");
        Files.writeString(folder.resolve("old/server/ca/authority.key"), "KEY-IN-CLEAR");
    }

    @AfterEach
    void close() {
        source.close();
    }

    private DatabaseAddress emptyDatabase() {
        String name = "restored_" + COUNT.incrementAndGet();
        source.asAdministrator("create database " + name);
        DatabaseAddress at = source.address();
        return new DatabaseAddress(at.host(), at.port(), name, at.user(), at.password());
    }

    private static Map<String, String> environment(Path data, DatabaseAddress at) {
        return new HashMap<>(Map.of(
                "NABIJ_DATA",
                data.toString(),
                "NABIJ_DATABASE_URL",
                "postgresql://" + at.user() + ":" + at.password() + "@" + at.host() + ":" + at.port() + "/"
                        + at.database()));
    }

    private Path backup(String name) {
        Path file = folder.resolve(name);
        assertThat(BackupMain.run(
                        List.of("backup", "--to", file.toString(), "--keys-to", file + ".keys"),
                        environment(folder.resolve("old"), source.address())))
                .isZero();
        return file;
    }

    private int restore(Path file, String data, DatabaseAddress to) {
        return BackupMain.run(
                List.of("restore", "--from", file.toString(), "--keys-from", file + ".keys"),
                environment(folder.resolve(data), to));
    }

    /// Every table's rows as one sum, without the numbers of transactions.
    private static Map<String, String> rows(DatabaseAddress at) throws Exception {
        Map<String, String> sums = new HashMap<>();
        try (var connection = nl.nabij.server.postgres.TableOwner.signIn(at);
                var statement = connection.createStatement()) {
            for (String table : DatabaseDump.order(connection)) {
                String columns = DatabaseDump.list(DatabaseDump.columns(connection, table));
                try (var row = statement.executeQuery("select count(*) || ' ' || coalesce(md5(string_agg(r::text, '|'"
                        + " order by r::text)), '') from (select " + columns + " from "
                        + DatabaseDump.qualified(table) + ") r")) {
                    row.next();
                    sums.put(table, row.getString(1));
                }
            }
        }
        return sums;
    }

    private static long number(DatabaseAddress at, String sql) throws Exception {
        try (var connection = nl.nabij.server.postgres.TableOwner.signIn(at);
                var statement = connection.createStatement()) {
            statement.execute("set search_path to nabij");
            try (var row = statement.executeQuery(sql)) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    @Test
    void everyRowOfEveryTableComesBackAndTheCountsGoOn() throws Exception {
        source.asAdministrator(ROWS);
        Path file = backup("b");
        assertThat(Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("KEY-IN-CLEAR", "authority.key");
        DatabaseAddress target = emptyDatabase();
        assertThat(restore(file, "new", target)).isZero();
        assertThat(rows(target))
                .isEqualTo(rows(source.address()))
                .containsEntry("alarm", rows(source.address()).get("alarm"));
        assertThat(rows(target).get("look")).startsWith("3 ");
        assertThat(folder.resolve("new/server/ca/authority.key")).hasContent("KEY-IN-CLEAR");

        assertThat(number(
                        target,
                        "select count(*) from alarm_event where not pg_visible_in_snapshot(xid,"
                                + " pg_current_snapshot())"))
                .as("events whose number is of the future would be told as new for ever")
                .isZero();
        assertThat(number(target, """
                        insert into look (organisation_id, action, what, purpose, actor_id, actor_name, actor_roles,
                            actor_organisation_id, session_id, address, outcome)
                        select organisation_id, action, what, purpose, actor_id, actor_name, actor_roles,
                            actor_organisation_id, session_id, address, outcome from look limit 1 returning id""")).isEqualTo(4);
        Migrations.run(target);
        assertThat(folder.resolve("new/server/restore-unfinished")).doesNotExist();
        assertThat(folder.resolve("new/server.restoring")).doesNotExist();
    }

    @Test
    void aDatabaseOrAFolderThatIsNotEmptyIsLeftAsItIs() throws Exception {
        Path file = backup("b");
        Map<String, String> before = rows(source.address());
        assertThat(restore(file, "new", source.address())).isEqualTo(3);
        assertThat(rows(source.address())).isEqualTo(before);
        assertThat(folder.resolve("new/server")).doesNotExist();

        DatabaseAddress target = emptyDatabase();
        assertThat(restore(file, "old", target)).isEqualTo(3);
        assertThat(folder.resolve("old/server/ca/authority.key")).exists();
        assertThat(RestoredDatabase.look(target)).isEqualTo(State.EMPTY);
    }

    @Test
    void aNewerSchemaIsRefusedByTheRestoreAndByTheServer() {
        source.asAdministrator("insert into flyway_schema_history (installed_rank, version, description, type, script,"
                + " checksum, installed_by, execution_time, success)"
                + " values (900, '999', 'later', 'SQL', 'V999__later.sql', 1, 'x', 1, true)");
        assertThatThrownBy(() -> Migrations.run(source.address()))
                .isInstanceOf(SchemaRefusedException.class)
                .hasMessageContaining("999")
                .hasMessageContaining("newer version");
        Path file = backup("b");
        DatabaseAddress target = emptyDatabase();
        assertThat(restore(file, "new", target)).isEqualTo(5);
        assertNothingWasDone(target);
    }

    @Test
    void anOlderSchemaIsRestoredAsItWasAndThenMigrated() throws Exception {
        DatabaseAddress older = emptyDatabase();
        RestoredDatabase.begin(older, "3.7");
        RestoredDatabase.finish(older);
        number(older, "insert into organisation values (gen_random_uuid(), 'van toen', 'care') returning 1");
        Path file = folder.resolve("b");
        assertThat(BackupMain.run(
                        List.of("backup", "--to", file.toString(), "--keys-to", file + ".keys"),
                        environment(folder.resolve("old"), older)))
                .isZero();
        DatabaseAddress target = emptyDatabase();
        assertThat(restore(file, "new", target)).isZero();
        assertThat(number(target, "select count(*) from organisation where name = 'van toen'"))
                .isEqualTo(1);
        assertThat(number(target, "select count(*) from invitation"))
                .as("a table of later")
                .isZero();
    }

    @Test
    void rowsThatCannotBePutBackLeaveNothingBehind() {
        source.asAdministrator("alter table organisation drop constraint organisation_kind_check;"
                + " insert into organisation values (gen_random_uuid(), 'x', 'no kind')");
        Path file = backup("b");
        DatabaseAddress target = emptyDatabase();
        assertThat(restore(file, "new", target)).isEqualTo(1);
        assertNothingWasDone(target);
    }

    @Test
    void afterAKillNoServerStartsInTheDatabaseAndTheRestoreIsDoneAgain() throws Exception {
        Path file = backup("b");
        DatabaseAddress target = emptyDatabase();
        // As a kill leaves them: between the rows and the renaming, and between that and the release.
        RestoredDatabase.begin(target, RestoredDatabase.newestKnown(source.address()));
        Files.createDirectories(folder.resolve("new/server.restoring/ca"));
        Files.createDirectories(folder.resolve("new/server"));
        Files.writeString(folder.resolve("new/server/restore-unfinished"), "");
        assertThatThrownBy(() -> Migrations.run(target))
                .isInstanceOf(SchemaRefusedException.class)
                .hasMessageContaining("was not finished");
        assertThat(restore(file, "new", target)).isZero();
        Migrations.run(target);
        assertThat(folder.resolve("new/server/ca/authority.key")).exists();
        assertThat(folder.resolve("new/server/restore-unfinished")).doesNotExist();
    }

    @Test
    void keysOfAnotherCentreOrNoneAreRefused() throws Exception {
        Path file = backup("b");
        DatabaseAddress target = emptyDatabase();
        assertThat(BackupMain.run(
                        List.of("restore", "--from", file.toString()), environment(folder.resolve("new"), target)))
                .isEqualTo(2);
        Files.writeString(folder.resolve("old/server/ca/authority.crt"), "another");
        Path other = backup("other");
        Files.delete(folder.resolve("b.keys"));
        Files.copy(folder.resolve(other.getFileName() + ".keys"), folder.resolve("b.keys"));
        assertThat(restore(file, "new", target)).isEqualTo(4);
        assertNothingWasDone(target);
    }

    @Test
    void checkingChangesNothingAndAWrongPassphraseIsRefused() throws Exception {
        Map<String, String> environment = environment(folder.resolve("old"), source.address());
        environment.put(Passphrase.TEXT_KEY, "vijf woorden die niet bij elkaar horen");
        Path file = folder.resolve("b");
        assertThat(BackupMain.run(List.of("backup", "--to", file.toString()), environment))
                .isZero();
        DatabaseAddress target = emptyDatabase();
        Map<String, String> elsewhere = environment(folder.resolve("new"), target);
        elsewhere.put(Passphrase.TEXT_KEY, "vijf andere woorden");
        assertThat(BackupMain.run(List.of("restore", "--from", file.toString()), elsewhere))
                .isEqualTo(4);
        assertNothingWasDone(target);
        elsewhere.put(Passphrase.TEXT_KEY, "vijf woorden die niet bij elkaar horen");
        assertThat(BackupMain.run(List.of("restore", "--from", file.toString(), "--check"), elsewhere))
                .isZero();
        assertNothingWasDone(target);
        assertThat(BackupMain.run(List.of("restore", "--from", file.toString()), elsewhere))
                .isZero();
    }

    @Test
    void withoutAPassphraseAndWithoutAPlaceForTheKeysNothingIsWritten() {
        assertThat(BackupMain.run(
                        List.of("backup", "--to", folder.resolve("b").toString()),
                        environment(folder.resolve("old"), source.address())))
                .isEqualTo(2);
        assertThat(folder.resolve("b")).doesNotExist();
        assertThat(folder.resolve("b.part")).doesNotExist();
    }

    private void assertNothingWasDone(DatabaseAddress target) {
        assertThat(RestoredDatabase.look(target)).isEqualTo(State.EMPTY);
        assertThat(folder.resolve("new/server")).doesNotExist();
        assertThat(folder.resolve("new/server.restoring")).doesNotExist();
    }
}
