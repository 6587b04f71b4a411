package nl.nabij.server.link;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.link.Down;
import nl.nabij.server.link.Admission.Admitted;
import nl.nabij.server.postgres.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks after the certificates of the homes that are connected, since a connection may last for
/// months: ends those whose certificate was revoked on whichever node, tells boxes that should renew,
/// raises the fault of one that expired meanwhile, and ends it where a box is here with a newer one.
public final class CertificateWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CertificateWatch.class);

    /// The node on which somebody revokes ends its own connection at once; the others, and a box that
    /// connected in that very moment, are this late at most.
    private static final Duration LOOK_EACH = Duration.ofSeconds(5);

    /// A revocation carries the time at which its transaction began; none of ours lasts so long.
    private static final Duration LATE_COMMIT = Duration.ofMinutes(2);

    /// A box that could not renew tries by itself for ever; this is for one that forgot.
    private static final Duration ASKED_AGAIN = Duration.ofDays(1);

    private final Database database;
    private final Uplink uplink;
    private final Clock clock;
    private final Map<GatewayConnection, Instant> asked = new ConcurrentHashMap<>();
    private final Map<GatewayConnection, Boolean> expired = new ConcurrentHashMap<>();
    private final ScheduledExecutorService work = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("certificates").factory());
    private OffsetDateTime seenUntil = OffsetDateTime.ofInstant(Instant.EPOCH, ZoneOffset.UTC);

    public CertificateWatch(Database database, Uplink uplink, Clock clock) {
        this.database = database;
        this.uplink = uplink;
        this.clock = clock;
    }

    public void start() {
        var _ = work.scheduleWithFixedDelay(
                this::lookAndGoOn, LOOK_EACH.toMillis(), LOOK_EACH.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// A home's certificate was revoked here and now; a connection made with another one stays.
    public void revoked(GatewayId home, String serial) {
        uplink.connection(home)
                .filter(connection -> connection.admitted().serial().equals(serial))
                .ifPresent(GatewayConnection::revoked);
    }

    /// A database that is away must not end the watch.
    private void lookAndGoOn() {
        try {
            look();
        } catch (RuntimeException e) {
            LOG.error("the certificates of connected homes could not be looked after", e);
        }
    }

    void look() {
        record Revoked(GatewayId home, String serial) {}
        OffsetDateTime now = database.asWorker(tx -> {
            List<Revoked> revoked = tx.list(
                    "select home_id, serial from gateway_certificate where revoked_at > $1"
                            + " union all select home_id, serial from cut_off where revoked_at > $1",
                    row -> new Revoked(new GatewayId(row.getString(0)), row.getString(1)),
                    seenUntil);
            revoked.forEach(each -> revoked(each.home(), each.serial()));
            return tx.one("select now()", row -> row.getOffsetDateTime(0));
        });
        seenUntil = now.minus(LATE_COMMIT);
        List<GatewayConnection> connections = uplink.connections();
        asked.keySet().retainAll(connections);
        expired.keySet().retainAll(connections);
        connections.forEach(this::judge);
        endFaultsOfTheRenewed();
    }

    /// The gate ends the fault when the renewed box comes in, and a connection of before it may be
    /// judged in that very moment: its fault is then raised after the end, and the next connect that
    /// would end it may be months away. So each look compares the open faults, which are few, with
    /// who is here.
    private void endFaultsOfTheRenewed() {
        Instant now = clock.instant();
        List<String> told = database.askAsWorker(
                "select home_id from fault where fault = $1 and ended_at is null",
                row -> row.getString(0),
                GateKeeper.EXPIRED);
        for (String home : told) {
            boolean well = uplink.connection(new GatewayId(home))
                    .filter(connection -> !connection.admitted().expired(now))
                    .isPresent();
            if (well) {
                database.asWorker(
                        tx -> tx.one("select clear_fault($1, $2)", row -> row.getBoolean(0), home, GateKeeper.EXPIRED));
            }
        }
    }

    private void judge(GatewayConnection connection) {
        Instant now = clock.instant();
        Admitted admitted = connection.admitted();
        if (!admitted.shouldRenew(now)) {
            return;
        }
        Instant before = asked.get(connection);
        if (before == null || before.plus(ASKED_AGAIN).isBefore(now)) {
            asked.put(connection, now);
            LOG.info("home is asked to renew its certificate home={}", admitted.home());
            connection.send(new Down.RenewCertificate());
        }
        if (admitted.expired(now) && expired.putIfAbsent(connection, true) == null) {
            database.asWorker(tx -> GateKeeper.raiseExpired(tx, admitted.organisation(), admitted.home()));
        }
    }

    @Override
    public void close() {
        work.shutdown();
        try {
            if (!work.awaitTermination(2, TimeUnit.SECONDS)) {
                work.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
