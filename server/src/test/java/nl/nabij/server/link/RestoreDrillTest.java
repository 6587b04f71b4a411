package nl.nabij.server.link;

import static nl.nabij.server.link.UplinkFixture.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.face.HomeView;
import nl.nabij.contract.face.NewHome;
import nl.nabij.contract.face.Staff;
import nl.nabij.contract.link.Enrolment;
import nl.nabij.contract.link.Up;
import nl.nabij.server.ServerMain;
import nl.nabij.server.backup.BackupMain;
import nl.nabij.server.web.Caller;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The drill of the README, with the programs as they are delivered: the machine of a centre at work is lost,
/// and another takes its place from last night's backup.
class RestoreDrillTest {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final String PASSWORD = "een paard staat op het dak";
    private static final long EPOCH = 7;

    @TempDir
    private Path folder;

    private @Nullable Process server;

    private record Addresses(int http, int uplink) {}

    @AfterEach
    void stop() throws Exception {
        if (server != null && server.isAlive()) {
            server.destroy();
            if (!server.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                server.destroyForcibly();
            }
        }
        killPostmasters();
    }

    @Test
    void theMachineIsLostAndTheAlarmIsOpenAgainOnAnother() throws Exception {
        Path data = folder.resolve("nabij");
        Addresses at = startServer(data);
        Caller caller = Caller.at(at.http());
        begin(data, caller);
        Caller eva = caller.signIn("eva", PASSWORD);
        String home = eva.post("/api/v1/homes", ContractJson.toText(vermeer()))
                .json()
                .get("id")
                .asText();
        Caller fatima = operator(caller, eva);
        Enrolled box = enrol(caller, eva, home);
        Up press = TestBox.alarm(EPOCH, 1);
        try (TestBox first = box.connect(at.uplink())) {
            first.publishAndWait(press);
            eventually("receipt", () -> first.receipt(press.stream(), EPOCH) == 1);
        }
        // The receipt says that it is kept; that it is an alarm comes right after it.
        eventually("the alarm is open", () -> !open(fatima).isEmpty());
        String alarm = open(fatima).getFirst().get("id").asText();
        assertThat(fatima.post("/api/v1/alarms/" + alarm + "/claim").status()).isEqualTo(200);

        Path passphrase = Files.writeString(folder.resolve("passphrase"), "vijf woorden die niet bijeen horen\n");
        Path file = folder.resolve("centre.nabij");
        assertThat(program(data, passphrase, "backup", "--to", file.toString())).isZero();

        // After the backup: receipted, so the box has it no more.
        try (TestBox again = box.connect(at.uplink())) {
            again.publishAndWait(TestBox.alarm(EPOCH, 2));
        }
        lose(data);

        assertThat(program(data, passphrase, "restore", "--from", file.toString()))
                .isZero();
        at = startServer(data);
        Caller after = Caller.at(at.http());
        Caller again = after.signIn("fatima", PASSWORD);
        JsonNode restored = open(again).getFirst();
        assertThat(restored.get("id").asText()).isEqualTo(alarm);
        assertThat(restored.get("happenedAt").asText()).isNotBlank();
        assertThat(again.get("/api/v1/alarms/" + alarm + "/events").json().toString())
                .contains("claimed", "Fatima");
        // The same box, with its certificate and the authority that it knows.
        try (TestBox same = box.connect(at.uplink())) {
            Up repeated = press;
            same.publishAndWait(repeated);
            eventually("a repeat gets its receipt", () -> same.receipt(press.stream(), EPOCH) == 1);
            assertThat(open(again)).as("and is not doubled").hasSize(1);
            assertThat(open(again).getFirst().get("repeats").asInt()).isZero();
        }
        try (TestBox same = box.connect(at.uplink())) {
            same.publishAndWait(TestBox.alarm(EPOCH, 3));
            eventually("receipt", () -> same.receipt(press.stream(), EPOCH) == 3);
        }
        Caller office = after.signIn("eva", PASSWORD);
        eventually(
                "what was receipted after the backup is lost, and is told",
                () -> faults(office, home).contains("link.lost:alarm"));
    }

    @Test
    void aRestoreThatIsKilledLeavesNothingThatAServerWouldTakeForItsOwn() throws Exception {
        Path data = folder.resolve("nabij");
        startServer(data);
        Path passphrase = Files.writeString(folder.resolve("passphrase"), "vijf woorden die niet bijeen horen\n");
        Path file = folder.resolve("centre.nabij");
        assertThat(program(data, passphrase, "backup", "--to", file.toString())).isZero();
        byte[] authority = Files.readAllBytes(data.resolve("server/ca/authority.crt"));
        lose(data);

        Process restore = start(data, passphrase, BackupMain.class, "restore", "--from", file.toString());
        Path half = data.resolve("server.restoring/postgres/data/postmaster.pid");
        await("PostgreSQL of the restore", () -> Files.exists(half) || !restore.isAlive());
        restore.destroyForcibly().waitFor();
        assertThat(data.resolve("server")).doesNotExist();

        assertThat(program(data, passphrase, "restore", "--from", file.toString()))
                .isZero();
        assertThat(data.resolve("server.restoring")).doesNotExist();
        assertThat(data.resolve("server/ca/authority.crt")).hasBinaryContent(authority);

        // And beside a server that does not run.
        Path second = folder.resolve("second.nabij");
        assertThat(program(data, passphrase, "backup", "--to", second.toString()))
                .isZero();
        assertThat(program(data, passphrase, "backup", "--to", second.toString()))
                .isEqualTo(3);
    }

