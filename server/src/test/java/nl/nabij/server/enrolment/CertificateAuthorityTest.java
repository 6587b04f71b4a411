package nl.nabij.server.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import nl.nabij.contract.GatewayId;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateAuthorityTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final GatewayId GATEWAY = new GatewayId("gw-1");

    private final SecureRandom random = new SecureRandom();

    @TempDir
    Path folder;

    @Test
    void staysTheSameOverARestart() {
        String first = authority().fingerprint();
        assertThat(authority().fingerprint()).isEqualTo(first).hasSize(64);
    }

    @Test
    void keepsItsKeyFromOthers() throws Exception {
        authority();
        assertThat(Files.getPosixFilePermissions(folder.resolve("authority.key")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void halfAnAuthorityIsNotReplaced() throws Exception {
        authority();
        Files.delete(folder.resolve("authority.key"));
        assertThatThrownBy(this::authority)
                .isInstanceOf(CertificateException.class)
                .hasMessageContaining("restore both from the backup");
    }

    @Test
    void aBoxGetsItsNameFromTheCentreNotFromItsRequest() throws Exception {
        CertificateAuthority authority = authority();
        KeyPair keys = KeyFolder.newKeys(random);
        IssuedCertificate issued = authority.issueGateway(request(keys, keys, "CN=somebody-else"), GATEWAY);
        X509Certificate certificate = read(issued.pem());
        certificate.verify(authority.certificate().getPublicKey());
        assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=gw-1");
        assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.2");
        assertThat(certificate.getPublicKey()).isEqualTo(keys.getPublic());
        assertThat(certificate.getBasicConstraints()).as("cannot sign others").isEqualTo(-1);
        assertThat(issued.notAfter()).isEqualTo(NOW.plus(CertificateAuthority.GATEWAY_LIFE));
        assertThat(issued.serial()).isEqualTo(certificate.getSerialNumber().toString(16));
    }

    @Test
    void aRequestSignedWithAnotherKeyIsRefused() throws Exception {
        String request = request(KeyFolder.newKeys(random), KeyFolder.newKeys(random), "CN=x");
        assertThatThrownBy(() -> authority().issueGateway(request, GATEWAY))
                .isInstanceOf(CertificateException.class)
                .hasMessageContaining("not signed with its own key");
    }

    @Test
    void anotherKindOfKeyIsRefused() throws Exception {
        KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
        rsa.initialize(2048);
        KeyPair keys = rsa.generateKeyPair();
        PKCS10CertificationRequest request = new JcaPKCS10CertificationRequestBuilder(
                        new X500Name("CN=x"), keys.getPublic())
                .build(new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate()));
        assertThatThrownBy(() -> authority().issueGateway(pem(request), GATEWAY))
                .isInstanceOf(CertificateException.class)
                .hasMessageContaining("P-256");
    }

    @Test
    void anythingElseIsRefusedInWords() {
        for (String nonsense : List.of(
                "",
                "hello",
                "-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n-----END CERTIFICATE REQUEST-----\n",
                "x".repeat(9_000))) {
            assertThatThrownBy(() -> authority().issueGateway(nonsense, GATEWAY))
                    .as(nonsense)
                    .isInstanceOf(CertificateException.class)
                    .hasMessageContaining("certificate request");
        }
    }

    @Test
    void theServersCertificateIsKeptUntilItHasToChange() {
        List<String> names = List.of("localhost", "127.0.0.1", "::1");
        CertificateAuthority authority = authority();
        ServerIdentity first = ServerIdentity.open(folder, authority, names, CLOCK, random);
        assertThat(ServerIdentity.open(folder, authority, names, CLOCK, random).certificate())
                .isEqualTo(first.certificate());

        assertThat(ServerIdentity.open(folder, authority, List.of("localhost", "centre.example"), CLOCK, random)
                        .certificate())
                .as("a name is missing in the old one")
                .isNotEqualTo(first.certificate());

        ServerIdentity current = ServerIdentity.open(folder, authority, names, CLOCK, random);
        Clock nearItsEnd = Clock.offset(CLOCK, CertificateAuthority.SERVER_LIFE.minus(Duration.ofDays(59)));
        assertThat(ServerIdentity.open(folder, authority, names, nearItsEnd, random)
                        .certificate())
                .as("it ends soon")
                .isNotEqualTo(current.certificate());
    }

    @Test
    void aPowerCutBetweenTheServersKeyAndItsCertificateCostsNothing() throws Exception {
        List<String> names = List.of("localhost");
        CertificateAuthority authority = authority();
        ServerIdentity before = ServerIdentity.open(folder, authority, names, CLOCK, random);
        // The key of a renewal is on disk, its certificate is not.
        Files.writeString(
                folder.resolve("server.key"),
                Pem.write(KeyFolder.newKeys(random).getPrivate()));
        ServerIdentity after = ServerIdentity.open(folder, authority, names, CLOCK, random);
        assertThat(after.certificate()).isNotEqualTo(before.certificate());
        assertThat(ServerIdentity.open(folder, authority, names, CLOCK, random).certificate())
                .isEqualTo(after.certificate());
    }

    @Test
    void aCodeIsUnderstoodAsItWasMeant() {
        EnrolmentCode code = EnrolmentCode.fresh(random, authority());
        assertThat(EnrolmentCode.hash(code.secret().toLowerCase(java.util.Locale.ROOT)))
                .isEqualTo(code.secretHash());
        assertThat(EnrolmentCode.hash("10ab")).isEqualTo(EnrolmentCode.hash(" lO-AB "));
        assertThat(EnrolmentCode.hash("10AB")).isNotEqualTo(EnrolmentCode.hash("10AC"));
        assertThat(code.toString()).matches("[0-9A-Z]{20}\\.[0-9a-f]{64}");
    }

    private CertificateAuthority authority() {
        return CertificateAuthority.open(folder, CLOCK, random);
    }

    private static String request(KeyPair held, KeyPair signing, String subject) throws Exception {
        return pem(new JcaPKCS10CertificationRequestBuilder(new X500Name(subject), held.getPublic())
                .build(new JcaContentSignerBuilder("SHA256withECDSA").build(signing.getPrivate())));
    }

    private static String pem(PKCS10CertificationRequest request) throws Exception {
        java.io.StringWriter text = new java.io.StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(request);
        }
        return text.toString();
    }

    private static X509Certificate read(String pem) throws Exception {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
    }
}
