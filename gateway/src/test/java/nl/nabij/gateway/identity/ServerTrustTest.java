package nl.nabij.gateway.identity;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import nl.nabij.gateway.clock.HandClock;
import nl.nabij.gateway.identity.TestAuthority.Issued;
import org.junit.jupiter.api.Test;

class ServerTrustTest {

    private static final Instant LONG_AGO = Instant.parse("2021-01-01T00:00:00Z");

    private final TestAuthority authority = new TestAuthority();
    private final HandClock clock = new HandClock();

    private void check(String host, X509Certificate... chain) throws CertificateException {
        ServerTrust.of(List.of(authority.certificate()), host, clock).checkServerTrusted(chain, "ECDHE_ECDSA");
    }

    @Test
    void aServerOfOurAuthorityWithItsNameIsTrusted() {
        X509Certificate server =
                authority.server("centre.test", "*.centre.test").certificate();
        assertThatCode(() -> check("centre.test", server)).doesNotThrowAnyException();
        assertThatCode(() -> check("Centre.TEST", server, authority.certificate()))
                .doesNotThrowAnyException();
        assertThatCode(() -> check("one.centre.test", server)).doesNotThrowAnyException();
    }

    @Test
    void anotherNameIsNot() {
        X509Certificate server =
                authority.server("centre.test", "*.centre.test").certificate();
        assertThatThrownBy(() -> check("evil.test", server)).hasMessageContaining("evil.test");
        assertThatThrownBy(() -> check("a.b.centre.test", server)).isInstanceOf(CertificateException.class);
        assertThatThrownBy(() -> check("127.0.0.1", server)).isInstanceOf(CertificateException.class);
    }

    @Test
    void aForeignAuthorityIsNotEvenWithTheSameName() {
        X509Certificate foreign = new TestAuthority().server("centre.test").certificate();
        assertThatThrownBy(() -> check("centre.test", foreign)).isInstanceOf(CertificateException.class);
    }

    @Test
    void whileOneAuthorityTakesTheOthersPlaceBothAreTrustedAndNoThird() {
        TestAuthority next = new TestAuthority();
        ServerTrust both = ServerTrust.of(List.of(authority.certificate(), next.certificate()), "centre.test", clock);
        for (TestAuthority each : List.of(authority, next)) {
            X509Certificate[] chain = {each.server("centre.test").certificate(), each.certificate()};
            assertThatCode(() -> both.checkServerTrusted(chain, "ECDHE_ECDSA")).doesNotThrowAnyException();
        }
        X509Certificate[] third = {new TestAuthority().server("centre.test").certificate()};
        assertThatThrownBy(() -> both.checkServerTrusted(third, "ECDHE_ECDSA"))
                .isInstanceOf(CertificateException.class);
    }

    @Test
    void aGatewaysCertificateDoesNotSpeakForAServer() {
        X509Certificate gateway = authority.gateway(TestAuthority.keyPair().getPublic(), "centre.test");
        assertThatThrownBy(() -> check("centre.test", gateway)).hasMessageContaining("not one for servers");
        assertThatThrownBy(() -> check("centre.test", authority.certificate()))
                .isInstanceOf(CertificateException.class);
    }

    @Test
    void datesCountOnlyForASynchronisedClock() {
        Issued expired = authority.server(LONG_AGO, LONG_AGO.plusSeconds(60), "centre.test");
        assertThatThrownBy(() -> check("centre.test", expired.certificate())).isInstanceOf(CertificateException.class);
        clock.set(Instant.EPOCH, false);
        assertThatCode(() -> check("centre.test", expired.certificate())).doesNotThrowAnyException();
        clock.set(Instant.parse("2055-01-01T00:00:00Z"), false);
        assertThatCode(() -> check("centre.test", expired.certificate())).doesNotThrowAnyException();
        assertThatThrownBy(() -> check("evil.test", expired.certificate())).isInstanceOf(CertificateException.class);
    }

    @Test
    void theFingerprintOfACodePicksTheAuthorityFromTheChain() throws Exception {
        X509Certificate server = authority.server("centre.test").certificate();
        X509Certificate[] chain = {server, authority.certificate()};
        String right = Fingerprints.of(authority.certificate());
        assertThatCode(() ->
                        ServerTrust.byFingerprint(right, "centre.test", clock).checkServerTrusted(chain, "ECDHE_ECDSA"))
                .doesNotThrowAnyException();
        String wrong = Fingerprints.of(new TestAuthority().certificate());
        assertThatThrownBy(() ->
                        ServerTrust.byFingerprint(wrong, "centre.test", clock).checkServerTrusted(chain, "ECDHE_ECDSA"))
                .hasMessageContaining("enrolment code");
    }
}
