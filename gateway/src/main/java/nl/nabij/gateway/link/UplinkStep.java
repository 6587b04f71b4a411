package nl.nabij.gateway.link;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import nl.nabij.contract.ContractException;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.ContractVersion;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.link.CallUp;
import nl.nabij.contract.link.Down;
import nl.nabij.contract.link.Presence;
import nl.nabij.contract.link.Stream;
import nl.nabij.contract.link.Topics;
import nl.nabij.contract.link.Topics.DownChannel;
import nl.nabij.contract.link.Topics.UpChannel;
import nl.nabij.contract.link.Up;
import nl.nabij.contract.link.UpMessage.CommandResult;
import nl.nabij.gateway.clock.BoxClock;
import nl.nabij.gateway.clock.BoxClock.Reading;
import nl.nabij.gateway.identity.GatewayIdentity;
import nl.nabij.gateway.identity.ServerAddress;
import nl.nabij.gateway.link.LinkCommand.Moment;
import nl.nabij.gateway.link.LinkTransport.Connection;
import nl.nabij.gateway.outbox.Outbox;
import nl.nabij.gateway.outbox.Outbox.Received;
import nl.nabij.gateway.outbox.OutboxFullException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The running link without its thread: it owns the state of the core [Link], connects, sends what
/// waits in the outbox and deletes what has a receipt.
///
/// [#step] does all that is to be done now and says when it has to be called next; each wake asks for
/// one more. Who calls it, and on what thread, is [Uplink]'s, or a simulated world's.
public final class UplinkStep {

    private static final Logger LOG = LoggerFactory.getLogger(UplinkStep.class);

    /// After a fault of our own, such as a disk that cannot be read, so that it is not retried hot.
    private static final Duration BREATH = Duration.ofSeconds(1);

    private final Signals signals;
    private final GatewayId gateway;
    private final List<ServerAddress> servers;
    private final LinkTransport transport;
    private final Outbox outbox;
    private final BoxClock clock;
    private final RandomGenerator random;
    private final FromCentre listener;
    private final String software;
    private final Link link;
    private final LinkFaults faults;
    private final InboundQueue inbound;
    private volatile LinkStatus status = LinkStatus.NOT_YET;
    private volatile String stopReason = "";
    private volatile boolean identityChanged;
    private LinkState state;
    private Duration breathesUntil = Duration.ZERO;
    private @Nullable Connection connection;
    /// The connection that stands, for who is not the link's thread.
    private volatile @Nullable Connection standing;
    private @Nullable Ears ears;

    /// @param software the gateway's version, as the centre shows it
    /// @param startSpread how long the first connect may wait: [Duration#ZERO], or a spread where many
    ///     boxes start at once, as after a power cut; an alarm does not wait for it
    /// @param wokenLink called on any thread whenever [#step] has something to do before its time
    /// @param wokenInbound the same for what lies in [#inbound]
    public UplinkStep(
            GatewayId gateway,
            List<ServerAddress> servers,
            LinkTransport transport,
            Outbox outbox,
            BoxClock clock,
            RandomGenerator random,
            FromCentre listener,
            String software,
            Duration startSpread,
            Runnable wokenLink,
            Runnable wokenInbound) {
        this.gateway = gateway;
        this.servers = List.copyOf(servers);
        this.transport = transport;
        this.outbox = outbox;
        this.clock = clock;
        this.random = random;
        this.listener = listener;
        this.software = software;
        this.link = new Link(new RetryRule(servers.size()));
        this.faults = new LinkFaults(outbox);
        this.signals = new Signals(wokenLink);
        this.inbound = new InboundQueue(listener, this::sinceBoot, this::refuse, wokenInbound);
        this.state = Link.start(sinceBoot(), startSpread, random.nextDouble());
    }

    /// What came down and waits to be handed over.
    public InboundQueue inbound() {
        return inbound;
    }

    /// Something was appended to the outbox: it leaves with the next step. May be called on any thread.
    public void wake() {
        signals.wake();
    }

    /// The box has a new certificate. The link comes back with it as soon as no alarm waits; what has no
    /// receipt by then is sent again. May be called on any thread.
    public void use(GatewayIdentity renewed) {
        transport.use(renewed);
        identityChanged = true;
        signals.wake();
    }

