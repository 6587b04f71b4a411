package nl.nabij.server.alarm;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.nabij.contract.AlarmId;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.home.Kind;
import nl.nabij.contract.link.UpMessage;
import nl.nabij.server.alarm.Decision.Accepted;
import nl.nabij.server.postgres.Transaction;

/// What a home tells about alarms, made true in the transaction that takes the message from the
/// link's inbox: effect and taking are one.
public final class AlarmIntake {

    /// Another night centre may have been agreed on between the preparation and the press; twice within these
    /// milliseconds nobody does.
    private static final int MOST_ATTEMPTS = 3;

    private final PressAcceptance acceptance;

    public AlarmIntake(PressAcceptance acceptance) {
        this.acceptance = acceptance;
    }

    /// A press that was not accepted at its arrival, since this node did not know the home yet, or knew an earlier
    /// night centre of it.
    public void raised(
            Transaction transaction,
            OrganisationId organisation,
            GatewayId home,
            UpMessage.AlarmRaised press,
            Optional<Instant> happenedAt) {
        for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
            if (accepted(transaction, organisation, home, press, happenedAt)) {
                return;
            }
        }
        throw new IllegalStateException("A prepared press was not accepted: " + press.press());
    }

    private boolean accepted(
            Transaction transaction,
            OrganisationId organisation,
            GatewayId home,
            UpMessage.AlarmRaised press,
            Optional<Instant> happenedAt) {
        JsonObject prepared = (press.kind().equals(Kind.TEST)
                        ? acceptance.prepareTest(transaction, home)
                        : acceptance.prepare(transaction, home))
                .orElseThrow(() -> new IllegalStateException("A press from a home that is not known: " + home));
        return transaction.one(
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
    }

    /// The detector is quiet again: noted, and the alarm stays open.
    public void cleared(Transaction transaction, GatewayId home, UpMessage.AlarmCleared cleared) {
        cleared(new LockedAlarms(transaction), home, cleared);
    }

    static void cleared(OpenAlarms alarms, GatewayId home, UpMessage.AlarmCleared cleared) {
        note(alarms, alarms.of(home, cleared.device(), cleared.kind()), new AlarmCommand.ClearAlarm());
    }

    /// She said that it was a mistake: all that is open in her home is marked, and a person closes.
    public void cancelled(Transaction transaction, GatewayId home, UpMessage.AlarmCancelled cancelled) {
        cancelled(new LockedAlarms(transaction), home, cancelled);
    }

    static void cancelled(OpenAlarms alarms, GatewayId home, UpMessage.AlarmCancelled cancelled) {
        note(alarms, alarms.of(home), new AlarmCommand.CancelByClient(cancelled.reason()));
    }

    private static void note(OpenAlarms alarms, List<AlarmId> open, AlarmCommand command) {
        for (AlarmId alarm : open) {
            Alarm before = alarms.load(alarm);
            if (AlarmLifeCycle.decide(before, command, alarms.now()) instanceof Accepted(List<AlarmEvent> events)
                    && !alarms.append(before, events)) {
                throw new IllegalStateException("The row of alarm " + alarm + " differs from its events");
            }
        }
    }

    /// A home's open alarms in the transaction of its message: nobody else changes them meanwhile.
    interface OpenAlarms {

        List<AlarmId> of(GatewayId home);

        List<AlarmId> of(GatewayId home, DeviceId device, Kind kind);

        Alarm load(AlarmId alarm);

        Instant now();

        /// @return false when its row is not what its events make
        boolean append(Alarm before, List<AlarmEvent> events);
    }

    private record LockedAlarms(Transaction transaction) implements OpenAlarms {

        @Override
        public List<AlarmId> of(GatewayId home) {
            return transaction.list(
                    "select id from alarm where home_id = $1 and state <> 'closed' order by id for update",
                    row -> new AlarmId(row.getUUID(0)),
                    home.value());
        }

        @Override
        public List<AlarmId> of(GatewayId home, DeviceId device, Kind kind) {
            return transaction.list(
                    "select id from alarm where home_id = $1 and device_id = $2 and kind = $3 and state <> 'closed'"
                            + " order by id for update",
                    row -> new AlarmId(row.getUUID(0)),
                    home.value(),
                    device.value(),
                    kind.value());
        }

        @Override
        public Alarm load(AlarmId alarm) {
            return AlarmTables.load(transaction, alarm);
        }

        @Override
        public Instant now() {
            return AlarmTables.now(transaction);
        }

        @Override
        public boolean append(Alarm before, List<AlarmEvent> events) {
            return AlarmTables.append(transaction, before, events);
        }
    }

    /// PostgreSQL's text and JSON hold everything but U+0000.
    private static String storable(String text) {
        return text.replace('\0', '\uFFFD');
    }
}
