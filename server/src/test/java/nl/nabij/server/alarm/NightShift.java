package nl.nabij.server.alarm;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import nl.nabij.contract.AlarmId;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.PressId;
import nl.nabij.contract.UserId;
import nl.nabij.contract.home.Kind;
import nl.nabij.contract.link.Down;
import nl.nabij.server.escalation.Ladders;
import nl.nabij.server.postgres.Database;
import nl.nabij.server.postgres.TestDatabase;

/// A night at the centre on a real database, with a clock that can be pushed.
public final class NightShift implements AutoCloseable {

    public static final Duration PATIENCE = Duration.ofSeconds(30);
    public static final GatewayId WILLEMSE = new GatewayId("gw-willemse");
    public static final DeviceId PENDANT = new DeviceId("0x01");
    public static final Operator FATIMA = new Operator(new UserId(new UUID(2, 1)), "Fatima");
    public static final Operator JORIS = new Operator(new UserId(new UUID(2, 2)), "Joris");

    public final TestDatabase fixture = TestDatabase.fresh();
    public final Database database = fixture.database();
    public final OrganisationId homeCare = fixture.organisation("Thuiszorg De Bilt", "care");
    public final OrganisationId nightCentre = fixture.organisation("Nachtzorgcentrale Utrecht", "night-centre");
    public final OrganisationId stranger = fixture.organisation("Thuiszorg Zeist", "care");
    public final AlarmHints hints = new AlarmHints();
    public final AlarmService service = new AlarmService(database, hints);
    public final AlarmChanges changes = new PostgresAlarmChanges(database);
    final AlarmStore store = new PostgresAlarmStore(database);
    final Sight atNight = new Sight.Of(nightCentre);

    public NightShift() {
        home(WILLEMSE);
    }

    public void home(GatewayId id) {
        fixture.home(id.value(), homeCare);
        database.asWorker(transaction -> transaction.update(
                "update home set night_centre_id = $2 where id = $1", id.value(), nightCentre.value()));
    }

    /// Takes what homes tell, as the wiring makes it.
    public AlarmIntake intake() {
        return new AlarmIntake(
                new PressAcceptance(database, new Ladders(PATIENCE), InstantSource.system(), Runnable::run));
    }

    /// What the home's own screen is told.
    public Down.Notice noticeOf(GatewayId home) {
        try (HomeNotices notices = new HomeNotices(database, changes, NOBODY, hints)) {
            return Objects.requireNonNull(notices.notices(List.of(home)).get(home));
        }
    }

    private static final Downlink NOBODY = new Downlink() {
        @Override
        public boolean connected(GatewayId home) {
            return false;
        }

        @Override
        public boolean send(GatewayId home, Down message) {
            return false;
        }
    };

    JsonObject prepared() {
        return database.asWorker(transaction -> new PressAcceptance(
                        database, new Ladders(PATIENCE), InstantSource.system(), Runnable::run)
                .prepare(transaction, WILLEMSE)
                .orElseThrow());
    }

    public AlarmId press() {
        return press(new PressId(UUID.randomUUID()), PENDANT, Kind.SOS);
    }

    /// As the link's `ingest` does it, in one transaction.
    AlarmId press(PressId press, DeviceId device, Kind kind) {
        press(WILLEMSE, press, device, kind, Optional.of("woonkamer"));
        return openOf(device);
    }

    void press(GatewayId home, PressId press, DeviceId device, Kind kind, Optional<String> room) {
        JsonObject prepared = prepared();
        boolean accepted = database.asWorker(transaction -> transaction.one(
                "select accept_press($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                row -> row.getBoolean(0),
                homeCare.value(),
                home.value(),
                press.value(),
                device.value(),
                "halszender",
                room,
                kind.value(),
                AlarmColumns.time(Instant.parse("2026-03-01T21:04:00.123456Z")),
                prepared));
        if (!accepted) {
            throw new AssertionError("not accepted");
        }
    }

    private AlarmId openOf(DeviceId device) {
        return database.asWorker(transaction -> transaction.one(
                "select id from alarm where device_id = $1 and state <> 'closed'",
                row -> new AlarmId(row.getUUID(0)),
                device.value()));
    }

    AlarmRow row(AlarmId alarm) {
        return database.asWorker(transaction -> transaction.one(
                "select " + AlarmColumns.NAMES + " from alarm where id = $1", AlarmColumns::row, alarm.value()));
    }

    Alarm replayed(AlarmId alarm) {
        return store.load(new Sight.Everything(), alarm).alarm();
    }

    List<String> historyOf(AlarmId alarm) {
        return store.history(new Sight.Everything(), alarm).stream()
                .map(AlarmEventViews::type)
                .toList();
    }

    /// Pushes the database's clock.
    public void forward(Duration by) {
        fixture.asAdministrator(
                "update clock_offset set ahead = ahead + interval '" + by.toMillis() + " milliseconds'");
    }

    /// Looks again until it is so, at most ten seconds.
    public static void await(String what, BooleanSupplier so) {
        await(what, Duration.ofSeconds(10), so);
    }

    /// Looks again until it is so.
    public static void await(String what, Duration within, BooleanSupplier so) {
        long end = System.nanoTime() + within.toNanos();
        while (!so.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Not within " + within.toSeconds() + " s: " + what);
            }
            java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
        }
    }

    @Override
    public void close() {
        fixture.close();
    }
}
