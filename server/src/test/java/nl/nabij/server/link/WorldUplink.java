package nl.nabij.server.link;

import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.link.CallUp;
import nl.nabij.contract.link.Down;
import nl.nabij.contract.link.Presence;
import nl.nabij.contract.link.UpMessage;

/// The link's part of one node in a simulated world: the real rules of connections, lane and inbox,
/// over the world's tables. A crash of the node takes it; the tables stay.
public final class WorldUplink {

    private static final Duration TRY_AGAIN = Duration.ofSeconds(1);

    private static final int RECEIVE_MAXIMUM = 64;

    private final Surroundings world;
    private final IngestLane lane;
    private final MemoryIngest store;
    private final InboxStep inbox;
    private final Map<GatewayId, Connection> connections = new LinkedHashMap<>();
    private final Set<GatewayId> inboxAsked = new LinkedHashSet<>();
    private final boolean receiptBeforeCommit;

    /// What the node stands in. All of it is called, and calls back, on the world's one thread.
    public interface Surroundings {

        /// Runs it later, unless the node dies before.
        void later(Duration delay, Runnable work);

        InstantSource clock();

        LongSupplier nanoTime();

        /// What a way to the database and back takes; or its silence.
        void database(Runnable transaction, Consumer<Answer> then);

        boolean databaseAway();

        /// How long a home waits for its turn in the inbox.
        Duration inboxTurn();

        /// A home has subscribed.
        void listening(GatewayId home);

        /// Something on the alarm stream was committed.
        void alarmStored(GatewayId home);
    }

    /// How a call to the database ended.
    public enum Answer {
        COMMITTED,
        NOT_REACHED,
        /// Nobody answered: committed or not.
        SILENT
    }

    /// The way down to one home.
    public interface ToHome {

        void acknowledge(int packetId);

        void publish(int packetId, String topic, byte[] payload);

        boolean isWritable();

        /// The node ends the connection.
        void ended(String why);
    }

    /// @param receiptBeforeCommit for sabotage: the home is answered before its message is stored
    public WorldUplink(
            LinkTables tables, PressPreparation preparation, Surroundings world, boolean receiptBeforeCommit) {
        this.world = world;
        this.receiptBeforeCommit = receiptBeforeCommit;
        this.store = new MemoryIngest(tables, preparation, new Reached());
        this.inbox = new InboxStep(store);
        this.lane = new IngestLane(
                new IngestLane.Turns() {
                    @Override
                    public void soon(Runnable work) {
                        work.run();
                    }

                    @Override
                    public void later(Duration delay, Runnable work) {
                        world.later(delay, work);
                    }
                },
                store,
                (arrival, waits) -> {
                    if (waits) {
                        arrived(arrival.home());
                    }
                    if (arrival.ofAlarms()) {
                        world.alarmStored(arrival.home());
                    }
                });
    }

    public <M extends UpMessage> void on(Class<M> type, UpHandler<M> handler) {
        inbox.on(type, handler);
    }

    /// Takes up what an earlier run left.
    public void start() {
        store.homes().forEach(this::arrived);
    }

    /// A home was let in; an older connection of it ends.
    public Connection connect(GatewayId home, ToHome wire) {
        Connection connection = new Connection(home, wire);
        Connection older = connections.put(home, connection);
        if (older != null) {
            older.cut("taken-over");
        }
        return connection;
    }

    public boolean send(GatewayId home, Down message) {
        Connection connection = connections.get(home);
        if (connection != null) {
            connection.session.send(message);
        }
        return connection != null;
    }

    public boolean connected(GatewayId home) {
        return connections.containsKey(home);
    }

    /// Which queues are longer than they may be; empty when all is well.
    public Optional<String> tooLong() {
        if (lane.waiting() > IngestLane.MOST_WAITING) {
            return Optional.of("the lane holds " + lane.waiting());
        }
        for (Connection connection : connections.values()) {
            if (connection.session.unacknowledged() > GatewaySession.UP_WINDOW) {
                return Optional.of("unacknowledged of " + connection.home + ": " + connection.session.unacknowledged());
            }
            if (connection.session.bytesDown() > DownWindow.MOST_BYTES) {
                return Optional.of("down to " + connection.home + ": " + connection.session.bytesDown() + " bytes");
            }
        }
        return Optional.empty();
    }