    /// Says something of a call, now or never: it goes beside the outbox and asks for no receipt. May be called
    /// on any thread.
    ///
    /// @return false when it is not said, since there is no connection or too much waits
    public boolean say(CallUp said) {
        Connection current = standing;
        return current != null && current.send(UpChannel.SIGNAL, ContractJson.toBytes(said));
    }

    public LinkStatus status() {
        return status;
    }

    /// The next step says goodbye with the reason, and is the last. May be called on any thread.
    public void stop(String reason) {
        stopReason = reason;
        signals.tell(this, new LinkCommand.Stop(), reason);
    }

    public boolean stopped() {
        return state instanceof LinkState.Stopped;
    }

    /// Does what is to be done now.
    ///
    /// @return the time until it has to be called again although nobody woke it; empty for never
    public Optional<Duration> step() {
        Duration breathing = breathesUntil.minus(sinceBoot());
        if (breathing.isPositive()) {
            return Optional.of(breathing);
        }
        try {
            handle(signals.take());
            sendWaiting();
            return link.nextDeadline(state, hurries()).map(deadline -> deadline.minus(sinceBoot()));
        } catch (RuntimeException e) {
            LOG.error("The link failed and begins again", e);
            apply(new LinkCommand.TellBroken(Cause.CLOSED), "own fault");
            breathesUntil = sinceBoot().plus(BREATH);
            return Optional.of(BREATH);
        }
    }

    private void handle(Signals.Taken taken) {
        for (Down.Receipt receipt : taken.receipts()) {
            Received received = outbox.receive(receipt.stream(), receipt.epoch(), receipt.through());
            switch (received) {
                case TAKEN -> {
                    apply(new LinkCommand.TakeReceipt(receipt.stream(), receipt.through()), "");
                    listener.received();
                }
                case NEW_LIFE -> apply(new LinkCommand.SendAllAgain(), "");
                // Without its receipt the connection ends by its patience, and the rows are sent again.
                case NOT_WRITTEN, OLDER_LIFE -> {}
            }
        }
        for (Signals.Told told : taken.told()) {
            // What an earlier connection has still to say about itself no longer matters.
            if (told.by().equals(this) || told.by().equals(ears)) {
                apply(told.command(), told.detail());
            }
        }
        if (identityChanged) {
            apply(new LinkCommand.ChangeIdentity(), "new certificate");
        }
        apply(new LinkCommand.Tick(), "");
        if (hurries()) {
            apply(new LinkCommand.HurryForAlarm(), "");
        }
    }

    private void sendWaiting() {
        send(Stream.ALARM);
        send(Stream.OTHER);
    }

    private void send(Stream stream) {
        Connection current = connection;
        if (!(state instanceof LinkState.Connected connected) || current == null) {
            return;
        }
        Window window = connected.window(stream);
        int room = Math.min(window.room(), current.room(stream));
        if (room < 1 || outbox.waiting(stream) <= window.inFlight().size()) {
            return;
        }
        for (Up up : outbox.after(stream, window.sentThrough(), room)) {
            if (!current.send(channel(up), ContractJson.toBytes(up))) {
                return;
            }
            apply(new LinkCommand.TellSent(stream, up.seq()), "");
        }
    }

    private boolean hurries() {
        return outbox.waiting(Stream.ALARM) > 0 || listener.inCall();
    }

    private void apply(LinkCommand command, String detail) {
        Moment moment = new Moment(sinceBoot(), hurries(), random.nextDouble());
        if (link.decide(state, command, moment) instanceof LinkDecision.Accepted accepted) {
            for (LinkEvent event : accepted.events()) {
                state = Link.evolve(state, event);
                act(event, detail);
            }
        }
    }

    /// What an event means outside the core.
    private void act(LinkEvent event, String detail) {
        switch (event) {
            case LinkEvent.ConnectBegan began -> connect(servers.get(began.address()));
            case LinkEvent.Connected up -> connected(servers.get(up.address()));
            case LinkEvent.RetryPlanned retry -> down(retry, detail);
            case LinkEvent.Stopped stopped -> leave();
            case LinkEvent.MessageSent sent -> LOG.debug("Sent stream={} seq={}", sent.stream(), sent.seq());
            case LinkEvent.ReceiptTaken receipt ->
                LOG.debug("Receipt stream={} through={}", receipt.stream(), receipt.through());
            case LinkEvent.WindowsEmptied emptied -> LOG.info("All that waits is sent again epoch={}", outbox.epoch());
        }
    }

