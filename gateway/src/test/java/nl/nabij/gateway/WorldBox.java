package nl.nabij.gateway;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import nl.nabij.contract.CommandId;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.PressId;
import nl.nabij.contract.link.Down;
import nl.nabij.contract.link.Stream;
import nl.nabij.gateway.broker.BrokerUnavailableException;
import nl.nabij.gateway.broker.HomeBroker;
import nl.nabij.gateway.broker.HomeMessage;
import nl.nabij.gateway.clock.BoxClock;
import nl.nabij.gateway.convention.zigbee2mqtt.Zigbee2Mqtt;
import nl.nabij.gateway.device.Commands;
import nl.nabij.gateway.device.Home;
import nl.nabij.gateway.device.HomeMemory;
import nl.nabij.gateway.device.HomeTime;
import nl.nabij.gateway.device.HomeTimer;
import nl.nabij.gateway.identity.ServerAddress;
import nl.nabij.gateway.link.InboundQueue;
import nl.nabij.gateway.link.LinkTransport;
import nl.nabij.gateway.link.UplinkStep;
import nl.nabij.gateway.outbox.Outbox;
import nl.nabij.gateway.screen.CentreNews;

/// One gateway of a simulated world: its real parts, wired as [GatewayApp] wires them, on a disk, a
/// clock and a network of the world's, and without a thread. A crash takes this object; the disk stays.
public final class WorldBox {

    private final Outbox outbox;
    private final Home home;
    private final HomeTimer timer;
    private final UplinkStep link;
    private final Broker broker = new Broker();

    /// What the box stands in.
    ///
    /// @param woken something is to be done: [#step] and [#handOver] soon
    public record Place(
            GatewayId gateway,
            List<ServerAddress> servers,
            LinkTransport transport,
            BoxClock clock,
            HomeTime time,
            RandomGenerator random,
            Supplier<PressId> pressIds,
            Supplier<CommandId> commandIds,
            Executor inOrder,
            Runnable woken,
            Duration startSpread) {}

    public WorldBox(Place place, Outbox outbox, HomeMemory memory, CentreNews screen) {
        this.outbox = outbox;
        UplinkStep[] ring = new UplinkStep[1];
        Runnable appended = () -> {
            UplinkStep toLink = ring[0];
            if (toLink != null) {
                toLink.wake();
            }
        };
        OutboxReports reports = new OutboxReports(outbox, appended);
        this.home = new Home(
                memory,
                new OutboxEpisodes(outbox, place.clock(), place.time().steady(), appended),
                reports,
                place.pressIds(),
                place.time());
        Commands commands = new Commands(home, reports, place.commandIds(), place.time(), place.inOrder());
        commands.start();
        Centre centre = new Centre(home, commands, screen, outbox, place.clock(), place.inOrder(), () -> {});
        Zigbee2Mqtt zigbee = new Zigbee2Mqtt(
                broker, home, Zigbee2Mqtt.USUAL_BASE_TOPIC, place.time().steady());
        commands.drive(zigbee);
        zigbee.start();
        this.timer = new HomeTimer(home, commands, place.time());
        this.link = new UplinkStep(
                place.gateway(),
                place.servers(),
                place.transport(),
                outbox,
                place.clock(),
                place.random(),
                centre,
                "simulated",
                place.startSpread(),
                place.woken(),
                place.woken());
        ring[0] = link;
    }

    /// A device published with QoS 1.
    ///
    /// @return whether it is acknowledged
    public boolean published(String topic, String payload, boolean retained, boolean sentAgain) {
        return broker.says(new HomeMessage(
                topic, java.nio.ByteBuffer.wrap(payload.getBytes(StandardCharsets.UTF_8)), 1, retained, sentAgain));
    }

    /// What the gateway published since the last time.
    public List<HomeMessage> toDevices() {
        List<HomeMessage> all = List.copyOf(broker.published);
        broker.published.clear();
        return all;
    }

    /// As the home's one timer does, each half second.
    public void look() {
        timer.look();
    }

    /// One step of the link.
    ///
    /// @return the time until the next at the latest
    public Optional<Duration> step() {
        return link.step();
    }

    /// Hands over all that came down.
    public void handOver() {
        while (link.inbound().handOverOne()) {
            // Until nothing waits.
        }
    }

    public long waiting(Stream stream) {
        return outbox.waiting(stream);
    }

    public boolean linkUp() {
        return link.status().up();
    }

    /// Which queues are longer than they may be; empty when all is well.
    public Optional<String> tooLong() {
        return link.inbound().commands() > InboundQueue.COMMANDS
                ? Optional.of("commands that wait: " + link.inbound().commands())
                : Optional.empty();
    }

    /// The home's broker: what devices say is heard at once, and acknowledged when no listener threw.
    private static final class Broker implements HomeBroker {

        private record Subscription(String filter, Listener listener) {
            boolean matches(String topic) {
                return filter.endsWith("#")
                        ? topic.startsWith(filter.substring(0, filter.length() - 1))
                        : filter.equals(topic);
            }
        }

        private final List<Subscription> subscriptions = new ArrayList<>();
        private final List<HomeMessage> published = new ArrayList<>();

        @Override
        public void subscribe(String topicFilter, Listener listener) {
            subscriptions.add(new Subscription(topicFilter, listener));
        }

        @Override
        public void publish(HomeMessage message) throws BrokerUnavailableException {
            published.add(message);
        }

        @Override
        public boolean available() {
            return true;
        }

        boolean says(HomeMessage message) {
            try {
                for (Subscription subscription : subscriptions) {
                    if (subscription.matches(message.topic())) {
                        subscription.listener().received(message);
                    }
                }
                return true;
            } catch (RuntimeException e) {
                return false;
            }
        }
    }

    /// A screen that nobody looks at.
    public static CentreNews noScreen() {
        return new CentreNews() {
            @Override
            public void uplink(boolean up) {}

            @Override
            public void notice(Down.Notice notice) {}

            @Override
            public void config(Down.Config config) {}

            @Override
            public void waitingAlarms(long waiting) {}

            @Override
            public void clockTrusted(boolean trusted) {}
        };
    }
}
