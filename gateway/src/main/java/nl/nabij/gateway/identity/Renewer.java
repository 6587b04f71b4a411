package nl.nabij.gateway.identity;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import nl.nabij.gateway.clock.BoxClock;
import nl.nabij.gateway.clock.BoxClock.Reading;
import nl.nabij.gateway.identity.RenewalClient.Answer;
import nl.nabij.gateway.identity.RenewalClient.NextKey;
import nl.nabij.gateway.identity.RenewalClient.Reason;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the box's certificate young: looks whether it is due, asks, keeps the new identity on disk,
/// and only then tells the link. It never gives up.
///
/// ```
/// due, or asked by the centre ─► a key made here ─► RenewalClient ─► IdentityStore (synced) ─► the link
///                                     ▲                  │ no
///                                     └── 1 min … 6 h ◄──┘ near the end, or refused: a fault
/// ```
public final class Renewer {

    private static final Logger LOG = LoggerFactory.getLogger(Renewer.class);

    /// A clock that becomes synchronised, or jumps, is noticed this soon.
    private static final Duration LOOK_EACH = Duration.ofHours(1);

    /// When the centre asks many boxes at once they come within this.
    private static final Duration SPREAD = Duration.ofMinutes(1);

    /// Hears how it goes, on the renewer's thread.
    public interface Listener {

        /// The new identity is on disk; the old one still works.
        void renewed(GatewayIdentity identity);

        /// A person has to look after it.
        void trouble(String text);

        /// There is nothing to look after, or no longer.
        void well();
    }

    private final IdentityStore store;
    private final RenewalClient client;
    private final BoxClock clock;
    private final RandomGenerator random;
    private final Listener listener;
    private final Semaphore woken = new Semaphore(0);
    private final Thread thread = Thread.ofVirtual().name("renewal").unstarted(this::run);
    private volatile boolean asked;
    private GatewayIdentity identity;
    private @Nullable NextKey next;
    private int failures;
    private Duration notBefore = Duration.ZERO;

    /// @param identity as it is on disk
    public Renewer(
            GatewayIdentity identity,
            IdentityStore store,
            RenewalClient client,
            BoxClock clock,
            RandomGenerator random,
            Listener listener) {
        this.identity = identity;
        this.store = store;
        this.client = client;
        this.clock = clock;
        this.random = random;
        this.listener = listener;
    }

    public void start() {
        thread.start();
    }

    /// The centre says that it is time, by its clock.
    public void ask() {
        asked = true;
        woken.release();
    }

    public void stop() {
        thread.interrupt();
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                var _ = woken.tryAcquire(lookSafely().toMillis(), TimeUnit.MILLISECONDS);
                woken.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration lookSafely() throws InterruptedException {
        try {
            return look();
        } catch (RuntimeException e) {
            LOG.error("The renewal of the certificate failed by a fault of our own", e);
            return LOOK_EACH;
        }
    }

    /// Does what is due now.
    ///
    /// @return until the next look
    Duration look() throws InterruptedException {
        Reading now = clock.read();
        if (!asked && !RenewalRule.isDue(identity.certificate(), now)) {
            if (now.synchronised()) {
                listener.well();
            }
            return LOOK_EACH;
        }
        if (failures == 0 && asked && notBefore.isZero()) {
            notBefore = now.sinceBoot().plus(Duration.ofMillis((long) (SPREAD.toMillis() * random.nextDouble())));
        }
        Duration left = notBefore.minus(now.sinceBoot());
        if (left.isPositive()) {
            return left.compareTo(LOOK_EACH) < 0 ? left.plusMillis(1) : LOOK_EACH;
        }
        return attempt();
    }

    private Duration attempt() throws InterruptedException {
        NextKey key = next == null ? client.newKey() : next;
        next = key;
        try {
            return switch (client.renew(identity, key)) {
                case Answer.Renewed(GatewayIdentity renewed) -> succeeded(renewed);
                case Answer.Refused(Reason reason) -> {
                    next = null;
                    listener.trouble(reason.text());
                    yield failed(reason.text());
                }
            };
        } catch (IOException e) {
            Reading now = clock.read();
            if (RenewalRule.isExpired(identity.certificate(), now)) {
                listener.trouble("The box's certificate is past its date and could not be renewed");
            } else if (RenewalRule.isTrouble(identity.certificate(), now, failures + 1)) {
                listener.trouble("The box's certificate is near its end and could not be renewed");
            }
            return failed(e.toString());
        }
    }

    /// The disk first: the link must not use what a power cut would take back.
    private Duration succeeded(GatewayIdentity renewed) throws IOException {
        store.save(renewed);
        LOG.info(
                "Certificate renewed until={}",
                renewed.certificate().getNotAfter().toInstant());
        identity = renewed;
        next = null;
        asked = false;
        failures = 0;
        notBefore = Duration.ZERO;
        listener.renewed(renewed);
        listener.well();
        return LOOK_EACH;
    }

    private Duration failed(String why) {
        failures++;
        Duration pause = RenewalRule.pause(failures, random.nextDouble());
        notBefore = clock.read().sinceBoot().plus(pause);
        LOG.warn("Certificate not renewed failures={} nextInMinutes={}: {}", failures, pause.toMinutes(), why);
        return pause;
    }
}
