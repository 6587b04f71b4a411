package nl.nabij.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import nl.nabij.server.postgres.DatabaseAddress;
import nl.nabij.server.postgres.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A server that cannot start, as a process of its own: it ends with its exit code and says in one
/// sentence what would be right.
final class ServerStartTest {

    private static final int PORT_TAKEN = 3;
    private static final int FOLDER_UNUSABLE = 4;
    private static final long PATIENCE_SECONDS = 120;

    private static final TestDatabase DATABASE = TestDatabase.fresh();

    @TempDir
    private Path folder;

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @AfterEach
    void letItBeDeleted() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NABIJ_SERVER_HTTP_PORT", "NABIJ_SERVER_HTTPS_PORT", "NABIJ_SERVER_UPLINK_PORT"})
    void aPortThatIsInUse(String key) throws Exception {
        // The uplink and HTTPS listen everywhere, HTTP on loopback.
        try (ServerSocket taken = key.equals("NABIJ_SERVER_HTTP_PORT")
                ? new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))
                : new ServerSocket(0)) {
            String port = Integer.toString(taken.getLocalPort());
            Ended ended = start(Map.of(key, port, "NABIJ_DATABASE_URL", url()));
            assertThat(ended.code).as(ended.said).isEqualTo(PORT_TAKEN);
            assertThat(ended.lastWords()).contains(key).contains("port " + port);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"---------", "r-xr-xr-x"})
    void aDataFolderThatMayNotBeUsed(String permissions) throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(permissions));
        assertFolderIsRefused(folder);
    }

    @Test
    void aDataFolderThatIsAFile() throws Exception {
        assertFolderIsRefused(Files.writeString(folder.resolve("file"), "no folder"));
    }

    private void assertFolderIsRefused(Path data) throws Exception {
        Ended ended = start(Map.of("NABIJ_DATA", data.toString()));
        assertThat(ended.code).as(ended.said).isEqualTo(FOLDER_UNUSABLE);
        assertThat(ended.lastWords()).contains("NABIJ_DATA").contains(data.toString());
    }

    private record Ended(int code, String said) {
        String lastWords() {
            return said.strip().lines().reduce("", (before, last) -> last);
        }
    }

    private Ended start(Map<String, String> settings) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (Files.isReadable(Path.of("/etc/shadow"))) {
            // Who is root may read all; without these two rights the folder's own permissions count.
            command.addAll(List.of("setpriv", "--bounding-set", "-dac_override,-dac_read_search", "--"));
        }
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                ServerMain.class.getName()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(key -> key.startsWith("NABIJ_"));
        Map<String, String> all = new TreeMap<>(Map.of(
                "NABIJ_DATA",
                folder.toString(),
                "NABIJ_SERVER_HTTP_PORT",
                "0",
                "NABIJ_SERVER_HTTPS_PORT",
                "0",
                "NABIJ_SERVER_UPLINK_PORT",
                "0"));
        all.putAll(settings);
        builder.environment().putAll(all);
        Path log = Files.createTempFile("server-start", ".log");
        Process process = builder.redirectOutput(log.toFile()).start();
        try {
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .as("ended by itself")
                    .isTrue();
            return new Ended(process.exitValue(), Files.readString(log, StandardCharsets.UTF_8));
        } finally {
            process.destroyForcibly();
            Files.delete(log);
        }
    }

    private static String url() {
        DatabaseAddress at = DATABASE.address();
        return "postgresql://" + at.user() + ":" + at.password() + "@" + at.host() + ":" + at.port() + "/"
                + at.database();
    }
}
