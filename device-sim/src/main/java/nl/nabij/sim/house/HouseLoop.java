package nl.nabij.sim.house;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import nl.nabij.sim.zigbee2mqtt.Publication;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one owner of a running home: every wish, message and deadline passes through its single
/// thread, so that the home itself needs no lock.
final class HouseLoop implements BrokerLink.Listener, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HouseLoop.class);

    /// Longer than any sync of the ledger takes; a prompt that waits longer has lost its home.
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);

    /// Zigbee2MQTT waits this long for its own retained `bridge/info` to come back.
    private static final Duration RETAINED_BACK_WITHIN = Duration.ofSeconds(2);

    private final ScheduledExecutorService owner = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("house").factory());
    private final House house;
    private final Ledger ledger;
    private final InstantSource clock;
    private final URI broker;
    private final BrokerLink link;
    private long pressed;
    private long acknowledged;
    private boolean retainedCameBack;
    private @Nullable ScheduledFuture<?> alarmClock;

    HouseLoop(House house, Ledger ledger, InstantSource clock, URI broker, String clientId) {
        this.house = house;
        this.ledger = ledger;
        this.clock = clock;
        this.broker = broker;
        this.link = new BrokerLink(broker, clientId, this, owner);
    }

    void start() {
        owner.execute(() -> {
            link.connect();
            later();
        });
    }

    /// What came of a wish.
    ///
    /// @param press the ledger's number of a press
    record Answer(Optional<String> refused, OptionalLong press) {}

    Answer wish(Wish wish) {
        return ask(() -> {
            Instant now = clock.instant();
            OptionalLong press = OptionalLong.empty();
            if (wish instanceof Wish.Press(String name) && house.names().contains(name)) {
                press = OptionalLong.of(ledger.pressed(house.node(name).ieeeAddress(), now));
                pressed++;
            }
            House.Step step = house.wish(wish, press, now);
            Optional<String> refused = step.refused();
            if (press.isPresent() && refused.isPresent()) {
                ledger.notSent(press.getAsLong(), refused.get(), now);
            }
            publish(step.toPublish());
            LOG.debug("wish {} refused={} press={}", wish, refused.isPresent(), press);
            return new Answer(refused, press);
        });
    }

    ObjectNode state() {
        return ask(() -> {
            ObjectNode all = JsonNodeFactory.instance.objectNode();
            all.putObject("broker")
                    .put("url", broker.toString())
                    .put("connected", link.connected())
                    .put("waiting", link.waiting());
            all.putObject("presses").put("pressed", pressed).put("acknowledged", acknowledged);
            ArrayNode devices = all.putArray("devices");
            for (String name : house.names()) {
                ObjectNode device = devices.addObject()
                        .put("name", name)
                        .put("id", house.node(name).ieeeAddress())
                        .put("friendlyName", house.node(name).friendlyName())
                        .put("available", house.available(name));
                ObjectNode state = device.putObject("state");
                house.known(name).values().forEach(state::set);
            }
            return all;
        });
    }

    private <T> T ask(Callable<T> question) {
        try {
            return owner.submit(question).get(ANSWER_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the home was asked", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The home failed: " + e.getCause(), e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException("The home did not answer within " + ANSWER_WITHIN.toSeconds() + " s", e);
        }
    }

    @Override
    public void connected(boolean first) {
        link.sendFirst(house.connected(first));
        if (!first) {
            retainedCameBack = false;
            var _ = owner.schedule(
                    this::retainedAgainIfForgotten, RETAINED_BACK_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void retainedAgainIfForgotten() {
        if (!retainedCameBack && link.connected()) {
            publish(house.retainedAgain());
        }
    }

    @Override
    public void arrived(String topic, String payload) {
        if (topic.equals("zigbee2mqtt/bridge/info")) {
            retainedCameBack = true;
            return;
        }
        House.Step step = house.arrived(topic, payload, clock.instant());
        step.refused().ifPresent(why -> LOG.warn("command refused topic={} why={}", topic, why));
        publish(step.toPublish());
    }

    @Override
    public void acknowledged(long press) {
        acknowledged++;
        ledger.acknowledged(press, clock.instant());
    }

    @Override
    public void sentAgain(long press) {
        ledger.sentAgain(press, clock.instant());
    }

    private void publish(List<Publication> publications) {
        publications.forEach(link::send);
        later();
    }

    /// One timer, for whatever comes first.
    private void later() {
        if (alarmClock != null) {
            alarmClock.cancel(false);
        }
        Instant now = clock.instant();
        Instant next = house.nextDeadline().orElseGet(() -> now.plus(House.CHANCE_EVERY));
        long delay = Math.max(0, Duration.between(now, next).toMillis() + 1);
        alarmClock =
                owner.schedule(() -> publish(house.tick(clock.instant()).toPublish()), delay, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        ask(() -> {
            link.close();
            ledger.close();
            return true;
        });
        owner.shutdownNow();
    }
}
