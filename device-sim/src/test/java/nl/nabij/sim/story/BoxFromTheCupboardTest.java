package nl.nabij.sim.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.face.CertificateView;
import nl.nabij.contract.face.SignIn;
import nl.nabij.gateway.clock.BoxClock;
import nl.nabij.gateway.identity.GatewayIdentity;
import nl.nabij.gateway.identity.IdentityStore;
import nl.nabij.gateway.identity.RenewalClient;
import nl.nabij.server.enrolment.CertificateAuthority;
import nl.nabij.server.enrolment.GivenFiles;
import nl.nabij.server.enrolment.IssuedCertificate;
import nl.nabij.sim.program.CentreDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A box lay in a cupboard for a year. Its certificate is long past its date, and it is ours. Browsers are shown
/// a certificate that no box knows.
@Story
class BoxFromTheCupboardTest {

    private static final Duration SETTLED_WITHIN = Duration.ofMinutes(2);

    @TempDir
    private Path data;

    @Test
    void itBringsItsAlarmAndRenewsItsCertificateAndOnceRevokedItIsCut() throws Exception {
        GivenFiles given = new GivenFiles(data.resolve("given"), Clock.systemUTC());
        given.write("RSA", "localhost");
        Map<String, String> settings = Map.of(
                "NABIJ_SERVER_CERTIFICATE_FILE", given.files().certificates().toString(),
                "NABIJ_SERVER_KEY_FILE", given.files().key().toString());
        try (WholeSystem system = new WholeSystem("box-from-the-cupboard", data, settings, List.of()).start()) {
            assertThat(asABrowser(given, system.serverHttps())).isEqualTo(200);
            try (Resident willemse = system.resident()) {
                willemse.seesUplink(true);
            }
            system.gateway().stop();
            String expired = expire(system);
            system.startGateway();
            system.home().awaitsBroker();
            system.home().press();
            try (Operator fatima = system.operator("centralist")) {
                fatima.seesAlarm(system.home().id("pendant"), SETTLED_WITHIN);
            }
            CentreDatabase centre = system.database();
            awaits(
                    centre,
                    "the new certificate is in use",
                    1,
                    "gateway_certificate where renewal_of = '" + expired + "' and last_seen_at is not null");
            awaits(centre, "its fault is over", 0, "fault where fault like '%certificate%' and ended_at is null");
            GatewayIdentity renewed = identity();
            assertThat(renewed.certificate().getNotAfter().toInstant())
                    .isAfter(Clock.systemUTC().instant());

            try (Resident willemse = system.resident()) {
                willemse.seesUplink(true);
                revoke(system, IssuedCertificate.serial(renewed.certificate()));
                willemse.seesUplink(false);
            }
        }
    }

    /// A browser of somebody who knows who signed the given certificate, and nobody of ours.
    private static int asABrowser(GivenFiles given, URI server) throws Exception {
        KeyStore known = KeyStore.getInstance(KeyStore.getDefaultType());
        known.load(null, null);
        known.setCertificateEntry("signer", given.signer());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(known);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);
        try (HttpClient browser = HttpClient.newBuilder().sslContext(tls).build()) {
            return browser.send(
                            HttpRequest.newBuilder(server.resolve("/health/live"))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    private static void awaits(CentreDatabase centre, String what, long count, String of) {
        Eventually.until(
                what,
                SETTLED_WITHIN,
                () -> centre.number("select count(*) from nabij." + of)
                        .filter(c -> c == count)
                        .isPresent());
    }

    private GatewayIdentity identity() throws IOException {
        return new IdentityStore(data.resolve("gateway")).load().orElseThrow();
    }

    /// A year passes while the box is off: what it has, and what the centre knows of it, is of then.
    ///
    /// @return the serial of what it has
    private String expire(WholeSystem system) throws IOException, GeneralSecurityException {
        Clock then = Clock.fixed(Clock.systemUTC().instant().minus(Duration.ofDays(365)), ZoneOffset.UTC);
        GatewayIdentity now = identity();
        RenewalClient.NextKey key =
                new RenewalClient(URI.create("https://localhost"), new Then(then), new SecureRandom()).newKey();
        IssuedCertificate old = CertificateAuthority.open(
                        data.resolve("server").resolve("ca"), then, new SecureRandom())
                .issueGateway(key.request(), now.gateway());
        assertThat(old.notAfter()).isBefore(Clock.systemUTC().instant());
        system.database()
                .change("insert into nabij.gateway_certificate (serial, home_id, organisation_id, issued_at, not_after)"
                        + " select '" + old.serial() + "', id, organisation_id, '" + then.instant() + "', '"
                        + old.notAfter() + "' from nabij.home where id = '" + now.gateway() + "'");
        X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(old.pem().getBytes(StandardCharsets.US_ASCII)));
        new IdentityStore(data.resolve("gateway"))
                .save(new GatewayIdentity(
                        now.gateway(), key.pair().getPrivate(), certificate, now.authorities(), now.uplinks()));
        return old.serial();
    }

    private record Then(Clock clock) implements BoxClock {
        @Override
        public Reading read() {
            return new Reading(clock.instant(), true, new UUID(1, 1), Duration.ZERO);
        }
    }

    private static void revoke(WholeSystem system, String serial) {
        String body = ContractJson.toText(new SignIn.Request("beheerder", WholeSystem.PASSWORD));
        String token = new Http(system.serverHttp(), "")
                .post("/api/v1/session", body, 200, SignIn.Answer.class)
                .token();
        CertificateView revoked = new Http(system.serverHttp(), token)
                .post("/api/v1/homes/gw-willemse/certificates/" + serial + "/revoke", "{}", 200, CertificateView.class);
        assertThat(revoked.revokedAt()).get().matches(at -> at.isAfter(Instant.EPOCH));
    }
}