    private record Enrolled(String home, TestBox.Key key, String certificate, X509Certificate authority) {
        TestBox connect(int uplink) throws Exception {
            return new TestBox(home, key, certificate, authority, uplink).connect();
        }
    }

    private static Enrolled enrol(Caller caller, Caller eva, String home) throws Exception {
        String code = eva.post("/api/v1/homes/" + home + "/enrolment-codes")
                .json()
                .get("code")
                .asText()
                .replaceFirst("[.].*", "");
        TestBox.Key key = TestBox.Key.fresh();
        JsonNode answer = caller.post(
                        "/api/v1/enrolment", ContractJson.toText(new Enrolment.Request(code, key.request())))
                .json();
        X509Certificate authority = (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(
                        answer.get("authority").asText().getBytes(StandardCharsets.US_ASCII)));
        return new Enrolled(home, key, answer.get("certificate").asText(), authority);
    }

    private static void begin(Path data, Caller caller) throws IOException {
        String code = Files.readString(data.resolve("server/first-start-code")).strip();
        Caller.Answer begun = caller.post(
                "/api/v1/first-start",
                ContractJson.toText(new Staff.FirstStart(
                        code, "Thuiszorg Baarn", "care", "eva", "Eva", PASSWORD, Optional.empty())));
        assertThat(begun.status()).as(begun.toString()).isEqualTo(201);
    }

    private static Caller operator(Caller caller, Caller eva) {
        String code = eva.post(
                        "/api/v1/staff", ContractJson.toText(new Staff.Invite("fatima", "Fatima", List.of("operator"))))
                .json()
                .get("code")
                .asText();
        caller.post("/api/v1/staff/welcome", ContractJson.toText(new Staff.Accept(code, PASSWORD)));
        return caller.signIn("fatima", PASSWORD);
    }

    private static NewHome vermeer() {
        return new NewHome(
                "mevrouw Vermeer",
                Optional.of(1938),
                "3732 AB",
                "12",
                "Dorpsstraat",
                "De Bilt",
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(new HomeView.Contact("de heer Jansen", "neighbour", "030 555 01 23", Optional.empty())));
    }

    private static List<JsonNode> open(Caller caller) {
        JsonNode alarms = caller.get("/api/v1/alarms?state=open").json();
        return StreamSupport.stream(alarms.spliterator(), false).toList();
    }

    private static List<String> faults(Caller eva, String home) {
        return StreamSupport.stream(eva.get("/api/v1/managed-homes").json().spliterator(), false)
                .filter(each -> each.get("id").asText().equals(home))
                .flatMap(each -> StreamSupport.stream(each.get("faults").spliterator(), false))
                .map(fault -> fault.get("fault").asText())
                .toList();
    }

    /// The machine is gone: the server, its PostgreSQL, its disk.
    private void lose(Path data) throws Exception {
        if (server != null) {
            server.destroyForcibly().waitFor();
        }
        killPostmasters();
        Files.move(data, folder.resolve("lost-" + System.nanoTime()));
    }

    private void killPostmasters() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(each -> each.endsWith("postmaster.pid")).toList();
        }
        for (Path each : files) {
            Optional<ProcessHandle> postmaster = ProcessHandle.of(
                    Long.parseLong(Files.readAllLines(each).getFirst().strip()));
            if (postmaster.isPresent()) {
                List<ProcessHandle> all =
                        new ArrayList<>(postmaster.get().descendants().toList());
                all.add(postmaster.get());
                all.forEach(ProcessHandle::destroyForcibly);
                all.forEach(gone -> gone.onExit().join());
            }
        }
    }

    private Addresses startServer(Path data) throws Exception {
        Process started = start(data, folder.resolve("no-passphrase"), ServerMain.class);
        server = started;
        Path addresses = data.resolve("server/addresses.json");
        await("the server's addresses", () -> Files.exists(addresses) || !started.isAlive());
        assertThat(addresses).as("the server is ready").exists();
        return ContractJson.read(Files.readString(addresses), Addresses.class);
    }

    private int program(Path data, Path passphrase, String... arguments) throws Exception {
        Process program = start(data, passphrase, BackupMain.class, arguments);
        try {
            assertThat(program.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .as("ended by itself")
                    .isTrue();
            return program.exitValue();
        } finally {
            program.destroyForcibly();
        }
    }

    private Process start(Path data, Path passphrase, Class<?> program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                program.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(key -> key.startsWith("NABIJ_"));
        builder.environment()
                .putAll(Map.of(
                        "NABIJ_DATA", data.toString(),
                        "NABIJ_SERVER_HTTP_PORT", "0",
                        "NABIJ_SERVER_HTTPS_PORT", "0",
                        "NABIJ_SERVER_UPLINK_PORT", "0"));
        if (Files.exists(passphrase)) {
            builder.environment().put("NABIJ_BACKUP_PASSPHRASE_FILE", passphrase.toString());
        }
        File log = folder.resolve(program.getSimpleName() + "-" + System.nanoTime() + ".log")
                .toFile();
        return builder.redirectOutput(log).start();
    }

    private interface Condition {
        boolean holds();
    }

    private static void await(String what, Condition condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("never true within " + PATIENCE + ": " + what);
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }
}
