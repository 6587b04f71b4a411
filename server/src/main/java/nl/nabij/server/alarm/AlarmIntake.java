package nl.nabij.server.alarm;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.nabij.contract.AlarmId;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.link.UpMessage;
import nl.nabij.server.alarm.Decision.Accepted;
import nl.nabij.server.postgres.Transaction;

/// What a home tells about alarms, made true in the transaction that takes the message from the
/// link's inbox: effect and taking are one.
public final class AlarmIntake {

    private final PressAcceptance acceptance;

    public AlarmIntake(PressAcceptance acceptance) {
        this.acceptance = acceptance;
    }

    /// A press that was not accepted at its arrival, since this node did not know the home yet.
    public void raised(
            Transaction transaction,
            OrganisationId organisation,
            GatewayId home,
            UpMessage.AlarmRaised press,
            Optional<Instant> happenedAt) {
        JsonObject prepared = acceptance
                .prepare(transaction, home)
                .orElseThrow(() -> new IllegalStateException("A press from a home that is not known: " + home));
        boolean accepted = transaction.one(
                "select accept_press($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                row -> row.getBoolean(0),
                organisation.value(),
                home.value(),
                press.press().value(),
                press.device().value(),
                storable(press.deviceName()),
                press.room().map(AlarmIntake::storable),
                press.kind().value(),
                happenedAt.map(AlarmColumns::time),
                prepared);
        if (!accepted) {
            throw new IllegalStateException("A prepared press was not accepted: " + press.press());
        }
    }

    /// The detector is quiet again: noted, and the alarm stays open.
    public void cleared(Transaction transaction, GatewayId home, UpMessage.AlarmCleared cleared) {
        List<AlarmId> open = transaction.list(
                "select id from alarm where home_id = $1 and device_id = $2 and kind = $3 and state <> 'closed'"
                        + " order by id for update",
                row -> new AlarmId(row.getUUID(0)),
                home.value(),
                cleared.device().value(),
                cleared.kind().value());
        note(transaction, open, new AlarmCommand.ClearAlarm());
    }

    /// She said that it was a mistake: all that is open in her home is marked, and a person closes.
    public void cancelled(Transaction transaction, GatewayId home, UpMessage.AlarmCancelled cancelled) {
        List<AlarmId> open = transaction.list(
                "select id from alarm where home_id = $1 and state <> 'closed' order by id for update",
                row -> new AlarmId(row.getUUID(0)),
                home.value());
        note(transaction, open, new AlarmCommand.CancelByClient(cancelled.reason()));
    }

    private static void note(Transaction transaction, List<AlarmId> locked, AlarmCommand command) {
        for (AlarmId alarm : locked) {
            Alarm before = AlarmTables.load(transaction, alarm);
            Instant now = AlarmTables.now(transaction);
            if (AlarmLifeCycle.decide(before, command, now) instanceof Accepted(List<AlarmEvent> events)
                    && !AlarmTables.append(transaction, before, events)) {
                throw new IllegalStateException("The row of alarm " + alarm + " differs from its events");
            }
        }
    }

    /// PostgreSQL's text and JSON hold everything but U+0000.
    private static String storable(String text) {
        return text.replace('\0', '\uFFFD');
    }
}
