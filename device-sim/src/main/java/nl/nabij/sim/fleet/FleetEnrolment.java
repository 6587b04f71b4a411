package nl.nabij.sim.fleet;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.IntConsumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import nl.nabij.contract.ContractException;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.link.Enrolment;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/// Makes boxes the gateways of their homes through the centre's own enrolment, as an installer would: a
/// code, a key made here, a signed request, HTTPS to a server that is known by the code's fingerprint.
public final class FleetEnrolment {

    /// Beyond what two cores can sign at a time more would only wait.
    private static final int AT_A_TIME = 8;

    /// So many are kept with one sync.
    private static final int KEPT_TOGETHER = 100;

    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);

    private final FleetIdentities identities;
    private final URI centre;

    /// @param centre `https://host:port` of its API
    private FleetEnrolment(FleetIdentities identities, URI centre) {
        this.identities = identities;
        this.centre = centre;
    }

    /// The identities of a file, and of as many further homes of a centre as are wanted.
    ///
    /// @param file kept for the next time
    /// @param centre the folder in which the server keeps its own
    /// @param progress hears how many have one, from time to time
    /// @throws FleetException when the centre has no codes for so many
    public static FleetIdentities enrolled(Path file, Path centre, int httpsPort, int wanted, IntConsumer progress)
            throws InterruptedException {
        FleetIdentities identities = FleetIdentities.open(file);
        if (identities.homes().size() < wanted) {
            new FleetEnrolment(identities, URI.create("https://localhost:" + httpsPort))
                    .enrol(codes(centre.resolve("demo").resolve("fleet-codes")), wanted, progress);
        }
        if (identities.homes().size() < wanted) {
            throw new FleetException("the centre has codes for "
                    + identities.homes().size() + " homes and " + wanted
                    + " are wanted; start it with NABIJ_DEMO_FLEET=" + wanted + ", such as NABIJ_DEMO_FLEET=" + wanted
                    + " ./nabij demo");
        }
        return identities;
    }

    /// The centre's open codes for a fleet.
    ///
    /// @param file `demo/fleet-codes` of the centre's folder
    static List<Code> codes(Path file) {
        try {
            return Files.exists(file)
                    ? Files.readAllLines(file).stream().map(Code::of).toList()
                    : List.of();
        } catch (IOException | IllegalArgumentException e) {
            throw new FleetException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /// An installer's code, and the home that it is for.
    record Code(GatewayId home, String secret, String fingerprint) {
        static Code of(String line) {
            String[] parts = line.split("[ .]", -1);
            if (parts.length != 3) {
                throw new IllegalArgumentException("a line is HOME SECRET.FINGERPRINT");
            }
            return new Code(new GatewayId(parts[0]), parts[1], parts[2]);
        }
    }

    /// Enrols until so many homes of the file have an identity, or no code is left.
    ///
    /// @param progress hears how many are enrolled
    private void enrol(List<Code> codes, int wanted, IntConsumer progress) throws InterruptedException {
        List<Code> open = codes.stream()
                .filter(code -> !identities.homes().contains(code.home().value()))
                .limit(Math.max(0, wanted - identities.homes().size()))
                .toList();
        BlockingQueue<Code> todo = new LinkedBlockingQueue<>(open);
        try (HttpClient http = open.isEmpty()
                        ? HttpClient.newHttpClient()
                        : HttpClient.newBuilder()
                                .version(HttpClient.Version.HTTP_1_1)
                                .sslContext(knownBy(open.getFirst().fingerprint()))
                                .build();
                ExecutorService workers = Executors.newFixedThreadPool(
                        AT_A_TIME, Thread.ofPlatform().daemon().factory())) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < AT_A_TIME; i++) {
                all.add(workers.submit(() -> {
                    work(http, todo, progress);
                    return true;
                }));
            }
            for (Future<?> each : all) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof FleetException known
                    ? known
                    : new FleetException("enrolment failed: " + e.getCause(), e);
        }
    }

    private void work(HttpClient http, BlockingQueue<Code> todo, IntConsumer progress) throws InterruptedException {
        List<FleetIdentity> fresh = new ArrayList<>();
        List<X509Certificate> authority = new ArrayList<>();
        try {
            for (Code code = todo.poll(); code != null; code = todo.poll()) {
                KeyPair keys = newKeys();
                Enrolment.Answer answer = ask(http, new Enrolment.Request(code.secret(), request(keys)));
                fresh.add(new FleetIdentity(answer.gateway(), keys.getPrivate(), pem(answer.certificate())));
                authority.add(pem(answer.authority()));
                if (fresh.size() == KEPT_TOGETHER) {
                    keep(fresh, authority, progress);
                }
            }
        } catch (IOException | ContractException e) {
            throw new FleetException("the centre at " + centre + " does not enrol: " + e.getMessage(), e);
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new FleetException("a key or its request cannot be made: " + e.getMessage(), e);
        } finally {
            keep(fresh, authority, progress);
        }
    }

    private void keep(List<FleetIdentity> fresh, List<X509Certificate> authority, IntConsumer progress) {
        synchronized (identities) {
            if (!fresh.isEmpty()) {
                identities.add(fresh, authority.getFirst());
                progress.accept(identities.homes().size());
            }
        }
        fresh.clear();
        authority.clear();
    }

    private Enrolment.Answer ask(HttpClient http, Enrolment.Request request)
            throws IOException, InterruptedException, ContractException {
        HttpResponse<byte[]> answer = http.send(
                HttpRequest.newBuilder(centre.resolve("/api/v1/enrolment"))
                        .header("Content-Type", "application/json")
                        .timeout(ANSWER_LIMIT)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(ContractJson.toBytes(request)))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IOException("status " + answer.statusCode() + " "
                    + new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8)
                    + "; codes are valid for an hour, a restart of the centre makes new ones");
        }
        return ContractJson.read(answer.body(), Enrolment.Answer.class);
    }

    private static KeyPair newKeys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    /// Its subject is ignored: the centre gives the name.
    private static String request(KeyPair keys) throws IOException, OperatorCreationException {
        byte[] der = new JcaPKCS10CertificationRequestBuilder(new X500Name("CN=fleet"), keys.getPublic())
                .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()))
                .getEncoded();
        return "-----BEGIN CERTIFICATE REQUEST-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                + "\n-----END CERTIFICATE REQUEST-----\n";
    }

    private static X509Certificate pem(String pem) throws GeneralSecurityException {
        return FleetIdentities.certificate(pem.replaceAll("-----[A-Z ]+-----", ""));
    }

    /// Trusts the server whose chain ends at the certificate with this fingerprint, and no other.
    private static SSLContext knownBy(String fingerprint) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new KnownByFingerprint(fingerprint)}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has TLS", e);
        }
    }

    private record KnownByFingerprint(String fingerprint) implements X509TrustManager {

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            try {
                X509Certificate authority = chain[chain.length - 1];
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(authority.getEncoded());
                if (!HexFormat.of().formatHex(digest).equals(fingerprint)) {
                    throw new CertificateException("another centre than that of the code");
                }
                for (int i = 0; i + 1 < chain.length; i++) {
                    chain[i].verify(chain[i + 1].getPublicKey());
                }
            } catch (GeneralSecurityException e) {
                throw new CertificateException(e);
            }
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            throw new CertificateException("nobody calls here");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
