package nl.nabij.gateway.link;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import nl.nabij.contract.link.CallUp;
import nl.nabij.gateway.clock.BoxClock;
import nl.nabij.gateway.identity.GatewayIdentity;
import nl.nabij.gateway.outbox.Outbox;

/// The link's two threads: one takes the steps of [UplinkStep], one hands over what came down.
public final class Uplink implements AutoCloseable {

    /// The end waits this long for the goodbye; after it the server's will tells the rest.
    private static final Duration GOODBYE = Duration.ofSeconds(3);

    private final Semaphore woken = new Semaphore(0);
    private final UplinkStep step;
    private final Inbound inbound;
    private final Thread thread;

    private Uplink(
            GatewayIdentity identity,
            Outbox outbox,
            BoxClock clock,
            RandomGenerator random,
            FromCentre listener,
            String software,
            Duration startSpread) {
        Semaphore inboundWoken = new Semaphore(0);
        this.step = new UplinkStep(
                identity.gateway(),
                identity.uplinks(),
                new PahoTransport(identity, clock),
                outbox,
                clock,
                random,
                listener,
                software,
                startSpread,
                woken::release,
                inboundWoken::release);
        this.inbound = new Inbound(step.inbound(), inboundWoken);
        this.thread = Thread.ofVirtual().name("link").unstarted(this::run);
    }

    /// Starts the link of an enrolled box.
    ///
    /// @param software the gateway's version, as the centre shows it
    /// @param startSpread how long the first connect may wait: [Duration#ZERO], or a spread where many
    ///     boxes start at once, as after a power cut; an alarm does not wait for it
    public static Uplink start(
            GatewayIdentity identity,
            Outbox outbox,
            BoxClock clock,
            RandomGenerator random,
            FromCentre listener,
            String software,
            Duration startSpread) {
        Uplink uplink = new Uplink(identity, outbox, clock, random, listener, software, startSpread);
        uplink.inbound.start();
        uplink.thread.start();
        return uplink;
    }

    /// Something was appended to the outbox: it leaves now.
    public void wake() {
        step.wake();
    }

    /// The box has a new certificate. The link comes back with it as soon as no alarm waits; what has no
    /// receipt by then is sent again.
    public void use(GatewayIdentity renewed) {
        step.use(renewed);
    }

    /// Says something of a call, now or never: it goes beside the outbox and asks for no receipt. Returns at
    /// once, on any thread.
    ///
    /// @return false when it is not said, since there is no connection or too much waits
    public boolean say(CallUp said) {
        return step.say(said);
    }

    public LinkStatus status() {
        return step.status();
    }

    /// Says goodbye with the reason and ends.
    public void stop(String reason) {
        step.stop(reason);
        try {
            thread.join(GOODBYE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        inbound.close();
    }

    @Override
    public void close() {
        stop("stopped");
    }

    private void run() {
        while (!step.stopped()) {
            Optional<Duration> wait = step.step();
            try {
                if (!step.stopped()
                        && woken.tryAcquire(wait.map(Duration::toNanos).orElse(Long.MAX_VALUE), TimeUnit.NANOSECONDS)) {
                    woken.drainPermits();
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }
}
