package nl.nabij.sim.fleet;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelOption;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.PressId;

/// Many homes on one centre. May be used from any thread.
///
/// ```java
/// try (FleetLedger ledger = FleetLedger.open(file, InstantSource.system());
///         Fleet fleet = Fleet.open(plan)) {
///     fleet.connect();
///     fleet.awaitConnected(fleet.homes().size(), Duration.ofMinutes(2));
///     fleet.alarm(fleet.homes());                    // one each, all at once
///     fleet.powerCut(true);                          // and all boxes lose their power, and come back
///     fleet.awaitReceipts(Duration.ofMinutes(1));
///     FleetComparison found = fleet.compare(new CentreRows(new CentreDatabase(serversFolder)));
/// }
/// ```
/// A process with a fleet may be killed at any moment: the next one with the same ledger has the same
/// numbers, and sends again what has no receipt.
public final class Fleet implements AutoCloseable {

    /// Of the first connects; the others follow when one of these has ended.
    private static final int CONNECTING_AT_A_TIME = 64;

    /// Two, since the centre works on the same machine.
    private static final int LOOPS = 2;

    /// What a gateway is told fits; one grows no buffer for each of thousands of connections.
    private static final int READ_AT_A_TIME = 2_048;

    private static final Duration LOOK_EACH = Duration.ofMillis(5);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(10);
    private static final Duration INBOX_LIMIT = Duration.ofMinutes(1);

    private final FleetPlan plan;
    private final FleetTls tls;
    private final MultiThreadIoEventLoopGroup loops;
    private final Map<GatewayId, SimulatedBox> boxes = new LinkedHashMap<>();
    private final Queue<SimulatedBox> toConnect = new ConcurrentLinkedQueue<>();
    private final Harbour.Counts counts = new Harbour.Counts();
    private final AtomicLong unreceipted = new AtomicLong();
    private final SplittableRandom ids;

