package nl.nabij.sim.fleet;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.mqtt.MqttDecoder;
import io.netty.handler.codec.mqtt.MqttEncoder;
import io.netty.handler.ssl.SslHandler;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.ContractVersion;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.home.Device;
import nl.nabij.contract.home.Kind;
import nl.nabij.contract.link.Down;
import nl.nabij.contract.link.Presence;
import nl.nabij.contract.link.Stream;
import nl.nabij.contract.link.Topics.UpChannel;
import nl.nabij.contract.link.Up;
import nl.nabij.contract.link.UpMessage;
import nl.nabij.sim.fleet.Outgoing.Message;
import org.jspecify.annotations.Nullable;

/// One home's gateway, as the centre sees it: two numbered streams, resent from the lowest without a receipt,
/// and the gateway's patience and hurry when a connection breaks. On its event loop alone.
final class SimulatedBox {

    /// Longer than this neither handshake nor CONNACK may take (`gateway`, `Link.CONNECT_PATIENCE`).
    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(8);

    /// After so long an alarm no longer waits for an attempt that began without it (`Link.QUIET_PATIENCE`).
    private static final Duration QUIET_PATIENCE = Duration.ofSeconds(1);

    private static final String ALARM_CAME = "an alarm came";

    /// An alarm without a receipt for so long costs the connection (`Link.ALARM_PATIENCE_ALONE`), and twice as long
    /// after
    /// each connection in a row that brought none.
    private static final Duration ALARM_PATIENCE = Duration.ofSeconds(5);

    private static final int PATIENCE_DOUBLED_AT_MOST = 2;

    /// After a failure that was not the first, as `RetryRule` has it.
    private static final Duration CALM_PAUSE = Duration.ofSeconds(15);

    private static final Duration LONGEST_HURRIED_PAUSE = Duration.ofSeconds(5);

    /// Within the keep-alive, with room for a busy loop.
    private static final Duration PING_EACH = Duration.ofSeconds(25);

    private static final DeviceId BUTTON = new DeviceId("button");

    private final Harbour harbour;
    private final FleetIdentity identity;
    private final EventLoop loop;
    private final SplittableRandom chance;
    private final Outgoing alarms = new Outgoing(Stream.ALARM);
    private final Outgoing others = new Outgoing(Stream.OTHER);
    private @Nullable BoxConnection connection;
    private @Nullable BoxConnection attempt;
    private @Nullable Future<?> timer;
    private @Nullable Future<?> patience;
    private boolean quietAttempt;
    private long quietUntilNanos;
    private boolean stopped;
    private int failures;
    private long lastOther;

    SimulatedBox(Harbour harbour, FleetIdentity identity, EventLoop loop, SplittableRandom chance) {
        this.harbour = harbour;
        this.identity = identity;
        this.loop = loop;
        this.chance = chance;
    }

    GatewayId home() {
        return identity.home();
    }

    EventLoop loop() {
        return loop;
    }

    /// A press that is in the ledger.
    void pressed(FleetPress press, long pressedNanos) {
        alarms.add(message(
                UpChannel.ALARM,
                Stream.ALARM,
                press.epoch(),
                press.seq(),
                press.at(),
                new UpMessage.AlarmRaised(press.press(), press.device(), "SOS", Optional.empty(), Kind.SOS),
                pressedNanos));
        if (connection != null) {
            pump();
        } else if (attempt == null && timer != null && alarms.waiting() == 1) {
            // It waited its turn among the quiet ones; an alarm waits for no turn.
            connect();
        } else if (quietAttempt && alarms.waiting() == 1) {
            hurry(attempt);
        }
    }

    /// As a gateway: a quiet attempt that has no answer by then is given up for one that says that an alarm waits.
    private void hurry(@Nullable BoxConnection quiet) {
        long due = quietUntilNanos - System.nanoTime();
        Future<?> _ = loop.schedule(
                () -> {
                    if (quiet != null && quiet.equals(attempt)) {
                        quiet.cut();
                        lost(quiet, ALARM_CAME);
                    }
                },
                Math.max(0, due),
                TimeUnit.NANOSECONDS);
    }

