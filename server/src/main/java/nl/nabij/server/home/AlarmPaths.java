package nl.nabij.server.home;

import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.PressId;
import nl.nabij.contract.home.Kind;
import nl.nabij.contract.link.UpMessage;
import nl.nabij.server.alarm.AlarmIntake;
import nl.nabij.server.alarm.Watch;
import nl.nabij.server.postgres.Database;
import nl.nabij.server.postgres.Transaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A fault goes to the technical list, and somebody looks by day. A fault that leaves a home without any
/// way to raise an alarm cannot wait for that: it becomes an alarm itself, which the ladder offers to
/// people until one has it.
///
/// ```
///   home.silent (the box) · all devices lost with which she calls · bridge or broker away for 5 min
///     └─► path.alarm, one open per home ──the fault ended──► noted on it; a person closes
/// ```
///
/// The fault's id is the press's id: whichever node looks, and however often, it is one press.
public final class AlarmPaths implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AlarmPaths.class);

    /// How late a loss is seen at most, as with silence.
    private static final Duration LOOK_EACH = Duration.ofSeconds(2);

    /// One of a home: a further loss is a repeat on the alarm that is open.
    private static final DeviceId PATH = new DeviceId("alarm-path");

    /// More at one look are taken at the next.
    private static final int MOST_AT_A_LOOK = 100;

    /// A silent box that was never heard stands in a cupboard. Of many homes that fell silent together one
    /// alarm is raised, for the first of them. A bridge that is updated is away for a minute or two.
    ///
    /// Where nobody lives now, nobody is left without help; the fault stays on the technical list. From
    /// the day after she was to be back she may be there, whoever forgot to say so.
    ///
    /// She calls with what can be pressed or feels a fall; only a home that has none of these leans on its
    /// detectors.
    private static final String LOST = """
            with lived_in as not materialized (
                select h.id from home h where h.stay = 'living' or (h.stay = 'away' and h.stay_back < ((select nabij_now()) at time zone 'Europe/Amsterdam')::date)),
            alarm_device as (
                select d.home_id, d.id, d.name, d.kinds && array['sos.alarm', 'fall.alarm'] as calls,
                    d.available is false or exists (select from fault s where s.home_id = d.home_id
                        and s.fault = 'device.silent:' || d.id and s.ended_at is null) as lost
                from device d
                where d.listed and exists (select from unnest(d.kinds) kind where kind like '%.alarm')
                  and d.home_id in (select home_id from fault where ended_at is null
                      and (fault like 'device.silent:%' or fault like 'bridge.offline:%'
                          or fault = 'broker.unavailable'))),
            deciding as (
                select * from alarm_device d where d.calls or not exists (
                    select from alarm_device c where c.home_id = d.home_id and c.calls)),
            cause as (
                select f.id, f.organisation_id, f.home_id, 'kastje' as name, f.since
                from fault f join gateway g on g.home_id = f.home_id and g.last_heard_at is not null
                where f.ended_at is null and f.fault = 'home.silent' and f.folded_into is null
                union all
                select f.id, f.organisation_id, (select s.home_id from fault s join lived_in l on l.id = s.home_id
                        where s.folded_into = f.id order by s.since, s.home_id limit 1),
                    'kastjes van veel woningen', f.since
                from fault f where f.ended_at is null and f.fault = 'mass.outage'
                  and not exists (select from fault s join alarm_event e on e.home_id = s.home_id
                      and e.press_id = f.id where s.folded_into = f.id)
                union all
                select f.id, f.organisation_id, f.home_id, d.name, f.since
                from fault f join deciding d on d.home_id = f.home_id and f.fault = 'device.silent:' || d.id
                where f.ended_at is null
                  and not exists (select from deciding o where o.home_id = f.home_id and not o.lost)
                union all
                select f.id, f.organisation_id, f.home_id, f.fault, f.since
                from fault f
                where f.ended_at is null and (f.fault like 'bridge.offline:%' or f.fault = 'broker.unavailable')
                  and f.since < now() - interval '5 minutes'
                  and exists (select from alarm_device d where d.home_id = f.home_id))
            select id, organisation_id, home_id, name, since from cause
            where home_id is not null
              and exists (select from lived_in l where l.id = cause.home_id)
              and not exists (select from alarm_event e where e.home_id = cause.home_id and e.press_id = cause.id)
            order by since limit $1
            """;

    private static final String MENDED = """
            select a.home_id from alarm a
            where a.kind = 'path.alarm' and a.state <> 'closed' and not a.cleared
              and not exists (select from alarm_event e join fault f on f.id = e.press_id
                  where e.alarm_id = a.id and f.ended_at is null)
            order by a.home_id limit $1
            """;

    private final Database database;
    private final AlarmIntake alarms;
    private final Runnable changed;
    private final Watch watch;

    /// Starts watching.
    ///
    /// @param changed hears, after each commit, that alarms may be shown anew
    public AlarmPaths(Database database, AlarmIntake alarms, Runnable changed) {
        this.database = database;
        this.alarms = alarms;
        this.changed = changed;
        this.watch = Watch.start("alarm-paths", LOOK_EACH, this::look);
    }

    /// Looks now.
    void wake() {
        watch.wake();
    }

    @Override
    public void close() {
        watch.close();
    }

    private Duration look() {
        List<Loss> lost = database.asWorker(tx -> tx.list(LOST, Loss::of, MOST_AT_A_LOOK));
        for (Loss loss : lost) {
            each(loss.home(), () -> {
                database.asWorker(tx -> raised(tx, loss));
                LOG.info("home cannot raise an alarm home={} fault={}", loss.home(), loss.fault());
            });
        }
        List<GatewayId> mended =
                database.asWorker(tx -> tx.list(MENDED, row -> new GatewayId(row.getString(0)), MOST_AT_A_LOOK));
        for (GatewayId home : mended) {
            each(home, () -> database.asWorker(tx -> cleared(tx, home)));
        }
        if (!lost.isEmpty() || !mended.isEmpty()) {
            changed.run();
        }
        return LOOK_EACH;
    }

    /// One home whose alarm cannot be written must not keep the others from theirs; the next look tries it
    /// again.
    private static void each(GatewayId home, Runnable work) {
        try {
            work.run();
        } catch (PgException | IllegalStateException e) {
            LOG.error("the alarm of a lost path could not be written home={}", home, e);
        }
    }

    private Loss raised(Transaction transaction, Loss loss) {
        alarms.raised(
                transaction,
                loss.organisation(),
                loss.home(),
                new UpMessage.AlarmRaised(loss.fault(), PATH, loss.name(), Optional.empty(), Kind.ALARM_PATH),
                Optional.of(loss.since()));
        return loss;
    }

    private GatewayId cleared(Transaction transaction, GatewayId home) {
        alarms.cleared(transaction, home, new UpMessage.AlarmCleared(PATH, Kind.ALARM_PATH));
        return home;
    }

    /// @param name of what is lost, as people there call it
    private record Loss(PressId fault, OrganisationId organisation, GatewayId home, String name, Instant since) {
        static Loss of(Row row) {
            return new Loss(
                    new PressId(row.getUUID(0)),
                    new OrganisationId(row.getUUID(1)),
                    new GatewayId(row.getString(2)),
                    row.getString(3),
                    row.getOffsetDateTime(4).toInstant());
        }
    }
}