    private void arrived(GatewayId home) {
        if (inboxAsked.add(home)) {
            world.later(world.inboxTurn(), () -> drain(home));
        }
    }

    private void drain(GatewayId home) {
        inboxAsked.remove(home);
        if (!inbox.drain(home, () -> false) && inboxAsked.add(home)) {
            world.later(TRY_AGAIN, () -> drain(home));
        }
    }

    /// One home's connection, as the socket below it calls it.
    public final class Connection implements Arrival.Sender, GatewaySession.Wire, GatewaySession.Centre {

        private final GatewayId home;
        private final ToHome wire;
        private final GatewaySession session;
        private boolean open = true;

        private Connection(GatewayId home, ToHome wire) {
            this.home = home;
            this.wire = wire;
            this.session = new GatewaySession(
                    home, this, this, this, RECEIVE_MAXIMUM, LinkPatience.USUAL, world.clock(), world.nanoTime());
            world.later(GatewaySession.SLOWEST_ACKNOWLEDGEMENT.dividedBy(3), this::watch);
        }

        private void watch() {
            if (open) {
                session.watch();
                world.later(GatewaySession.SLOWEST_ACKNOWLEDGEMENT.dividedBy(3), this::watch);
            }
        }

        public void published(String topic, byte[] payload, int packetId) {
            if (open) {
                session.published(topic, Buffer.buffer(payload), packetId, true);
            }
        }

        public void acknowledged(int packetId) {
            if (open) {
                session.acknowledged(packetId);
            }
        }

        public void subscribe(String filter) {
            if (open) {
                session.subscribe(List.of(filter), _ -> {});
            }
        }

        /// The socket broke.
        public void closed() {
            if (open) {
                open = false;
                session.ended();
                connections.remove(home, this);
            }
        }

        private void cut(String why) {
            if (open) {
                closed();
                wire.ended(why);
            }
        }

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public void stored(Arrival arrival, Optional<Down.Receipt> receipt) {
            receipt.ifPresent(session::send);
            session.stored(arrival);
        }

        @Override
        public void acknowledge(int packetId) {
            wire.acknowledge(packetId);
        }

        @Override
        public void publish(DownWindow.Numbered message) {
            wire.publish(
                    message.packetId(),
                    message.message().topic(),
                    message.message().payload().getBytes());
        }

        @Override
        public boolean isWritable() {
            return wire.isWritable();
        }

        @Override
        public void end(GatewaySession.End end) {
            cut(end.why);
        }

        @Override
        public void heard(GatewayId from) {}

        @Override
        public void presence(GatewayId from, Presence presence) {}

        /// Nobody calls in these worlds.
        @Override
        public void call(GatewayId from, CallUp said) {}

        @Override
        public void arrived(Arrival arrival, Runnable overflow) {
            lane.add(arrival, overflow);
            if (receiptBeforeCommit && arrival.read() instanceof UpRead.Understood(var up, var _)) {
                session.send(new Down.Receipt(up.stream(), up.epoch(), up.seq()));
            }
        }

        @Override
        public void listening() {
            world.listening(home);
        }
    }

    private final class Reached implements MemoryIngest.Weather {

        @Override
        public void call(Supplier<IngestStore.Outcome> transaction, Consumer<IngestStore.Outcome> then) {
            IngestStore.Outcome[] outcome = new IngestStore.Outcome[1];
            world.database(
                    () -> outcome[0] = transaction.get(),
                    answer -> then.accept(
                            switch (answer) {
                                case COMMITTED -> outcome[0];
                                case NOT_REACHED -> new IngestStore.Outcome.Away("not reached", false);
                                case SILENT -> new IngestStore.Outcome.Away("no answer", true);
                            }));
        }

        @Override
        public boolean away() {
            return world.databaseAway();
        }
    }
}
