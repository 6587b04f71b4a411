package nl.nabij.gateway.identity;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import nl.nabij.contract.ContractException;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.link.Enrolment;
import nl.nabij.gateway.clock.BoxClock;

/// Makes the box a home's gateway: a new key, a request signed by it, and the centre's answer.
public final class EnrolmentClient {

    /// A server that signs takes milliseconds; an installer stands waiting.
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final URI server;
    private final BoxClock clock;
    private final SecureRandom random;

    /// @param server `https://host:port`
    public EnrolmentClient(URI server, BoxClock clock, SecureRandom random) {
        this.server = server;
        this.clock = clock;
        this.random = random;
    }

    /// @throws IOException when the centre cannot be reached or is not the one of the code: try again
    ///     later
    /// @throws EnrolmentRefusedException when the centre says no
    public GatewayIdentity enrol(EnrolmentCode code)
            throws IOException, EnrolmentRefusedException, InterruptedException {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            KeyPair key = generator.generateKeyPair();
            Enrolment.Answer answer =
                    ask(code, new Enrolment.Request(code.secret(), CertificateRequest.pem(key, "nabij gateway")));
            return identity(code, key, answer);
        } catch (GeneralSecurityException | ContractException | IllegalArgumentException e) {
            throw new IOException("The centre's answer to the enrolment cannot be used: " + e.getMessage(), e);
        }
    }

    private Enrolment.Answer ask(EnrolmentCode code, Enrolment.Request request)
            throws IOException, EnrolmentRefusedException, InterruptedException, GeneralSecurityException,
                    ContractException {
        SSLContext tls = SSLContext.getInstance("TLS");
        ServerTrust trust = ServerTrust.byFingerprint(code.authorityFingerprint(), server.getHost(), clock);
        tls.init(null, new TrustManager[] {trust}, random);
        try (HttpClient client = HttpClient.newBuilder()
                .sslContext(tls)
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build()) {
            HttpResponse<byte[]> response = client.send(
                    HttpRequest.newBuilder(server.resolve("/api/v1/enrolment"))
                            .timeout(PATIENCE)
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofByteArray(ContractJson.toBytes(request)))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            int status = response.statusCode();
            if (status >= 400 && status < 500 && status != 429) {
                throw new EnrolmentRefusedException("The centre refused the enrolment code (HTTP " + status
                        + "): it is wrong, was used before, or is older than an hour");
            }
            if (status != 200 && status != 201) {
                throw new IOException("The centre answered the enrolment with HTTP " + status);
            }
            return ContractJson.read(response.body(), Enrolment.Answer.class);
        }
    }

    private static GatewayIdentity identity(EnrolmentCode code, KeyPair key, Enrolment.Answer answer)
            throws GeneralSecurityException {
        X509Certificate certificate = Pem.certificate(answer.certificate());
        X509Certificate authority = Pem.certificate(answer.authority());
        if (!Fingerprints.of(authority).equals(code.authorityFingerprint())) {
            throw new GeneralSecurityException("its authority is not the one of the code");
        }
        if (!certificate.getPublicKey().equals(key.getPublic())) {
            throw new GeneralSecurityException("its certificate is for another key");
        }
        certificate.verify(authority.getPublicKey());
        return new GatewayIdentity(
                answer.gateway(), key.getPrivate(), certificate, authority, IdentityStore.uplinks(answer.uplinks()));
    }
}
