package nl.nabij.server.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import nl.nabij.contract.GatewayId;
import nl.nabij.server.enrolment.CertificateAuthority;
import nl.nabij.server.enrolment.ServerKeys;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was found to be ours is not looked at again; nothing else gets in by that.
class GatewayTrustTest {

    private static final String BOX = "gw-known";
    private static final int SIGNATURE_FROM_THE_END = 5;

    @TempDir
    private Path ours;

    @TempDir
    private Path theirs;

    private CertificateAuthority authority;
    private KnownBoxes known;
    private GatewayTrust trust;

    @BeforeEach
    void begin() {
        authority = CertificateAuthority.open(ours, Clock.systemUTC(), new SecureRandom());
        remembering(KnownBoxes.inMemory(3));
    }

    @Test
    void aStrangersCertificateWithTheNameOfAKnownBoxIsRefused_howeverOftenItComes() {
        assertLetIn(box(authority, BOX));
        CertificateAuthority stranger = CertificateAuthority.open(theirs, Clock.systemUTC(), new SecureRandom());
        X509Certificate foreign = box(stranger, BOX);
        assertRefused(foreign, "not a certificate of this centre");
        assertRefused(foreign, "not a certificate of this centre");
    }

    @Test
    void aKnownCertificateWithOneOtherBitIsAnother() throws CertificateException {
        X509Certificate known = box(authority, BOX);
        assertLetIn(known);
        byte[] bytes = known.getEncoded();
        bytes[bytes.length - SIGNATURE_FROM_THE_END] ^= 1;
        assertRefused(read(bytes), "not a certificate of this centre");
        assertLetIn(known);
    }

    @Test
    void aCertificateOfOursForAServerIsRefused_howeverOftenItComes() {
        X509Certificate server = ServerKeys.open(
                        ours, authority, () -> List.of("localhost"), Clock.systemUTC(), new SecureRandom())
                .certificate();
        assertRefused(server, "not a certificate for a client");
        assertRefused(server, "not a certificate for a client");
    }

    @Test
    void anExpiredOneOfOursIsLetIn_forItMayBringAnAlarm_andIsJudgedAtItsConnect() {
        Clock past = Clock.fixed(Instant.now().minus(Duration.ofDays(400)), ZoneOffset.UTC);
        X509Certificate expired = box(CertificateAuthority.open(ours, past, new SecureRandom()), BOX);
        assertLetIn(expired);
        assertLetIn(expired);
    }

    @Test
    void noMoreAreRememberedThanItWasTold_andWhoIsForgottenIsLookedAtAgain() {
        X509Certificate first = box(authority, BOX + 0);
        assertLetIn(first);
        for (int i = 1; i < 20; i++) {
            assertLetIn(box(authority, BOX + i));
            assertThat(known.size()).isBetween(1, 3);
        }
        assertLetIn(first);
    }

    @Test
    void afterARestartWhoWasKnownIsStillKnown() {
        X509Certificate box = box(authority, BOX);
        assertLetIn(box);
        remembering(KnownBoxes.in(ours, authority.certificate(), 3));
        assertThat(known.size()).as("memory alone forgot").isZero();
        assertLetIn(box);
        remembering(KnownBoxes.in(ours, authority.certificate(), 3));
        assertThat(known.size()).isEqualTo(1);
        assertThat(known.unknown(box)).isEmpty();
        assertThat(known.unknown(box(authority, BOX + 1))).isPresent();
    }

    @Test
    void whatIsTornOrTooMuchOrOfAnotherAuthorityIsCheckedOnceMore() throws IOException {
        remembering(KnownBoxes.in(ours, authority.certificate(), 3));
        X509Certificate first = box(authority, BOX);
        assertLetIn(first);
        assertLetIn(box(authority, BOX + 1));
        Path file;
        try (java.util.stream.Stream<Path> files = Files.list(ours)) {
            file = files.filter(path -> path.getFileName().toString().startsWith("known-boxes-"))
                    .findFirst()
                    .orElseThrow();
        }
        Files.write(file, java.util.Arrays.copyOf(Files.readAllBytes(file), 32 + 7));
        remembering(KnownBoxes.in(ours, authority.certificate(), 3));
        assertThat(known.size()).isEqualTo(1);
        assertThat(known.unknown(first)).isEmpty();
        for (int i = 0; i < 9; i++) {
            assertLetIn(box(authority, BOX + i));
        }
        assertThat(Files.size(file)).isEqualTo(32L * known.size());
        remembering(KnownBoxes.in(ours, authority.certificate(), 1));
        assertThat(known.size()).isBetween(0, 1);

        CertificateAuthority stranger = CertificateAuthority.open(theirs, Clock.systemUTC(), new SecureRandom());
        Files.copy(file, theirs.resolve(file.getFileName()));
        assertThat(KnownBoxes.in(theirs, stranger.certificate()).size()).isZero();
    }

    @Test
    void aFolderThatCannotBeWrittenCostsOnlyTheMemoryOfIt() {
        remembering(KnownBoxes.in(ours.resolve("is-not-there"), authority.certificate()));
        assertLetIn(box(authority, BOX));
        assertThat(known.size()).isEqualTo(1);
    }

    private void remembering(KnownBoxes boxes) {
        known = boxes;
        trust = new GatewayTrust(authority.certificate(), boxes);
    }

    private void assertLetIn(X509Certificate certificate) {
        assertThatCode(() -> trust.checkClientTrusted(new X509Certificate[] {certificate}, "UNKNOWN"))
                .doesNotThrowAnyException();
    }

    private void assertRefused(X509Certificate certificate, String why) {
        int before = known.size();
        assertThatThrownBy(() -> trust.checkClientTrusted(new X509Certificate[] {certificate}, "UNKNOWN"))
                .isInstanceOf(CertificateException.class)
                .hasMessage(why);
        assertThat(known.size()).isEqualTo(before);
    }

    private static X509Certificate box(CertificateAuthority by, String id) {
        try {
            return read(by.issueGateway(TestBox.Key.fresh().request(), new GatewayId(id))
                    .pem()
                    .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        } catch (CertificateException e) {
            throw new AssertionError(e);
        }
    }

    private static X509Certificate read(byte[] encoded) throws CertificateException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
    }
}
