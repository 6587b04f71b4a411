package nl.nabij.server.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.link.Enrolment;
import nl.nabij.server.PushedClock;
import nl.nabij.server.enrolment.EnrolmentDesk.Outcome.Enrolled;
import nl.nabij.server.enrolment.RenewalDesk.Outcome;
import nl.nabij.server.postgres.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenewalDeskTest {

    private static final GatewayId HOME = new GatewayId("gw-renew");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final TestDatabase database = TestDatabase.fresh();
    private final OrganisationId organisation = database.organisation("Thuiszorg", "care");
    private final PushedClock clock = new PushedClock();
    private final CertificateAuthority authority;
    private final EnrolmentDesk enrolment;
    private final RenewalDesk desk;
    private final Box box;

    RenewalDeskTest(@TempDir Path folder) {
        database.home(HOME.value(), organisation);
        authority = CertificateAuthority.open(folder.resolve("ca"), clock, RANDOM);
        enrolment = new EnrolmentDesk(database.database(), authority, RANDOM, () -> List.of("localhost:8883"));
        desk = new RenewalDesk(database.database(), authority, clock, () -> List.of("localhost:8883"));
        box = enrolled();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Box enrolled() {
        KeyPair keys = Box.newKeys();
        Enrolment.Request request =
                new Enrolment.Request(enrolment.newCode(HOME).secret(), Box.request(keys));
        if (enrolment.enrol(request) instanceof Enrolled(var answer)) {
            return new Box(keys, answer.certificate());
        }
        throw new AssertionError("not enrolled");
    }

    private Enrolment.Answer renewed(Enrolment.Renewal renewal) {
        if (desk.renew(renewal) instanceof Outcome.Renewed(var answer)) {
            return answer;
        }
        throw new AssertionError("not renewed");
    }

    private long certificates() {
        return database.database()
                .asWorker(tx -> tx.one("select count(*) from gateway_certificate", row -> row.getLong(0)));
    }

    @Test
    void aBoxGetsACertificateForItsNewKeyAndTheOldOneStaysValid() throws Exception {
        Enrolment.Answer answer = renewed(box.renewal());
        X509Certificate issued = read(answer.certificate());
        issued.verify(authority.certificate().getPublicKey());
        assertThat(issued.getSubjectX500Principal().getName()).isEqualTo("CN=gw-renew");
        assertThat(issued.getPublicKey()).isNotEqualTo(box.keys().getPublic());
        assertThat(answer.gateway()).isEqualTo(HOME);
        assertThat(answer.authority()).isEqualTo(authority.certificatePem());
        assertThat(answer.uplinks()).containsExactly("localhost:8883");
        assertThat(new CertificateRegister(database.database())
                        .of(organisation, HOME)
                        .orElseThrow())
                .hasSize(2)
                .noneMatch(each -> each.revokedAt().isPresent());
    }

    @Test
    void anExpiredOneVouchesAsWell() throws Exception {
        clock.forward(Duration.ofDays(3_000));
        Enrolment.Answer answer = renewed(box.renewal());
        assertThat(read(answer.certificate()).getNotAfter().toInstant()).isAfter(clock.instant());
    }

    @Test
    void theSameRequestAgainGivesTheSameCertificateAlsoWhenManyAskAtOnce() throws Exception {
        Enrolment.Renewal renewal = box.renewal();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<String> ask = () -> renewed(renewal).certificate();
            List<String> answers = threads.invokeAll(java.util.Collections.nCopies(8, ask)).stream()
                    .map(java.util.concurrent.Future::resultNow)
                    .distinct()
                    .toList();
            assertThat(answers).hasSize(1);
        }
        assertThat(certificates()).isEqualTo(2);
    }

    @Test
    void aHomeGathersOnlySoManyValidCertificates() {
        for (int i = 1; i < RenewalDesk.MOST_LIVE; i++) {
            renewed(box.renewal());
        }
        assertThat(desk.renew(box.renewal())).isEqualTo(new Outcome.TooMany());
        assertThat(certificates()).isEqualTo(RenewalDesk.MOST_LIVE);
        clock.forward(CertificateAuthority.GATEWAY_LIFE.plusDays(1));
        assertThat(desk.renew(box.renewal())).as("they expired").isInstanceOf(Outcome.Renewed.class);
    }

    @Test
    void aRevokedOneVouchesForNothingNotEvenForWhatItWasGivenBefore() {
        Enrolment.Renewal before = box.renewal();
        renewed(before);
        database.asAdministrator("update gateway_certificate set revoked_at = now() where renewal_of is null");
        assertThat(desk.renew(before)).isEqualTo(new Outcome.Revoked());
        assertThat(desk.renew(box.renewal())).isEqualTo(new Outcome.Revoked());
    }

    @Test
    void aRevokedAnswerIsNotGivenAgain() {
        Enrolment.Renewal renewal = box.renewal();
        renewed(renewal);
        database.asAdministrator("update gateway_certificate set revoked_at = now() where renewal_of is not null");
        assertThat(desk.renew(renewal)).isEqualTo(new Outcome.Revoked());
    }

    @Test
    void whatIsNotInTheTableOrOfAnotherAuthorityIsUnknown(@TempDir Path elsewhere) {
        KeyPair keys = Box.newKeys();
        Box unlisted =
                new Box(keys, authority.issueGateway(Box.request(keys), HOME).pem());
        assertThat(desk.renew(unlisted.renewal())).isEqualTo(new Outcome.Unknown());
        CertificateAuthority foreign = CertificateAuthority.open(elsewhere, clock, RANDOM);
        Box stranger =
                new Box(keys, foreign.issueGateway(Box.request(keys), HOME).pem());
        assertThat(desk.renew(stranger.renewal())).isEqualTo(new Outcome.Unknown());
        Box self = new Box(keys, Pem.write(authority.certificate()));
        assertThat(desk.renew(self.renewal())).as("an authority is no box").isEqualTo(new Outcome.Unknown());
    }

    @Test
    void onlyTheHolderOfTheKeyMayAskAndOnlyForThis() {
        Enrolment.Renewal own = box.renewal();
        byte[] request = Box.der(own.certificateRequest());
        Map<String, String> wrong = Map.of(
                "another key", Box.signature(Box.newKeys().getPrivate(), Enrolment.Renewal.signed(request)),
                "without the words before it", Box.signature(box.keys().getPrivate(), request),
                "over another request", box.renewal().signature());
        wrong.forEach((what, signature) -> assertThat(
                        desk.renew(new Enrolment.Renewal(own.certificate(), own.certificateRequest(), signature)))
                .as(what)
                .isEqualTo(new Outcome.NotTheHolder()));
        assertThat(certificates()).isEqualTo(1);
    }

    @Test
    void whatIsDamagedIsRefusedInWordsAndNothingIsMade() {
        Enrolment.Renewal right = box.renewal();
        String certificate = right.certificate();
        String request = right.certificateRequest();
        String signature = right.signature();
        for (Enrolment.Renewal damaged : List.of(
                new Enrolment.Renewal("", request, signature),
                new Enrolment.Renewal("x".repeat(10_000), request, signature),
                new Enrolment.Renewal(certificate.substring(0, 200), request, signature),
                new Enrolment.Renewal(certificate.replace("\nMI", "\nAA"), request, signature),
                new Enrolment.Renewal(certificate, "", signature),
                new Enrolment.Renewal(certificate, request.replace("\nMI", "\nAA"), signature),
                new Enrolment.Renewal(certificate, request, ""),
                new Enrolment.Renewal(certificate, request, "§"),
                new Enrolment.Renewal(certificate, request, "A".repeat(1_000)),
                new Enrolment.Renewal(certificate, Box.request(box.keys()), signature))) {
            assertThat(desk.renew(damaged))
                    .as(damaged.toString())
                    .isInstanceOfSatisfying(
                            Outcome.Malformed.class,
                            malformed -> assertThat(malformed.why()).isNotBlank());
        }
        assertThat(certificates()).isEqualTo(1);
    }

    private static X509Certificate read(String pem) throws Exception {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
    }
}
