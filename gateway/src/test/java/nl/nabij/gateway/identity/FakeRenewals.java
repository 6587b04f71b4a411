package nl.nabij.gateway.identity;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import nl.nabij.contract.ContractException;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.face.ApiError;
import nl.nabij.contract.link.Enrolment;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;

/// The centre's renewals, over real TLS, answered as a test wants.
final class FakeRenewals implements AutoCloseable {

    enum Manner {
        RENEWS,
        /// The certificate is made, and the box never hears of it.
        LOSES_THE_ANSWER,
        REFUSES,
        FAILS,
        GIVES_ANOTHER_KEYS_CERTIFICATE,
        GIVES_ANOTHER_GATEWAYS_CERTIFICATE,
        /// A box that took it could never connect to this server again.
        NAMES_ANOTHER_AUTHORITY_ONLY,
        NAMES_A_SECOND_AUTHORITY
    }

    static final Duration LIFE = Duration.ofDays(180);

    final List<Enrolment.Renewal> asked = new CopyOnWriteArrayList<>();
    final List<PublicKey> keys = new CopyOnWriteArrayList<>();
    final TestAuthority second = new TestAuthority();
    volatile Manner manner = Manner.RENEWS;
    volatile String word = "certificate-revoked";
    volatile Instant now = Instant.EPOCH;

    private final Vertx vertx = Vertx.vertx();
    private final TestAuthority authority;
    private final HttpServer server;

    FakeRenewals(TestAuthority authority) {
        this.authority = authority;
        TestAuthority.Issued own = authority.server("localhost");
        server = vertx.createHttpServer(new HttpServerOptions()
                        .setSsl(true)
                        .setKeyCertOptions(new PemKeyCertOptions()
                                .addCertValue(Buffer.buffer(own.certificatePem()))
                                .addKeyValue(Buffer.buffer(own.keyPem()))))
                .requestHandler(request -> request.bodyHandler(body -> answer(request, body)));
        try {
            var _ = server.listen(0, "127.0.0.1").await(10, TimeUnit.SECONDS);
        } catch (java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    URI address() {
        return URI.create("https://localhost:" + server.actualPort());
    }

    private void answer(HttpServerRequest request, Buffer body) {
        try {
            Enrolment.Renewal renewal = ContractJson.read(body.getBytes(), Enrolment.Renewal.class);
            keys.add(newKey(renewal));
            asked.add(renewal);
            switch (manner) {
                case LOSES_THE_ANSWER -> {
                    var _ = request.connection().close();
                }
                case FAILS -> say(request, 503, ApiError.of("busy", "later"));
                case REFUSES -> say(request, 403, ApiError.of(word, "no"));
                default -> say(request, 200, given());
            }
        } catch (ContractException | GeneralSecurityException | IOException e) {
            say(request, 500, ApiError.of("fault", e.toString()));
        }
    }

    private static void say(HttpServerRequest request, int status, Object body) {
        var _ = request.response().setStatusCode(status).end(Buffer.buffer(ContractJson.toBytes(body)));
    }

    private Enrolment.Answer given() throws GeneralSecurityException {
        TestAuthority signer = manner == Manner.NAMES_ANOTHER_AUTHORITY_ONLY ? second : authority;
        KeyPair other = TestAuthority.keyPair();
        X509Certificate certificate = signer.gateway(
                manner == Manner.GIVES_ANOTHER_KEYS_CERTIFICATE ? other.getPublic() : keys.getLast(),
                "gw-7f3k",
                now,
                now.plus(LIFE));
        return new Enrolment.Answer(
                new GatewayId(manner == Manner.GIVES_ANOTHER_GATEWAYS_CERTIFICATE ? "gw-other" : "gw-7f3k"),
                Pem.write("CERTIFICATE", certificate.getEncoded()),
                signer.certificatePem(),
                List.of("new.test:8883"),
                manner == Manner.NAMES_A_SECOND_AUTHORITY
                        ? Optional.of(List.of(second.certificatePem()))
                        : Optional.empty());
    }

    /// The key that is asked for, after the old key's signature was verified as the contract says.
    private static PublicKey newKey(Enrolment.Renewal renewal) throws GeneralSecurityException, IOException {
        try (PEMParser parser = new PEMParser(new StringReader(renewal.certificateRequest()))) {
            PKCS10CertificationRequest request = (PKCS10CertificationRequest) parser.readObject();
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initVerify(Pem.certificate(renewal.certificate()));
            signature.update(Enrolment.Renewal.signed(request.getEncoded()));
            if (!signature.verify(Base64.getDecoder().decode(renewal.signature()))) {
                throw new GeneralSecurityException("not signed by the old key");
            }
            return new JcaPKCS10CertificationRequest(request).getPublicKey();
        }
    }

    @Override
    public void close() {
        try {
            var _ = vertx.close().await(10, TimeUnit.SECONDS);
        } catch (java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }
}
