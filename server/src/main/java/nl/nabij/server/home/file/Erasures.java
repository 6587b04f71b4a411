package nl.nabij.server.home.file;

import io.vertx.pgclient.PgException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import nl.nabij.contract.GatewayId;
import nl.nabij.server.alarm.Watch;
import nl.nabij.server.postgres.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Erases what is due, home by home. What cannot be erased yet, since its box is still connected, is
/// tried again at each look; a restored backup has its dates and is erased again.
public final class Erasures implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Erasures.class);

    /// Terms are days and years.
    private static final Duration LOOK_EACH = Duration.ofMinutes(10);

    /// A box that lost its provider for a weekend still has somebody beside it.
    private static final Duration BOX_AWAY = Duration.ofDays(7);

    /// A box whose plug was pulled a moment ago may be plugged in again.
    private static final Duration BOX_JUST_AWAY = Duration.ofHours(1);

    private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);

    private final Watch watch;

    private record Ended(GatewayId home, Instant at, int years, Optional<Instant> fileErased, Instant now) {}

    /// Starts to look.
    public Erasures(Database database) {
        this.watch = Watch.start("erasures", AFTER_FAILURE, () -> {
            look(database);
            return LOOK_EACH;
        });
    }

    /// Looks once.
    ///
    /// @return how many steps were done
    static int look(Database database) {
        List<Ended> ended = database.asWorker(tx -> tx.list(
                """
                select h.id, h.stay_since, o.keep_years, h.file_erased_at, nabij_now()
                from home h join organisation o on o.id = h.organisation_id where h.stay = 'ended' order by h.stay_since
                """,
                row -> new Ended(
                        new GatewayId(row.getString(0)),
                        row.getOffsetDateTime(1).toInstant(),
                        row.getInteger(2),
                        Optional.ofNullable(row.getOffsetDateTime(3)).map(OffsetDateTime::toInstant),
                        row.getOffsetDateTime(4).toInstant())));
        // Long after every node has seen them.
        database.asWorker(tx -> tx.update("delete from cut_off where revoked_at < now() - interval '1 day'"));
        int done = 0;
        for (Ended home : ended) {
            Optional<String> due = ErasureTerms.due(home.now(), home.at(), home.years(), home.fileErased());
            if (due.isPresent() && tried(database, home.home(), due.get())) {
                done++;
            }
        }
        return done;
    }

    /// One home that cannot be erased must not keep the others from it.
    private static boolean tried(Database database, GatewayId home, String what) {
        try {
            return erase(database, home, what, "ended", Optional.empty(), BOX_AWAY);
        } catch (PgException e) {
            LOG.error("what is due could not be erased home={} what={}", home, what, e);
            return false;
        }
    }

    /// All of a home, because somebody asked.
    ///
    /// @return false where it may not be yet
    static boolean eraseNow(Database database, GatewayId home, String by) {
        return erase(database, home, ErasureTerms.ALL, "asked", Optional.of(by), BOX_JUST_AWAY);
    }

    private static boolean erase(
            Database database, GatewayId home, String what, String cause, Optional<String> by, Duration quiet) {
        boolean erased = database.asWorker(tx -> tx.one(
                "select erase_of_home($1, $2, $3, $4, make_interval(secs => $5))",
                row -> row.getBoolean(0),
                home.value(),
                what,
                cause,
                by,
                (double) quiet.toSeconds()));
        if (erased) {
            LOG.info("erased home={} what={} cause={}", home, what, cause);
        }
        return erased;
    }

    @Override
    public void close() {
        watch.close();
    }
}
