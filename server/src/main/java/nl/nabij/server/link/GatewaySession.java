package nl.nabij.server.link;

import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import nl.nabij.contract.ContractException;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.link.CallUp;
import nl.nabij.contract.link.Down;
import nl.nabij.contract.link.Presence;
import nl.nabij.contract.link.Topics;
import nl.nabij.contract.link.Topics.DownChannel;
import nl.nabij.contract.link.Topics.UpChannel;
import nl.nabij.server.link.UpRead.Understood;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The rules of one home's connection: its topics, its acknowledgements in order, its window down, when
/// it has to end. No socket, no thread, no clock of its own; its owner calls it on one thread.
final class GatewaySession {

    private static final Logger LOG = LoggerFactory.getLogger(GatewaySession.class);

    /// Told in CONNACK as Receive Maximum: so much may be sent up without a PUBACK, which comes
    /// after the commit. Half a batch, so that two homes fill one.
    static final int UP_WINDOW = 64;

    /// A home that takes what is sent down but acknowledges nothing for so long is not well.
    static final Duration SLOWEST_ACKNOWLEDGEMENT = Duration.ofSeconds(30);

    /// Leaves 1 KiB of the packet for header and topic.
    private static final int LARGEST_PAYLOAD = Uplink.LARGEST_PACKET - 1024;

    private final GatewayId home;
    private final Wire wire;
    private final Centre centre;
    private final Arrival.Sender sender;
    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private final Duration slowestReader;
    private final BoxTime time = new BoxTime();
    private final Acknowledgements acknowledgements;
    private final IdentityHashMap<Arrival, Acknowledgements.Pending> underWay = new IdentityHashMap<>();
    private final DownWindow window;
    private final Map<DownChannel, Boolean> subscribed = new EnumMap<>(DownChannel.class);
    private final Set<String> streamsSeen = new HashSet<>();
    private boolean open = true;
    private long acknowledgedSince;
    private long takenSince;

    /// The socket, as the rules see it.
    interface Wire {

        /// PUBACK.
        void acknowledge(int packetId);

        /// PUBLISH with QoS 1.
        void publish(DownWindow.Numbered message);

        /// Whether the home takes what is written.
        boolean isWritable();

        /// The connection has to end, with this reason said to the home; [#ended] follows.
        void end(End end);
    }

    /// What the connection is part of.
    interface Centre {

        /// Any packet came.
        void heard(GatewayId home);

        void presence(GatewayId home, Presence presence);

        void call(GatewayId home, CallUp said);

        /// It goes the way into the store.
        ///
        /// @param overflow called when there is no place
        void arrived(Arrival arrival, Runnable overflow);

        /// The home has subscribed: what it is told now, it hears.
        void listening();
    }

    /// Why a connection has to end.
    enum End {
        FOREIGN_TOPIC("published-to-a-topic-that-is-not-its-own"),
        NOT_QOS_1("not-qos-1"),
        TOO_MUCH_UNDER_WAY("more-under-way-than-allowed"),
        LANE_FULL("the-lane-is-full"),
        READS_TOO_SLOWLY("reads-too-slowly"),
        READS_NOTHING("reads-nothing"),
        ACKNOWLEDGES_NOTHING("acknowledges-nothing");

        /// A word for the log.
        final String why;

        End(String why) {
            this.why = why;
        }
    }

    /// @param sender hears of what is stored
    /// @param receiveMaximum what the home said that it takes at once
    /// @param patience with a home that takes nothing
    GatewaySession(
            GatewayId home,
            Wire wire,
            Centre centre,
            Arrival.Sender sender,
            int receiveMaximum,
            LinkPatience patience,
            InstantSource clock,
            LongSupplier nanoTime) {
        this.slowestReader = patience.reader();
        this.home = home;
        this.wire = wire;
        this.centre = centre;
        this.sender = sender;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.window = new DownWindow(receiveMaximum);
        this.acknowledgements = new Acknowledgements(id -> {
            if (open) {
                wire.acknowledge(id);
            }
        });
        this.acknowledgedSince = nanoTime.getAsLong();
        this.takenSince = acknowledgedSince;
    }

    /// Numbered messages whose PUBACK is owed.
    int unacknowledged() {
        return acknowledgements.size();
    }

    /// What waits for the home or is under way to it.
    long bytesDown() {
        return window.bytes();
    }

    void ended() {
        open = false;
        underWay.clear();
    }

    void send(Down message) {
        if (!open) {
            return;
        }
        DownChannel channel = channel(message);
        Buffer payload = Buffer.buffer(ContractJson.toBytes(message));
        if (payload.length() > LARGEST_PAYLOAD) {
            // A mistake of its sender. The home would end the connection at it, and at each next one.
            LOG.error(
                    "message does not fit the link and is not sent home={} channel={} bytes={}",
                    home,
                    channel,
                    payload.length());
            return;
        }
        if (!window.offer(new DownWindow.Message(key(message), Topics.down(home, channel), payload))) {
            wire.end(End.READS_TOO_SLOWLY);
            return;
        }
        flush();
    }

    /// It is committed, and its receipt was given to [#send].
    void stored(Arrival arrival) {
        Acknowledgements.Pending pending = underWay.remove(arrival);
        if (pending != null) {
            acknowledgements.finish(pending);
        }
    }