    private Fleet(FleetPlan plan) {
        this.plan = plan;
        this.tls = new FleetTls(plan.boxes(), plan.authority());
        boolean epoll = Epoll.isAvailable();
        IoHandlerFactory io = epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
        this.loops = new MultiThreadIoEventLoopGroup(
                LOOPS, Thread.ofPlatform().daemon().name("fleet-", 0).factory(), io);
        Class<? extends SocketChannel> socket = epoll ? EpollSocketChannel.class : NioSocketChannel.class;
        Bootstrap bootstrap = new Bootstrap()
                .channel(socket)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(READ_AT_A_TIME));
        Instant now = plan.clock().instant();
        // Ids have to differ from those of an earlier run with the same seed: they are the centre's for ever.
        this.ids = new SplittableRandom(plan.seed() * 31 + now.toEpochMilli() * 1_000_003 + now.getNano());
        Harbour harbour =
                new Harbour(plan, tls, bootstrap, uuid(), Math.max(1, now.getEpochSecond()), counts, this::connectNext);
        SplittableRandom chance = new SplittableRandom(plan.seed());
        for (FleetIdentity identity : plan.boxes()) {
            boxes.put(identity.home(), new SimulatedBox(harbour, identity, loops.next(), chance.split()));
        }
    }

    /// Takes up what the ledger says that the homes still hold. Nobody connects yet.
    public static Fleet open(FleetPlan plan) {
        Fleet fleet = new Fleet(plan);
        for (SimulatedBox box : fleet.boxes.values()) {
            List<FleetPress> waiting = plan.ledger().waiting(box.home());
            fleet.unreceipted.addAndGet(waiting.size());
            long now = System.nanoTime();
            waiting.forEach(press -> box.loop().execute(() -> box.pressed(press, now)));
        }
        return fleet;
    }

    public List<GatewayId> homes() {
        return List.copyOf(boxes.keySet());
    }

    /// Begins to connect all homes, some at a time, those with an alarm first.
    public void connect() {
        boxes.values().stream()
                .filter(box -> !plan.ledger().waiting(box.home()).isEmpty())
                .forEach(toConnect::add);
        boxes.values().stream()
                .filter(box -> plan.ledger().waiting(box.home()).isEmpty())
                .forEach(toConnect::add);
        for (int i = 0; i < CONNECTING_AT_A_TIME; i++) {
            connectNext();
        }
    }

    private void connectNext() {
        SimulatedBox next = toConnect.poll();
        if (next != null) {
            next.loop().execute(next::connect);
        }
    }

    /// One press in each of these homes, now. It leaves its home when it is synced in the ledger.
    public void alarm(Collection<GatewayId> pressing) {
        long pressed = System.nanoTime();
        unreceipted.addAndGet(pressing.size());
        plan.ledger().press(pressing, () -> new PressId(uuid()), plan.clock().instant(), press -> {
            SimulatedBox box = boxes.get(press.home());
            if (box != null) {
                box.loop().execute(() -> box.pressed(press, pressed));
            }
        });
    }

    /// All lose their power at once: their sockets break without a goodbye, and each connects again as a
    /// gateway does: with an alarm at once, else somewhen within [FleetPlan#spread]. Blocks until all sockets are
    /// closed, since closing thousands keeps the two loops from anything else for a tenth of a second.
    ///
    /// @param ticketsLost each next handshake is a full one
    public void powerCut(boolean ticketsLost) throws InterruptedException {
        if (ticketsLost) {
            forgetTickets();
        }
        CountDownLatch cut = new CountDownLatch(boxes.size());
        for (SimulatedBox box : boxes.values()) {
            box.loop().execute(() -> {
                try {
                    box.powerCut();
                } finally {
                    cut.countDown();
                }
            });
        }
        if (!cut.await(CLOSE_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            throw new FleetException(cut.getCount() + " homes were not cut within " + CLOSE_LIMIT.toSeconds() + " s");
        }
    }

    /// Each next handshake of each home is a full one, as with a server that has lost all tickets.
    public void forgetTickets() {
        tls.forgetTickets();
    }

    /// How many homes are connected and subscribed.
    public int connected() {
        return counts.connected.get();
    }

    /// How many presses have no receipt.
    public long waiting() {
        return unreceipted.get() - counts.receipts.sum();
    }

    /// How many presses had to go out once more, since their connection broke before the receipt.
    public long sentAgain() {
        return counts.sentAgain.sum();
    }

    /// How many messages were sent, connections broken, and what was last said of each refusal or break.
    public String troubles() {
        return "sent=" + counts.sent.sum() + " broken=" + counts.broken.sum() + " refused=" + counts.refused.sum()
                + (counts.lastBreak.isEmpty() ? "" : " last-break='" + counts.lastBreak + "'")
                + (counts.lastRefusal.isEmpty() ? "" : " last-refusal='" + counts.lastRefusal + "'");
    }

    /// @return whether so many are connected within the limit
    public boolean awaitConnected(int homes, Duration limit) throws InterruptedException {
        return await(() -> connected() >= homes, limit);
    }

    /// @return whether each press has its receipt within the limit
    public boolean awaitReceipts(Duration limit) throws InterruptedException {
        return await(() -> waiting() == 0, limit);
    }

    /// Holds the ledger against the centre's rows, once the server's inbox is empty.
    public FleetComparison compare(CentreRows rows) throws InterruptedException {
        if (!await(rows::inboxIsEmpty, INBOX_LIMIT)) {
            throw new FleetException("the server has stored presses in its inbox and does nothing with them, or its"
                    + " database does not answer");
        }
        plan.ledger().check();
        return FleetComparison.of(
                plan.ledger().presses(),
                plan.ledger().receipts(),
                rows.presses(plan.ledger().epoch()));
    }

    /// All homes say goodbye. The ledger stays open: it is whoever opened it who closes it.
    @Override
    public void close() {
        toConnect.clear();
        boxes.values().forEach(box -> box.loop().execute(box::stop));
        loops.shutdownGracefully(200, CLOSE_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                .awaitUninterruptibly(CLOSE_LIMIT.toMillis());
    }

    /// Only waits, while the fleet does what it does.
    void rest(Duration during) throws InterruptedException {
        boolean _ = await(() -> false, during);
    }

    private boolean await(BooleanSupplier condition, Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            plan.ledger().check();
            if (System.nanoTime() > end) {
                return false;
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            LockSupport.parkNanos(LOOK_EACH.toNanos());
        }
        return true;
    }

    private synchronized UUID uuid() {
        // The bits of a random UUID, version 4.
        long high = (ids.nextLong() & 0xffff_ffff_ffff_0fffL) | 0x4000L;
        long low = (ids.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
