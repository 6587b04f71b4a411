package nl.nabij.server.push;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.nabij.contract.face.WebPush.PushKind;
import nl.nabij.contract.face.WebPush.PushNote;
import nl.nabij.server.push.PushPlan.Send;
import nl.nabij.server.webhook.Delivery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings summonses to phones. Who tells one goes on at once: it is looked at on one thread of its own, and
/// delivered on a few others.
///
/// ```
///  told ─► the newest of each subject, ─► one thread: load, PushPlan, put down ─► some at once ─► push service
///          calls first ▲                                    │ no room for a reminder  │ gone: forgotten
///                      └── a page may still say it rings ◄──┘        again in a moment ┘ while it rings
/// ```
public final class Pushes implements Phones, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Pushes.class);

    private static final int MOST_TRIES = 3;
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(2);

    /// A phone that was off shows that it is over when it is on again, if that is soon.
    private static final Duration OVER_LASTS = Duration.ofMinutes(2);

    /// That a planned call did not take place asks for something, so it may come later.
    private static final Duration MISSED_LASTS = Duration.ofHours(1);

    private static final Duration LOOK_AGAIN_AFTER = Duration.ofSeconds(1);

    private final PushStore store;
    private final Postman postman;
    private final Pages pages;
    private final ScheduledExecutorService looks;
    private final ExecutorService posters;
    private final PostTurns posts;
    private final Told told = new Told();

    /// Reminders for which no room was found; looked at again in a moment. Of the looking thread alone.
    private final Set<UUID> again = new HashSet<>();

    Pushes(PushStore store, Postman postman, Pages pages) {
        this.store = store;
        this.postman = postman;
        this.pages = pages;
        this.looks = new ScheduledThreadPoolExecutor(
                1, Thread.ofVirtual().name("push-look").factory());
        this.posters = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("push-post-", 0).factory());
        this.posts = new PostTurns(posters);
    }

    @Override
    public boolean reaches(Addressee who) {
        return store.reaches(who);
    }

    @Override
    public void told(Summons summons) {
        switch (told.take(summons)) {
            case WAITS -> later(() -> told.next().ifPresent(this::look), Duration.ZERO);
            case KNOWN -> {}
            case FULL -> {
                if (!summons.isReminder()) {
                    LOG.warn("more asks for people than can be pushed subject={}", summons.subject());
                }
            }
        }
    }

    private void look(UUID subject) {
        look(subject, MOST_TRIES);
    }

    /// A database that is away for a moment must not cost a ring: it is looked at again, so often.
    private void look(UUID subject, int tries) {
        try {
            lookAt(subject);
        } catch (RuntimeException e) {
            if (tries > 1) {
                later(() -> look(subject, tries - 1), LOOK_AGAIN_AFTER);
            }
            throw e;
        }
    }

    private void lookAt(UUID subject) {
        Optional<Summons> newest = told.newest(subject);
        if (newest.isEmpty()) {
            return;
        }
        Summons summons = newest.get();
        PushStore.Loaded loaded = store.load(summons);
        PushPlan plan = PushPlan.of(summons, loaded.people(), loaded.sent(), pages, loaded.now());
        if (!plan.sends().isEmpty() || !plan.takesBack().isEmpty()) {
            // Before anything is put down as sent: an error here must not cost a ring.
            Map<UUID, String> services = store.services(
                    Stream.concat(plan.sends().stream().map(Send::subscription), plan.takesBack().stream())
                            .distinct()
                            .toList());
            carryOut(summons, summons.isReminder() ? fitting(subject, plan, services) : plan, services);
        }
        plan.lookAgain().ifPresent(wait -> later(() -> look(subject), wait));
    }

    /// What has room now; the rest is not put down as sent, and looked at again while it is of use.
    private PushPlan fitting(UUID subject, PushPlan plan, Map<UUID, String> services) {
        Map<String, Integer> taken = new HashMap<>();
        Predicate<UUID> fits = subscription -> {
            String service = services.getOrDefault(subscription, "");
            return taken.merge(service, 1, Integer::sum) <= posts.roomForReminders(service);
        };
        List<Send> sends = plan.sends().stream()
                .filter(send -> fits.test(send.subscription()))
                .toList();
        Set<UUID> takesBack = plan.takesBack().stream().filter(fits).collect(Collectors.toSet());
        if (sends.size() + takesBack.size()
                        < plan.sends().size() + plan.takesBack().size()
                && again.add(subject)) {
            later(
                    () -> {
                        again.remove(subject);
                        look(subject);
                    },
                    AGAIN_AFTER);
        }
        return new PushPlan(sends, takesBack, plan.lookAgain());
    }

    private void carryOut(Summons summons, PushPlan plan, Map<UUID, String> services) {
        UUID subject = summons.subject();
        for (Send send : plan.sends().isEmpty() ? plan.sends() : store.sending(subject, plan.sends())) {
            LOG.info("push subject={} kind={} turn={} to={}", subject, send.kind(), send.turn(), send.subscription());
            PushNote note = new PushNote(send.kind(), Optional.of(subject));
            post(Posted.of(send.subscription(), services, note, send.lasts()));
        }
        if (!plan.takesBack().isEmpty()) {
            for (UUID subscription : store.takingBack(subject, plan.takesBack())) {
                LOG.info("push subject={} taken back kind={} to={}", subject, summons.end(), subscription);
                PushNote end = new PushNote(summons.end(), Optional.of(subject));
                post(Posted.of(
                        subscription,
                        services,
                        end,
                        summons.end() == PushKind.PLANNED_MISSED ? MISSED_LASTS : OVER_LASTS));
            }
        }
    }

    /// One note on its way to one phone.
    ///
    /// @param service which push service it goes to
    /// @param end after which nobody needs it, in nanoseconds of this machine
    private record Posted(UUID subscription, String service, PushNote note, long end, int attempt) {

        static Posted of(UUID subscription, Map<UUID, String> services, PushNote note, Duration lasts) {
            String service = services.getOrDefault(subscription, "");
            return new Posted(subscription, service, note, System.nanoTime() + lasts.toNanos(), 1);
        }

        Duration left() {
            return Duration.ofNanos(end - System.nanoTime());
        }

        boolean mayBeTriedAgain() {
            return attempt < MOST_TRIES && left().compareTo(AGAIN_AFTER) > 0;
        }

        Posted again() {
            return new Posted(subscription, service, note, end, attempt + 1);
        }
    }

    private void post(Posted posted) {
        boolean reminder = Summons.isReminder(posted.note().kind());
        if (posts.add(posted.service(), reminder, () -> attempt(posted))) {
            return;
        }
        if (reminder && posted.left().compareTo(AGAIN_AFTER) > 0) {
            later(() -> post(posted), AGAIN_AFTER);
        } else {
            LOG.warn("a push could not be delivered in time: too many wait to={}", posted.subscription());
        }
    }

    private void attempt(Posted posted) {
        Duration left = posted.left();
        if (left.isNegative()) {
            return;
        }
        try {
            Optional<Subscription> to = store.find(posted.subscription());
            if (to.isPresent()) {
                settle(posted, postman.post(to.get(), posted.note(), left));
            }
        } catch (RuntimeException e) {
            LOG.warn("a push could not be sent to={}", posted.subscription(), e);
            again(posted);
        }
    }

    private void settle(Posted posted, Delivery delivery) {
        if (Postman.isGone(delivery)) {
            LOG.info("push gone, forgotten to={}", posted.subscription());
            later(() -> store.gone(posted.subscription()), Duration.ZERO);
        } else if (!delivery.accepted()) {
            LOG.info(
                    "push failed outcome={} status={} to={}",
                    delivery.outcome().word(),
                    delivery.status(),
                    posted.subscription());
            if (Postman.isPassing(delivery)) {
                again(posted);
            }
        }
    }

    private void again(Posted posted) {
        if (posted.mayBeTriedAgain()) {
            later(() -> post(posted.again()), AGAIN_AFTER);
        }
    }

    /// A test, at once and on the caller's thread.
    Delivery test(Subscription to) {
        return postman.post(to, new PushNote(PushKind.TEST, Optional.empty()), Duration.ofMinutes(1));
    }

    private void later(Runnable work, Duration wait) {
        try {
            var _ = looks.schedule(
                    () -> {
                        try {
                            work.run();
                        } catch (RuntimeException e) {
                            // The end of the server cuts a look short.
                            if (!looks.isShutdown()) {
                                LOG.warn("what is to be pushed could not be looked at", e);
                            }
                        }
                    },
                    wait.toMillis(),
                    TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("the server stops");
        }
    }

    /// In the background, each so often.
    void each(Duration pause, Runnable work) {
        later(
                () -> {
                    try {
                        work.run();
                    } finally {
                        each(pause, work);
                    }
                },
                pause);
    }

    @Override
    public void close() {
        looks.shutdownNow();
        posters.shutdownNow();
        postman.close();
    }
}
