package nl.nabij.sim.story;

import io.vertx.core.net.SelfSignedCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A real coturn on loopback, as a process of its own, with credentials that live minutes.
final class Coturn implements AutoCloseable {

    /// Debian's and, of older systems, the other place.
    private static final List<Path> PROGRAMS = List.of(Path.of("/usr/bin/turnserver"), Path.of("/usr/sbin/turnserver"));

    private static final String SECRET = "only-for-this-test";

    record Credential(String user, String password) {}

    /// The port of TURN (RFC 8656); in a namespace nobody else has it.
    private static final int USUAL_PORT = 3478;

    private static final int USUAL_TLS_PORT = 5349;

    private static final String LOOPBACK = "127.0.0.1";

    private final Path folder;
    private final String address;
    private final int port;
    private final int tlsPort;

    /// For TLS, as nobody but these stories believes it.
    private final SelfSignedCertificate certificate = SelfSignedCertificate.create("localhost");

    /// Words before each command, such as those that lead into a namespace.
    private final List<String> before;

    private Process process;

    private Coturn(Path folder, String address, int port, int tlsPort, List<String> before) {
        this.folder = folder;
        this.address = address;
        this.port = port;
        this.tlsPort = tlsPort;
        this.before = List.copyOf(before);
        this.process = launch();
    }

    static Coturn start(Path folder) {
        return new Coturn(folder, LOOPBACK, freePort(), freePort(), List.of());
    }

    /// In a network namespace, at its usual port.
    static Coturn startIn(Namespaces namespaces, String name, String address, Path folder) {
        return new Coturn(folder, address, USUAL_PORT, USUAL_TLS_PORT, namespaces.inside(name));
    }

    int port() {
        return port;
    }

    /// As a centre gives them out (the draft 'TURN REST API' that coturn follows): the name holds when they end.
    Credential credential(Instant expiry) {
        return credential(expiry, SECRET);
    }

    Credential wrongCredential() {
        return credential(Instant.now().plus(Duration.ofMinutes(5)), "another secret");
    }

    private static Credential credential(Instant expiry, String secret) {
        String user = expiry.getEpochSecond() + ":willemse";
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            byte[] made = mac.doFinal(user.getBytes(StandardCharsets.UTF_8));
            return new Credential(user, Base64.getEncoder().encodeToString(made));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// @param transport between the browser and the relay: `udp`, `tcp` or `tls`
    String url(String transport) {
        return transport.equals("tls")
                ? "turns:" + address + ":" + tlsPort + "?transport=tcp"
                : "turn:" + address + ":" + port + "?transport=" + transport;
    }

    /// Without a goodbye to anybody.
    void kill() {
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void startAgain() {
        process = launch();
    }

    private Process launch() {
        String program = PROGRAMS.stream()
                .filter(Files::isExecutable)
                .findFirst()
                .map(Path::toString)
                .orElseThrow(
                        () -> new AssertionError("This story needs coturn; install it: apt-get install -y coturn"));
        List<String> words = new ArrayList<>(before);
        words.addAll(List.of(
                "/usr/bin/setpriv",
                "--pdeathsig",
                "TERM",
                "--",
                program,
                "-n",
                "--listening-ip=" + address,
                "--relay-ip=" + address,
                "--listening-port=" + port,
                "--realm=nabij.test",
                "--use-auth-secret",
                "--static-auth-secret=" + SECRET,
                "--tls-listening-port=" + tlsPort,
                "--cert=" + certificate.certificatePath(),
                "--pkey=" + certificate.privateKeyPath(),
                "--no-dtls",
                "--no-cli",
                // Both ends are on this machine.
                "--allow-loopback-peers",
                "--no-stdout-log",
                "--simple-log",
                "--log-file=" + folder.resolve("turnserver.log"),
                "--pidfile=" + folder.resolve("turnserver.pid"),
                "--userdb=" + folder.resolve("turndb")));
        ProcessBuilder builder = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("turnserver.out").toFile());
        try {
            Process started = builder.start();
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(started::destroyForcibly));
            Eventually.until("coturn answers", this::answers);
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException("coturn cannot be started", e);
        }
    }

    private boolean answers() {
        if (!before.isEmpty()) {
            return answersThere();
        }
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /// From within its namespace.
    private boolean answersThere() {
        List<String> look = new ArrayList<>(before);
        look.addAll(List.of("bash", "-c", "exec 3<>/dev/tcp/" + address + "/" + port));
        try {
            Process process = new ProcessBuilder(look)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kill();
        certificate.delete();
    }
}