    private void connect(ServerAddress server) {
        LOG.info("Connecting server={}", server);
        Ears listening = new Ears();
        ears = listening;
        // Before it is made: a change in this very moment costs one connection more.
        identityChanged = false;
        connection = transport.connect(server, outbox.waiting(Stream.ALARM), listening);
    }

    private void connected(ServerAddress server) {
        LOG.info("Connected server={} alarmsWaiting={}", server, outbox.waiting(Stream.ALARM));
        status = new LinkStatus(true, Optional.of(server), Optional.empty());
        Reading reading = clock.read();
        int waiting = (int) Math.min(Integer.MAX_VALUE, outbox.waiting(Stream.ALARM));
        say(new Presence.Online(
                ContractVersion.CURRENT,
                software,
                reading.bootId(),
                reading.synchronised(),
                waiting,
                Optional.of(reading.sinceBoot().toMillis())));
        standing = connection;
        inbound.uplink(true);
        faults.up();
    }

    private void down(LinkEvent.RetryPlanned retry, String detail) {
        Cause cause = retry.cause().orElse(Cause.UNREACHABLE);
        boolean wasUp = status.up();
        LOG.info(
                "Not connected cause={} failures={} nextServer={} nextInMillis={}: {}",
                cause,
                retry.failures(),
                servers.get(retry.address()),
                retry.until().minus(sinceBoot()).toMillis(),
                detail);
        status = new LinkStatus(false, Optional.empty(), retry.cause());
        Connection ended = connection;
        standing = null;
        connection = null;
        ears = null;
        if (ended != null) {
            ended.drop();
        }
        if (wasUp) {
            inbound.uplink(false);
        }
        faults.down(cause);
    }

    private void leave() {
        Connection last = connection;
        standing = null;
        if (last != null && status.up()) {
            last.leave(ContractJson.toBytes(new Presence.Leaving(stopReason)));
        } else if (last != null) {
            last.drop();
        }
        connection = null;
        ears = null;
        status = LinkStatus.NOT_YET;
        LOG.info("Link stopped reason={}", stopReason);
    }

    private void say(Presence presence) {
        Connection current = connection;
        if (current != null) {
            current.send(UpChannel.PRESENCE, ContractJson.toBytes(presence));
        }
    }

    private static UpChannel channel(Up up) {
        if (up.stream() == Stream.ALARM) {
            return UpChannel.ALARM;
        }
        return up.message() instanceof CommandResult ? UpChannel.RESULT : UpChannel.EVENT;
    }

    private void refuse(Down.Command command) {
        try {
            outbox.append(
                    Stream.OTHER,
                    new CommandResult(
                            command.command(),
                            CommandResult.Outcome.FAILED,
                            Optional.of("too many commands wait in this home")));
            wake();
        } catch (OutboxFullException e) {
            LOG.warn("The refusal of a command could not be kept command={}", command.command());
        }
    }

    private Duration sinceBoot() {
        return clock.read().sinceBoot();
    }

    /// Hears one connection.
    private final class Ears implements LinkTransport.Listener {

        @Override
        public void connected() {
            signals.tell(this, new LinkCommand.TellConnected(), "");
        }

        @Override
        public void broken(Cause cause, String detail) {
            signals.tell(this, new LinkCommand.TellBroken(cause), detail);
        }

        @Override
        public void acknowledged() {
            signals.wake();
        }

        @Override
        public void received(String topic, byte[] payload) {
            Optional<DownChannel> channel = Topics.downChannel(gateway, topic);
            if (channel.isEmpty()) {
                LOG.warn("Message on a foreign topic is dropped topic={}", topic);
                return;
            }
            try {
                Down message = ContractJson.read(payload, Down.class);
                if (message instanceof Down.Receipt receipt) {
                    signals.receipt(receipt);
                } else {
                    inbound.take(message);
                }
            } catch (ContractException e) {
                LOG.warn("Message cannot be read and is dropped channel={}: {}", channel.get(), e.getMessage());
            }
        }
    }
}
