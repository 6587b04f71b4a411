package nl.nabij.server.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.link.Enrolment;
import nl.nabij.server.enrolment.EnrolmentDesk.Outcome;
import nl.nabij.server.postgres.TestDatabase;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnrolmentDeskTest {

    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final GatewayId HOME = new GatewayId("gw-enrol");
    private static final SecureRandom RANDOM = new SecureRandom();

    @TempDir
    static Path folder;

    private static EnrolmentDesk desk() {
        return new EnrolmentDesk(
                DATABASE.database(),
                CertificateAuthority.open(folder, Clock.systemUTC(), RANDOM),
                RANDOM,
                List.of("localhost:8883"));
    }

    @BeforeAll
    static void aHome() {
        OrganisationId organisation = DATABASE.organisation("Thuiszorg", "care");
        DATABASE.home(HOME.value(), organisation);
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void aCodeMakesABoxTheGatewayOfItsHomeOnce() throws Exception {
        EnrolmentDesk desk = desk();
        EnrolmentCode code = desk.newCode(HOME);
        String request = request();
        assertThat(desk.enrol(new Enrolment.Request(code.secret(), request)))
                .isInstanceOfSatisfying(Outcome.Enrolled.class, enrolled -> {
                    assertThat(enrolled.answer().gateway()).isEqualTo(HOME);
                    assertThat(enrolled.answer().uplinks()).containsExactly("localhost:8883");
                });
        assertThat(desk.hasCertificate(HOME)).isTrue();
        assertThat(desk.enrol(new Enrolment.Request(code.secret(), request))).isInstanceOf(Outcome.CodeRefused.class);
    }

    @Test
    void aDamagedRequestLeavesTheCodeValid() throws Exception {
        EnrolmentDesk desk = desk();
        EnrolmentCode code = desk.newCode(HOME);
        assertThat(desk.enrol(new Enrolment.Request(code.secret(), "nonsense")))
                .isInstanceOf(Outcome.RequestRefused.class);
        assertThat(desk.enrol(new Enrolment.Request(code.secret(), request()))).isInstanceOf(Outcome.Enrolled.class);
    }

    @Test
    void anHourLaterTheCodeIsWorthNothing() throws Exception {
        EnrolmentDesk desk = desk();
        EnrolmentCode code = desk.newCode(HOME);
        DATABASE.asAdministrator("update nabij.enrolment_code set expires_at = now() - interval '1 second'");
        assertThat(desk.enrol(new Enrolment.Request(code.secret(), request()))).isInstanceOf(Outcome.CodeRefused.class);
    }

    @Test
    void aCertificateIsRevokedOnce() throws Exception {
        EnrolmentDesk desk = desk();
        assertThat(desk.renew(HOME, request())).isInstanceOf(Outcome.Enrolled.class);
        String serial = DATABASE.database()
                .asWorker(tx -> tx.one(
                        "select serial from gateway_certificate where revoked_at is null limit 1",
                        row -> row.getString(0)));
        assertThat(desk.revoke(serial)).isTrue();
        assertThat(desk.revoke(serial)).isFalse();
    }

    private static String request() throws Exception {
        KeyPair keys = KeyFolder.newKeys(RANDOM);
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(new JcaPKCS10CertificationRequestBuilder(new X500Name("CN=box"), keys.getPublic())
                    .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
        }
        return text.toString();
    }
}