    /// @param atLeastOnce whether it came with QoS 1
    void published(String topic, Buffer payload, int packetId, boolean atLeastOnce) {
        centre.heard(home);
        Optional<UpChannel> channel = Topics.upChannel(home, topic);
        if (channel.isEmpty()) {
            wire.end(End.FOREIGN_TOPIC);
            return;
        }
        if (channel.get() == UpChannel.PRESENCE) {
            presence(payload, packetId, atLeastOnce);
            return;
        }
        if (channel.get() == UpChannel.SIGNAL) {
            signal(payload, packetId, atLeastOnce);
            return;
        }
        if (!atLeastOnce) {
            wire.end(End.NOT_QOS_1);
            return;
        }
        if (acknowledgements.size() >= UP_WINDOW) {
            wire.end(End.TOO_MUCH_UNDER_WAY);
            return;
        }
        UpRead read = UpRead.of(channel.get(), payload.getBytes());
        boolean first = read instanceof Understood(var up, var _) && streamsSeen.add(up.stream() + ":" + up.epoch());
        Optional<Instant> happenedAt =
                read instanceof Understood(var up, var _) ? time.placed(up, clock.instant()) : Optional.empty();
        Arrival arrival = new Arrival(home, topic, payload, read, happenedAt, first, sender);
        underWay.put(arrival, acknowledgements.arrived(packetId));
        centre.arrived(arrival, () -> wire.end(End.LANE_FULL));
    }

    /// Not numbered and not stored here: a lost word is said again by whoever misses its answer.
    private void signal(Buffer payload, int packetId, boolean atLeastOnce) {
        if (atLeastOnce) {
            acknowledgements.finish(acknowledgements.arrived(packetId));
        }
        try {
            centre.call(home, ContractJson.read(payload.getBytes(), CallUp.class));
        } catch (ContractException e) {
            LOG.info("what a home said of a call is not understood home={}", home);
        }
    }

    private void presence(Buffer payload, int packetId, boolean atLeastOnce) {
        if (atLeastOnce) {
            acknowledgements.finish(acknowledgements.arrived(packetId));
        }
        try {
            Presence presence = ContractJson.read(payload.getBytes(), Presence.class);
            if (presence instanceof Presence.Online online) {
                online.monotonicMillis().ifPresent(count -> time.counts(online.bootId(), count, clock.instant()));
            }
            centre.presence(home, presence);
        } catch (ContractException e) {
            // Only the newest counts and nothing hangs on it, so it is not set aside.
            LOG.info("presence not understood home={}", home);
        }
    }

    /// Only its own topics; a filter that reaches further is refused, the others hold.
    ///
    /// @param answer is told of each filter in their order whether it was granted; it says SUBACK
    void subscribe(List<String> filters, java.util.function.Consumer<List<Boolean>> answer) {
        List<Boolean> granted = new ArrayList<>();
        for (String filter : filters) {
            boolean all = filter.equals(Topics.allDown(home));
            Optional<DownChannel> one = Topics.downChannel(home, filter);
            if (all) {
                for (DownChannel channel : DownChannel.values()) {
                    subscribed.put(channel, true);
                }
            }
            one.ifPresent(channel -> subscribed.put(channel, true));
            granted.add(all || one.isPresent());
        }
        answer.accept(granted);
        if (!subscribed.isEmpty()) {
            centre.listening();
        }
        flush();
    }

    void acknowledged(int packetId) {
        centre.heard(home);
        acknowledgedSince = nanoTime.getAsLong();
        window.acknowledged(packetId);
        flush();
    }

    private void flush() {
        // Before it has subscribed a home would throw away what it is sent.
        if (!open || subscribed.isEmpty()) {
            return;
        }
        window.take().forEach(wire::publish);
    }

    /// Looks for a home that reads or acknowledges nothing; to be called at least each third of
    /// [#SLOWEST_ACKNOWLEDGEMENT] and of the patience with a reader.
    void watch() {
        long now = nanoTime.getAsLong();
        if (wire.isWritable()) {
            takenSince = now;
        } else if (now - takenSince > slowestReader.toNanos()) {
            wire.end(End.READS_NOTHING);
            return;
        }
        if (window.underWay() == 0) {
            acknowledgedSince = now;
        } else if (now - acknowledgedSince > SLOWEST_ACKNOWLEDGEMENT.toNanos()) {
            wire.end(End.ACKNOWLEDGES_NOTHING);
        }
    }

    private static DownChannel channel(Down message) {
        return switch (message) {
            case Down.Receipt _ -> DownChannel.RECEIPT;
            case Down.Command _ -> DownChannel.COMMAND;
            case Down.Notice _ -> DownChannel.NOTICE;
            case Down.Config _, Down.RenewCertificate _, Down.InstallerAccess _, Down.Installation _ ->
                DownChannel.CONFIG;
            case Down.Call _, Down.UnknownDown _ -> DownChannel.SIGNAL;
        };
    }

    /// What a newer message of the same kind makes useless.
    private static String key(Down message) {
        return switch (message) {
            case Down.Receipt(var stream, long epoch, long _) -> "receipt:" + stream + ":" + epoch;
            case Down.Notice _ -> "notice";
            case Down.Config _ -> "config";
            case Down.RenewCertificate _ -> "renew";
            case Down.InstallerAccess _ -> "installer-access";
            case Down.Installation _ -> "installation";
            case Down.Command _, Down.Call _, Down.UnknownDown _ -> "";
        };
    }
}
