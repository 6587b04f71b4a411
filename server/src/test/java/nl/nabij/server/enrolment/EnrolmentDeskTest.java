package nl.nabij.server.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.link.Enrolment;
import nl.nabij.server.enrolment.EnrolmentDesk.Outcome;
import nl.nabij.server.postgres.TestDatabase;
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
                () -> List.of("localhost:8883"));
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
    void aCodeMakesABoxTheGatewayOfItsHomeOnce() {
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
    void aDamagedRequestLeavesTheCodeValid() {
        EnrolmentDesk desk = desk();
        EnrolmentCode code = desk.newCode(HOME);
        assertThat(desk.enrol(new Enrolment.Request(code.secret(), "nonsense")))
                .isInstanceOf(Outcome.RequestRefused.class);
        assertThat(desk.enrol(new Enrolment.Request(code.secret(), request()))).isInstanceOf(Outcome.Enrolled.class);
    }

    @Test
    void anHourLaterTheCodeIsWorthNothing() {
        EnrolmentDesk desk = desk();
        EnrolmentCode code = desk.newCode(HOME);
        DATABASE.asAdministrator("update nabij.enrolment_code set expires_at = now() - interval '1 second'");
        assertThat(desk.enrol(new Enrolment.Request(code.secret(), request()))).isInstanceOf(Outcome.CodeRefused.class);
    }

    private static String request() {
        return Box.request(Box.newKeys());
    }
}