    private Message message(
            UpChannel channel, Stream stream, long epoch, long seq, Instant at, UpMessage what, long pressedNanos) {
        ByteBuf payload = payload(new Up(
                ContractVersion.CURRENT,
                stream,
                epoch,
                seq,
                at,
                true,
                harbour.bootId(),
                Harbour.monotonicMillis(),
                what));
        return new Message(channel, epoch, seq, payload, pressedNanos);
    }

    private static ByteBuf payload(Object message) {
        return Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(ContractJson.toBytes(message)));
    }

    void connect() {
        cancel(timer);
        timer = null;
        if (stopped || connection != null || attempt != null) {
            return;
        }
        BoxConnection begun = new BoxConnection(identity.home(), this);
        attempt = begun;
        quietAttempt = alarms.waiting() == 0;
        quietUntilNanos = System.nanoTime() + QUIET_PATIENCE.toNanos();
        harbour.plan().listener().began(home());
        Bootstrap bootstrap = harbour.bootstrap().clone(loop).handler(new ChannelInitializer<Channel>() {
            @Override
            protected void initChannel(Channel channel) {
                SslHandler tls = harbour.tls()
                        .handler(
                                identity,
                                channel.alloc(),
                                harbour.plan().uplink().getPort());
                tls.setHandshakeTimeoutMillis(CONNECT_PATIENCE.toMillis());
                channel.pipeline()
                        .addLast(tls, new MqttDecoder(BoxConnection.LARGEST_PACKET), MqttEncoder.INSTANCE, begun);
            }
        });
        timer = loop.schedule(
                () -> {
                    if (begun.equals(attempt)) {
                        begun.cut();
                        lost(begun, "no answer to " + begun.stage());
                    }
                },
                CONNECT_PATIENCE.toMillis(),
                TimeUnit.MILLISECONDS);
        ChannelFuture _ = bootstrap.connect(harbour.plan().uplink()).addListener(done -> {
            if (!done.isSuccess()) {
                lost(begun, String.valueOf(done.cause()));
            }
        });
    }

    int waitingAlarms() {
        return alarms.waiting();
    }

    void secured() {
        harbour.plan().listener().secured(home());
    }

    /// Subscribed: as a gateway it says that it is there, then which devices it has, then what waits.
    void connected(BoxConnection open) {
        if (!open.equals(attempt)) {
            open.cut();
            return;
        }
        attempt = null;
        connection = open;
        harbour.counts().connected.incrementAndGet();
        open.publish(
                UpChannel.PRESENCE,
                payload(new Presence.Online(
                        ContractVersion.CURRENT,
                        "fleet",
                        harbour.bootId(),
                        true,
                        alarms.waiting(),
                        Optional.of(Harbour.monotonicMillis()))));
        UpMessage devices = new UpMessage.DevicesListed(1, 1, List.of(button()));
        others.add(
                message(UpChannel.EVENT, Stream.OTHER, harbour.otherEpoch(), ++lastOther, harbour.now(), devices, 0));
        pump();
        cancel(timer);
        long first = chance.nextLong(PING_EACH.toMillis());
        timer = loop.scheduleAtFixedRate(() -> ping(open), first, PING_EACH.toMillis(), TimeUnit.MILLISECONDS);
        harbour.outcome().run();
        harbour.plan().listener().connected(home());
    }

    private static Device button() {
        return new Device(
                BUTTON,
                "SOS",
                Optional.empty(),
                "Nabij",
                "fleet",
                List.of(Kind.SOS),
                Map.of(),
                Optional.of(true),
                Optional.empty());
    }

    private void ping(BoxConnection open) {
        if (open.equals(connection) && !open.ping()) {
            open.cut();
            lost(open, "no answer to PINGREQ");
        }
    }

    void pump() {
        BoxConnection open = connection;
        if (open == null) {
            return;
        }
        while (alarms.hasUnsent() && open.hasRoom(true)) {
            send(open, alarms);
        }
        while (others.hasUnsent() && !alarms.hasUnsent() && open.hasRoom(false)) {
            send(open, others);
        }
        open.flush();
        if (alarms.hasSent() && patience == null) {
            expectReceipt(open);
        }
    }

    private void send(BoxConnection open, Outgoing stream) {
        Message message = stream.next();
        if (message != null) {
            open.publish(message.channel(), message.payload());
            harbour.counts().sent.increment();
        }
    }

    /// Each receipt of the alarm stream begins the wait for the next one anew.
    private void expectReceipt(BoxConnection open) {
        patience = loop.schedule(
                () -> {
                    patience = null;
                    if (open.equals(connection) && alarms.hasSent()) {
                        open.cut();
                        lost(open, "no receipt");
                    }
                },
                ALARM_PATIENCE.toMillis() << Math.min(failures, PATIENCE_DOUBLED_AT_MOST),
                TimeUnit.MILLISECONDS);
    }

    void receipt(Down.Receipt receipt) {
        failures = 0;
        if (receipt.stream() == Stream.OTHER) {
            others.receipt(receipt.epoch(), receipt.through(), _ -> {});
            return;
        }
        if (receipt.epoch() != harbour.plan().ledger().epoch()) {
            return;
        }
        long now = System.nanoTime();
        int before = alarms.waiting();
        alarms.receipt(receipt.epoch(), receipt.through(), message -> {
            harbour.counts().receipts.increment();
            harbour.plan().listener().receipted(home(), message.seq(), Duration.ofNanos(now - message.pressedNanos()));
        });
        if (alarms.waiting() < before) {
            harbour.plan().ledger().receipt(home(), receipt.through());
            cancel(patience);
            patience = null;
            pump();
        }
    }

    void refused(String why) {
        harbour.counts().refused.increment();
        harbour.counts().lastRefusal = why;
    }

    /// The connection or the attempt is over; when to try again is as in a gateway.
    void lost(BoxConnection gone, String why) {
        if (gone.equals(connection)) {
            connection = null;
            harbour.counts().connected.decrementAndGet();
        } else if (gone.equals(attempt)) {
            attempt = null;
            harbour.outcome().run();
        } else {
            return;
        }
        harbour.counts().broken.increment();
        harbour.counts().lastBreak = why;
        harbour.plan().listener().broke(home(), why);
        if (!why.equals(ALARM_CAME)) {
            failures++;
        }
        cancel(timer);
        cancel(patience);
        patience = null;
        harbour.counts().sentAgain.add(alarms.broken());
        int _ = others.broken();
        if (!stopped) {
            timer = loop.schedule(this::connect, pause().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private Duration pause() {
        if (alarms.waiting() > 0) {
            if (failures <= 1) {
                return Duration.ZERO;
            }
            Duration doubled = Duration.ofSeconds(1L << Math.min(failures - 2, 3));
            return doubled.compareTo(LONGEST_HURRIED_PAUSE) < 0 ? doubled : LONGEST_HURRIED_PAUSE;
        }
        long most = Math.max(1, harbour.plan().spread().toMillis());
        Duration spread = Duration.ofMillis(chance.nextLong(most));
        return failures <= 1 ? spread : CALM_PAUSE.plus(spread);
    }

    /// The power is gone, and comes back: the box connects again as after any break.
    void powerCut() {
        BoxConnection open = connection != null ? connection : attempt;
        if (open != null) {
            open.cut();
            lost(open, "power cut");
        }
    }

    /// For good.
    void stop() {
        stopped = true;
        cancel(timer);
        cancel(patience);
        BoxConnection open = connection;
        if (open != null) {
            connection = null;
            harbour.counts().connected.decrementAndGet();
            open.publish(UpChannel.PRESENCE, payload(new Presence.Leaving("the fleet stops")));
            open.goodbye();
        }
        BoxConnection begun = attempt;
        if (begun != null) {
            attempt = null;
            begun.cut();
        }
    }

    private static void cancel(@Nullable Future<?> timer) {
        if (timer != null) {
            timer.cancel(false);
        }
    }
}
