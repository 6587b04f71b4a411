package nl.nabij.gateway.broker.outside;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import nl.nabij.gateway.broker.Backlog;
import nl.nabij.gateway.broker.BrokerUnavailableException;
import nl.nabij.gateway.broker.HomeBroker;
import nl.nabij.gateway.broker.HomeMailbox;
import nl.nabij.gateway.broker.HomeMessage;
import nl.nabij.gateway.broker.TopicFilter;
import nl.nabij.gateway.broker.TopicName;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An outside broker as the home's: one thread keeps the connection, another hears. The broker gets
/// its acknowledgement only after the listeners returned, and keeps our session for a day.
public final class OutsideBroker implements HomeBroker, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OutsideBroker.class);

    /// The first wait after a failure; it doubles up to the longest, and each is drawn at random up to
    /// there, so that the boxes of a building do not come together after a power cut.
    private static final Duration WAIT_FIRST = Duration.ofMillis(500);

    private static final Duration WAIT_LONGEST = Duration.ofSeconds(15);

    /// How soon a new subscription or the stop is noticed when nothing wakes the loop.
    private static final Duration LOOK = Duration.ofMillis(200);

    /// Waiting for the listeners; when full Paho's thread waits, and so does the broker.
    private static final int MAILBOX_MESSAGES = 1_000;

    private static final long MAILBOX_BYTES = 20L * 1024 * 1024;

    private static final Duration CLOSING = Duration.ofSeconds(8);

    private record Subscription(TopicFilter filter, Listener listener) {}

    private final OutsideBrokerConfig config;
    private final RandomGenerator random;
    private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();
    private final Semaphore room = new Semaphore(0);
    private final Backlog backlog = new Backlog(MAILBOX_MESSAGES, MAILBOX_BYTES, room::release);
    private final HomeMailbox mailbox = new HomeMailbox(backlog);
    private final Thread loop;
    private final Semaphore wake = new Semaphore(0);
    private final Semaphore stop = new Semaphore(0);
    private volatile @Nullable OutsideConnection connection;
    private volatile int subscribed;
    private volatile boolean closed;

    public OutsideBroker(OutsideBrokerConfig config, RandomGenerator random) {
        this.config = config;
        this.random = random;
        // A platform thread: Paho blocks in monitors, which is harmless but for the few carriers of a small box.
        this.loop = Thread.ofPlatform().name("outside-broker").daemon().unstarted(this::keepConnected);
    }

    /// Begins to connect and returns at once: the broker may come later than we. Subscribe before:
    /// what the broker kept for us comes at once, and what nobody wants is gone.
    public void start() {
        mailbox.start();
        loop.start();
    }

    @Override
    public void subscribe(String topicFilter, Listener listener) {
        subscriptions.add(new Subscription(TopicFilter.of(topicFilter), listener));
        wake.release();
    }

    @Override
    public void publish(HomeMessage message) {
        if (!TopicName.isValid(message.topic())) {
            throw new IllegalArgumentException("not a topic to publish to");
        }
        OutsideConnection now = connection;
        if (now == null || !now.isUp()) {
            throw new BrokerUnavailableException("the outside broker is not connected");
        }
        now.publish(message);
    }

    @Override
    public boolean available() {
        OutsideConnection now = connection;
        return now != null && now.isUp() && subscribed == subscriptions.size();
    }

    private void keepConnected() {
        Duration wait = WAIT_FIRST;
        try {
            while (!closed) {
                if (stayConnected()) {
                    wait = WAIT_FIRST;
                }
                if (!closed) {
                    Duration drawn = Duration.ofMillis(random.nextLong(wait.toMillis()) + 1);
                    // Ends early only at the stop: a new subscription has to wait for the connection anyway.
                    awaitStop(drawn);
                    wait = wait.multipliedBy(2).compareTo(WAIT_LONGEST) < 0 ? wait.multipliedBy(2) : WAIT_LONGEST;
                }
            }
        } catch (InterruptedException _) {
            LOG.info("outside broker's loop ends");
        }
    }

    private void awaitStop(Duration atMost) throws InterruptedException {
        if (stop.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            stop.release();
        }
    }

    /// One connection from its beginning to its loss.
    ///
    /// @return whether it was connected and subscribed at all
    private boolean stayConnected() throws InterruptedException {
        OutsideConnection fresh = null;
        boolean was = false;
        try {
            fresh = OutsideConnection.open(config, this::arrived);
            connection = fresh;
            do {
                List<Subscription> all = List.copyOf(subscriptions);
                if (!was || subscribed != all.size()) {
                    fresh.subscribe(
                            Covering.of(all.stream().map(Subscription::filter).toList()));
                    subscribed = all.size();
                    LOG.info("outside broker connected and subscribed filters={}", all.size());
                    was = true;
                }
                boolean _ = wake.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS);
            } while (!closed && fresh.isUp());
            LOG.info("outside broker lost");
        } catch (MqttException e) {
            LOG.info("outside broker not reached reason={}", e.getReasonCode());
        } finally {
            connection = null;
            subscribed = -1;
            if (fresh != null) {
                fresh.close();
            }
        }
        return was;
    }

    private void arrived(OutsideConnection from, HomeMessage message, int packetId) {
        List<String> levels = TopicFilter.levelsOf(message.topic());
        List<Listener> wanted = subscriptions.stream()
                .filter(subscription -> subscription.filter().matches(levels))
                .map(Subscription::listener)
                .toList();
        waitForRoom();
        CompletionStage<?> _ = mailbox.put(message.payload().remaining(), () -> {
                    for (Listener listener : wanted) {
                        listener.received(message);
                    }
                })
                .whenComplete((_, failure) -> {
                    if (failure == null) {
                        from.acknowledge(packetId, message.qualityOfService());
                    } else if (message.qualityOfService() > 0) {
                        // Only a new connection makes the broker send it again.
                        from.giveUp();
                    }
                });
    }

    private void waitForRoom() {
        try {
            while (backlog.isOverfull() && !closed) {
                boolean _ = room.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Leaves the broker, which keeps our session; lets the listener at work return first.
    @Override
    public void close() {
        closed = true;
        stop.release();
        wake.release();
        mailbox.close();
        try {
            if (!loop.join(CLOSING)) {
                LOG.warn("outside broker's loop did not end in time");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
