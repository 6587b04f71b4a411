package nl.nabij.server.callout;

import java.time.Duration;
import nl.nabij.server.postgres.Database;

/// What a watchdog outside has to know of all organisations together, and nothing by which one could be
/// recognised.
public final class CalloutHealth {

    /// An alarm that waits so long while nobody is there is a dead centre to the person who pressed. Consoles
    /// that come back after a restart need some seconds of it.
    private static final Duration NOBODY_FOR = Duration.ofSeconds(60);

    /// Deadlines are looked after each second; one that passed so long ago shows that nobody does.
    private static final Duration OVERDUE_BY = Duration.ofSeconds(30);

    private static final String ASK = "with there as (" + CalloutStore.THERE + "), now as (select nabij_now() as t)"
            + " select exists (select from alarm where deadline < (select t from now) - $1 * interval '1 ms'),"
            + " exists (select from alarm a where a.deadline is not null"
            + " and a.received_at < (select t from now) - $2 * interval '1 ms'"
            + " and (a.kind like '%.alarm' or a.kind = 'alarm.generic')"
            + " and a.organisation_id not in (select organisation_id from there)"
            + " and (a.night_centre_id is null"
            + " or a.night_centre_id not in (select organisation_id from there))),"
            + " exists (select from callout_contact c where (select t.outcome not in ('accepted', 'unknown')"
            + " from callout_try t where t.contact_id = c.id and t.ended_at is not null"
            + " order by t.begun_at desc limit 1))";

    private final Database database;

    CalloutHealth(Database database) {
        this.database = database;
    }

    /// @param overdue an alarm's deadline passed and nobody took it on: nothing escalates
    /// @param nobodyThere an alarm waits, and nobody who could take it is signed in
    /// @param lastCallFailed the last call of somebody outside, also a test, did not arrive
    public record Seen(boolean overdue, boolean nobodyThere, boolean lastCallFailed) {}

    /// Blocks.
    public Seen look() {
        return database.askAsWorker(
                        ASK,
                        row -> new Seen(row.getBoolean(0), row.getBoolean(1), row.getBoolean(2)),
                        OVERDUE_BY.toMillis(),
                        NOBODY_FOR.toMillis())
                .getFirst();
    }
}
