package nl.nabij.server.install;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.home.Kind;
import nl.nabij.contract.link.UpMessage;
import nl.nabij.server.link.Origin;
import nl.nabij.server.postgres.Transaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whether a press that a box marked as an installer's test is one. In doubt it is an alarm like any
/// other:
///
/// - the centre itself knows of an installer in that home: a code was given out or used within these hours;
/// - the press came within minutes of the installer's asking, and it is the first with this mark;
/// - no alarm of this device is open, since then somebody in need may be pressing again.
///
/// A believed one becomes an alarm of the kind `test.alarm`: people see it and answer, it never
/// escalates, and a further press of the same device beside it is a real one.
public final class TestPresses {

    private static final Logger LOG = LoggerFactory.getLogger(TestPresses.class);

    /// The box itself ends a test after three minutes; it may have been busy.
    static final Duration LONGEST = Duration.ofMinutes(5);

    private static final int LONGEST_NAME = 80;

    /// A code lasts one hour, and the session that begins with it two.
    private static final String INSTALLER_IS_THERE = """
            select exists (select from installer_access
                    where home_id = $1 and made_at > now() - interval '3 hours 10 minutes')
                or exists (select from enrolment_code
                    where home_id = $1 and used_at > now() - interval '2 hours 10 minutes')
            """;

    private static final String IN_NEED = """
            select exists (select from alarm
                where home_id = $1 and device_id = $2 and kind <> 'test.alarm' and state <> 'closed')
            """;

    /// The press as it is to be raised, in the transaction that raises it: believed as a test, or
    /// without its mark.
    public UpMessage.AlarmRaised judged(Transaction tx, Origin origin, UpMessage.AlarmRaised press) {
        if (press.test().isEmpty()) {
            return press;
        }
        boolean believed = believed(tx, origin, press, press.test().get());
        LOG.info("press marked as a test home={} press={} believed={}", origin.home(), press.press(), believed);
        return new UpMessage.AlarmRaised(
                press.press(),
                press.device(),
                press.deviceName(),
                press.room(),
                believed ? Kind.TEST : press.kind(),
                Optional.empty());
    }

    private static boolean believed(
            Transaction tx, Origin origin, UpMessage.AlarmRaised press, UpMessage.InstallTest test) {
        GatewayId home = origin.home();
        if (test.afterMillis() < 0
                || test.afterMillis() > LONGEST.toMillis()
                || !is(tx, INSTALLER_IS_THERE, home.value())
                || is(tx, IN_NEED, home.value(), press.device().value())) {
            return false;
        }
        tx.update(
                """
                insert into installation_test (home_id, test_id, organisation_id, press_id, device_id, kind, tested_by,
                    happened_at) values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing
                """,
                home.value(),
                test.id(),
                origin.organisation().value(),
                press.press().value(),
                press.device().value(),
                press.kind().value(),
                storable(test.by()),
                origin.happenedAt().map(at -> at.atOffset(ZoneOffset.UTC)));
        // The same press once more, as after a lost receipt, is the same test.
        return tx.one(
                "select press_id = $3 from installation_test where home_id = $1 and test_id = $2",
                row -> row.getBoolean(0),
                home.value(),
                test.id(),
                press.press().value());
    }

    private static boolean is(Transaction tx, String question, Object... parameters) {
        return tx.one(question, row -> row.getBoolean(0), parameters);
    }

    /// PostgreSQL's text holds everything but U+0000.
    static String storable(String text) {
        String plain = text.replace('\0', '\uFFFD');
        return plain.substring(0, Math.min(plain.length(), LONGEST_NAME));
    }
}
