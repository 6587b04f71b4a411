package nl.nabij.server.home;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.home.Kind;
import nl.nabij.contract.home.StateValue;
import nl.nabij.server.alarm.Watch;
import nl.nabij.server.link.Origin;
import nl.nabij.server.postgres.Database;
import nl.nabij.server.postgres.Transaction;

/// Keeps what devices report for as long as it is of use, and erases it then.
///
/// What tells of a person (doors, movement, bed, lights) is kept two days; what the air measured three; a
/// battery half a year, since it fails in months. A home of twenty devices has some hundred to two thousand
/// rows.
public final class HomeEvents implements AutoCloseable {

    /// The kind under which it is kept whether a device can be heard.
    static final Kind AVAILABLE = new Kind("available");

    /// The kind under which it is kept how well a device is heard, in percent.
    static final Kind RADIO_QUALITY = new Kind("radio.quality");

    /// 'Who was where before this alarm' is asked within hours; a weekend's duty may look back once.
    static final Retention OF_PEOPLE = new Retention(Duration.ofDays(2), Duration.ZERO, 500);

    /// The air of a room changes slowly, and a plug's power all the time.
    static final Retention MEASURES = new Retention(Duration.ofDays(3), Duration.ofMinutes(15), 300);

    /// A coin cell lasts a year or two, a cupboard is moved before a sensor: the end of either is seen in
    /// months.
    static final Retention OF_DEVICES = new Retention(Duration.ofDays(180), Duration.ofHours(12), 400);

    private static final Duration LOOK_EACH = Duration.ofMinutes(1);

    /// Rows of one transaction; what is more is erased at once after it.
    private static final int ERASED_TOGETHER = 5_000;

    private final Watch watch;

    /// @param keep how long a row stays
    /// @param apart how far two rows of one device and kind are apart at least
    /// @param most rows of one device and kind, whatever it sends: the oldest goes
    record Retention(Duration keep, Duration apart, int most) {}

    /// Starts to erase what is too old.
    public HomeEvents(Database database) {
        this.watch = Watch.start("home-events", LOOK_EACH, () -> database.asWorker(HomeEvents::erase));
    }

    /// @return after which time to look again
    static Duration erase(Transaction transaction) {
        int erased = transaction.update("""
                delete from home_event where ctid = any(array(
                    select ctid from home_event where keep_until < (select nabij_now()) limit $1))
                """, ERASED_TOGETHER);
        return erased < ERASED_TOGETHER ? LOOK_EACH : Duration.ZERO;
    }

    /// One report. A curtain on its way is not kept: it says soon where it stopped.
    static void keep(Transaction transaction, Origin origin, DeviceId device, Kind kind, StateValue value) {
        if (value instanceof StateValue.Curtain curtain && curtain.moving()) {
            return;
        }
        Retention retention = of(kind, value);
        // A box whose clock runs ahead reports from the future; nothing happened later than we heard of it.
        Instant at = origin.happenedAt()
                .filter(happened -> happened.isBefore(origin.receivedAt()))
                .orElse(origin.receivedAt());
        transaction.one(
                """
                select keep_home_event($1, $2, $3, $4, $5, $6::jsonb -> 'value',
                    make_interval(secs => $7), make_interval(secs => $8), $9)
                """,
                row -> row.getBoolean(0),
                origin.organisation().value(),
                origin.home().value(),
                device.value(),
                kind.value(),
                at.atOffset(ZoneOffset.UTC),
                Storable.json(Map.of("value", value)),
                (double) retention.keep().toSeconds(),
                (double) retention.apart().toSeconds(),
                retention.most());
    }

    private static Retention of(Kind kind, StateValue value) {
        if (kind.equals(Kind.BATTERY_LEVEL) || kind.equals(RADIO_QUALITY)) {
            return OF_DEVICES;
        }
        return value instanceof StateValue.Measure ? MEASURES : OF_PEOPLE;
    }

    @Override
    public void close() {
        watch.close();
    }
}
