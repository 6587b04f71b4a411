package nl.nabij.server.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import javax.crypto.EncryptedPrivateKeyInfo;
import nl.nabij.server.PushedClock;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The certificate that a provider gave for browsers.
class GivenKeysTest {

    private final PushedClock clock = new PushedClock();
    private final SecureRandom random = new SecureRandom();

    @TempDir
    private Path folder;

    private ServerKeys own;
    private GivenFiles given;

    @BeforeEach
    void prepare() {
        CertificateAuthority authority = CertificateAuthority.open(folder.resolve("ca"), clock, random);
        own = ServerKeys.open(folder.resolve("tls"), authority, () -> List.of("localhost"), clock, random);
        given = new GivenFiles(folder, clock);
    }

    private GivenKeys open() {
        return GivenKeys.open(given.files(), own, List.of("zorg.example"), clock);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC"})
    void itIsShownWithWhoSignedIt(String algorithm) throws IOException {
        X509Certificate certificate = given.write(algorithm, "zorg.example");
        GivenKeys keys = open();
        assertThat(keys.fault()).isEmpty();
        assertThat(keys.certificate()).isEqualTo(certificate);
        String alias = Objects.requireNonNull(keys.chooseServerAlias(algorithm, null, null));
        assertThat(keys.getCertificateChain(alias)).containsExactly(certificate, given.signer());
        assertThat(keys.chooseServerAlias(algorithm.equals("RSA") ? "EC" : "RSA", null, null))
                .as("for a client that wants another kind of key")
                .isNull();
    }

    /// What openssl writes by other commands than the newest.
    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC"})
    void aKeyInTheOlderFormIsReadToo(String algorithm) throws IOException {
        KeyPair pair = GivenFiles.newKeys(algorithm);
        X509Certificate certificate = given.writeCertificate(pair, "zorg.example");
        given.writeKey(olderForm(pair.getPrivate()));
        assertThat(open().certificate()).isEqualTo(certificate);
    }

    @Test
    void aMistakeIsToldAndTheServersOwnIsShownMeanwhile() throws Exception {
        assertRefused("cannot be read; it has to be there, and readable for the server's user");

        KeyPair pair = GivenFiles.newKeys("EC");
        X509Certificate certificate = given.writeCertificate(pair, "zorg.example");
        given.writeKey(Pem.write(GivenFiles.newKeys("EC").getPrivate()));
        assertRefused("is not the one of the first certificate");
        given.writeKey(Pem.write(GivenFiles.newKeys("RSA").getPrivate()));
        assertRefused("is not an EC key, as its certificate's is");
        given.writeKey(Pem.write(certificate));
        assertRefused("holds no key; it has to hold a PEM block that begins with BEGIN PRIVATE KEY");
        given.writeKey(pem(
                "ENCRYPTED PRIVATE KEY",
                new EncryptedPrivateKeyInfo("PBEWithSHA1AndDESede", new byte[32]).getEncoded()));
        assertRefused("is locked by a passphrase");
        given.writeKey(pem("RSA PRIVATE KEY", new byte[32])
                .replaceFirst(
                        "\n", "\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00112233445566778899AABBCCDDEEFF\n\n"));
        assertRefused("is locked by a passphrase");
        given.writeKey("x".repeat(65 * 1024));
        assertRefused("it is not a PEM file");

        given.writeKey(Pem.write(pair.getPrivate()));
        given.writeCertificates(Pem.write(given.signer()) + Pem.write(certificate));
        assertRefused("the server's own certificate has to stand first");
        given.writeCertificates(Pem.write(certificate) + Pem.write(own.authority()));
        assertRefused("who did not sign it; each has to be followed by who signed it");
        given.writeCertificates("not a certificate");
        assertRefused("certificate");
        given.writeKey(Files.readString(folder.resolve("stranger/authority.key")));
        given.writeCertificates(Pem.write(given.signer()));
        assertRefused("is not one for servers");
    }

    private void assertRefused(String why) {
        GivenKeys keys = open();
        assertThat(keys.mistake()).contains(why);
        assertThat(keys.fault())
                .hasValueSatisfying(fault -> assertThat(fault)
                        .contains("cannot be used")
                        .as("anybody may read it")
                        .doesNotContain(folder.toString()));
        assertThat(keys.certificate()).isEqualTo(own.certificate());
    }

    private static String olderForm(PrivateKey key) throws IOException {
        if (key instanceof ECPrivateKey elliptic) {
            return pem(
                    "EC PRIVATE KEY",
                    new org.bouncycastle.asn1.sec.ECPrivateKey(256, elliptic.getS(), SECObjectIdentifiers.secp256r1)
                            .getEncoded());
        }
        return pem(
                "RSA PRIVATE KEY",
                PrivateKeyInfo.getInstance(key.getEncoded())
                        .parsePrivateKey()
                        .toASN1Primitive()
                        .getEncoded());
    }

    private static String pem(String what, byte[] der) {
        return "-----BEGIN " + what + "-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n-----END " + what
                + "-----\n";
    }

    @Test
    void aRenewedOneIsShownFromTheNextLookOnAndHalfOfOneIsNot() throws IOException {
        X509Certificate first = given.write("RSA", "zorg.example");
        GivenKeys keys = open();
        String chosen = Objects.requireNonNull(keys.chooseServerAlias("RSA", null, null));

        KeyPair next = GivenFiles.newKeys("EC");
        given.writeKey(Pem.write(next.getPrivate()));
        keys.look();
        assertThat(keys.certificate()).as("between the two files").isEqualTo(first);
        assertThat(keys.fault()).isPresent();

        X509Certificate second = given.writeCertificate(next, "zorg.example");
        keys.look();
        assertThat(keys.certificate()).isEqualTo(second);
        assertThat(keys.fault()).isEmpty();
        assertThat(keys.getPrivateKey(chosen))
                .as("a handshake that began before")
                .isNotNull();
    }

    @Test
    void itsEndIsToldAWeekBefore() throws IOException {
        X509Certificate certificate = given.write("EC", "zorg.example");
        GivenKeys keys = open();
        clock.forward(Duration.between(
                clock.instant(), certificate.getNotAfter().toInstant().minus(Duration.ofDays(8))));
        assertThat(keys.fault()).isEmpty();
        clock.forward(Duration.ofDays(2));
        assertThat(keys.fault())
                .hasValueSatisfying(fault -> assertThat(fault)
                        .contains(certificate.getNotAfter().toInstant().toString(), "was not renewed"));
    }
}
