package nl.nabij.server.home;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.link.Presence;
import nl.nabij.server.link.LinkListener;
import nl.nabij.server.postgres.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Which homes are there. Last-heard is in memory; rows are written at a connect, an end and a fault
/// only, on one thread, and together where many come or go at once ([PresenceNews]).
public final class Presences implements LinkListener, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Presences.class);

    /// How late a silence is seen at most, beyond its 90 s.
    private static final Duration LOOK_EACH = Duration.ofSeconds(2);

    /// Rows of one transaction: some ten milliseconds of the database's time.
    private static final int WRITTEN_TOGETHER = 500;

    private final Database database;
    private final PresenceStore store;
    private final Clock clock;
    private final Runnable changed;
    private final Runnable alarmStored;
    private final Silence silence = new Silence();
    private final Map<GatewayId, Instant> heard = new ConcurrentHashMap<>();

    /// With what becomes known while a writing is under way; touched under its own lock.
    private final PresenceNews news = new PresenceNews();

    private final AtomicBoolean writing = new AtomicBoolean();
    private final ScheduledExecutorService work = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("presence").factory());

    /// @param changed hears, after each commit, that something may be shown anew
    /// @param alarmStored hears, after its commit, of each press
    public Presences(Database database, Clock clock, Runnable changed, Runnable alarmStored) {
        this.database = database;
        this.store = new PresenceStore();
        this.clock = clock;
        this.changed = changed;
        this.alarmStored = alarmStored;
    }

    /// Begins to watch: every enrolled home has 90 s from now to appear. Blocks.
    public void start() {
        Instant now = clock.instant();
        List<GatewayId> enrolled = database.asWorker(store::enrolled);
        enrolled.forEach(home -> silence.heard(home, now));
        var _ = work.scheduleWithFixedDelay(
                guarded("look", this::look), LOOK_EACH.toMillis(), LOOK_EACH.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void connected(GatewayId home, OrganisationId organisation) {
        heard(home);
        note(known -> known.connected(home, organisation));
    }

    @Override
    public void heard(GatewayId home) {
        heard.put(home, clock.instant());
    }

    @Override
    public void presence(GatewayId home, Presence presence) {
        switch (presence) {
            case Presence.Online online -> note(known -> known.online(home, online));
            case Presence.Leaving(String reason) -> {
                heard.remove(home);
                note(known -> known.leaving(home, reason));
            }
            case Presence.Lost _, Presence.UnknownPresence _ -> {
                // The end of the connection says the same.
            }
        }
    }

    /// The alarms' watchers look at once; the home itself did not change.
    @Override
    public void alarmStored(GatewayId home) {
        alarmStored.run();
    }

    @Override
    public void disconnected(GatewayId home) {
        Optional<Instant> last = Optional.ofNullable(heard.get(home));
        note(known -> known.disconnected(home, last));
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

    /// Silences go first: one return that cannot be stored must not hold them up.
    void look() {
        for (Map.Entry<GatewayId, Instant> each : List.copyOf(heard.entrySet())) {
            if (heard.remove(each.getKey(), each.getValue())) {
                silence.heard(each.getKey(), each.getValue());
            }
        }
        Instant now = clock.instant();
        List<GatewayId> silent = silence.due(now);
        if (!silent.isEmpty()) {
            database.asWorker(tx -> store.silent(tx, silent));
            silence.stored(silent);
            silent.forEach(home -> LOG.info("home silent home={}", home));
            changed.run();
        }
        List<GatewayId> back = silence.back(now);
        if (!back.isEmpty()) {
            toldBack(back, database.asWorker(tx -> store.back(tx, back)));
            changed.run();
        }
        write();
    }

    private void toldBack(List<GatewayId> homes, List<GatewayId> wereSilent) {
        homes.forEach(silence::ended);
        wereSilent.forEach(home -> LOG.info("home is back home={}", home));
    }

    private void note(Consumer<PresenceNews> what) {
        synchronized (news) {
            what.accept(news);
        }
        // Once for all that comes until it is their turn.
        if (!work.isShutdown() && writing.compareAndSet(false, true)) {
            work.execute(guarded("write", () -> {
                writing.set(false);
                write();
            }));
        }
    }

    /// What could not be written stays, and is tried again at the next look.
    private void write() {
        for (List<PresenceNews.Row> rows = taken(); !rows.isEmpty(); rows = taken()) {
            List<PresenceNews.Row> these = rows;
            Instant now = clock.instant();
            List<GatewayId> came = new ArrayList<>();
            for (PresenceNews.Row row : these) {
                if (row.organisation().isPresent()) {
                    silence.connected(row.home(), now);
                    came.add(row.home());
                }
                if (row.leaving().isPresent()) {
                    silence.leaving(row.home(), now);
                }
            }
            try {
                toldBack(came, database.asWorker(tx -> store.write(tx, these)));
            } catch (RuntimeException e) {
                synchronized (news) {
                    news.giveBack(these);
                }
                throw e;
            }
            changed.run();
        }
    }

    private List<PresenceNews.Row> taken() {
        synchronized (news) {
            return news.take(WRITTEN_TOGETHER);
        }
    }

    /// A database that is away must not end the watch: the next look tells what this one could not.
    private static Runnable guarded(String what, Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.error("presence failed at {}", what, e);
            }
        };
    }
}
