package nl.nabij.server;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import nl.nabij.contract.link.UpMessage;
import nl.nabij.server.admin.InstallationRoutes;
import nl.nabij.server.alarm.AlarmIntake;
import nl.nabij.server.audit.AuditLog;
import nl.nabij.server.enrolment.EnrolmentDesk;
import nl.nabij.server.install.InstallationBook;
import nl.nabij.server.install.InstallationReports;
import nl.nabij.server.install.InstallationWords;
import nl.nabij.server.install.TestPresses;
import nl.nabij.server.link.Inbox;
import nl.nabij.server.link.UpHandler;
import nl.nabij.server.link.Uplink;
import nl.nabij.server.postgres.Database;
import nl.nabij.server.web.ApiRoute;

/// The parts of installing a home, put together.
final class InstallWiring {

    private InstallWiring() {}

    /// A press, and what a home tells of its installation.
    static UpHandler<UpMessage.AlarmRaised> hear(Inbox inbox, AlarmIntake intake) {
        new InstallationReports().register(inbox);
        TestPresses tests = new TestPresses();
        return (tx, origin, message) -> intake.raised(
                tx, origin.organisation(), origin.home(), tests.judged(tx, origin, message), origin.happenedAt());
    }

    static void tell(Database database, Uplink uplink) {
        InstallationWords words = new InstallationWords(database);
        uplink.onConnect(homes -> words.tell(homes, uplink::send));
    }

    static List<ApiRoute> routes(
            Database database,
            SecureRandom random,
            Uplink uplink,
            EnrolmentDesk enrolment,
            AuditLog audit,
            Clock clock) {
        return new InstallationRoutes(new InstallationBook(database, random, uplink::send), enrolment, audit, clock)
                .routes();
    }
}
