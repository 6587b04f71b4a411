package nl.nabij.gateway.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import nl.nabij.contract.CommandId;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.PressId;
import nl.nabij.contract.home.DeviceCommand;
import nl.nabij.contract.home.Kind;
import nl.nabij.contract.link.Down;
import nl.nabij.contract.link.Presence;
import nl.nabij.contract.link.Stream;
import nl.nabij.contract.link.Topics.DownChannel;
import nl.nabij.contract.link.Up;
import nl.nabij.contract.link.UpMessage;
import nl.nabij.contract.link.UpMessage.AlarmRaised;
import nl.nabij.contract.link.UpMessage.CommandResult;
import nl.nabij.contract.link.UpMessage.FaultRaised;
import nl.nabij.gateway.clock.BoxClock;
import nl.nabij.gateway.clock.LinuxBoxClock;
import nl.nabij.gateway.identity.GatewayIdentity;
import nl.nabij.gateway.identity.ServerAddress;
import nl.nabij.gateway.identity.TestAuthority;
import nl.nabij.gateway.link.FakeCentre.Receipts;
import nl.nabij.gateway.outbox.MemoryOutbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The real link over real TLS and MQTT, with a centre that misbehaves.
class UplinkTest {

    private static final Duration LIMIT = Duration.ofSeconds(15);

    private final Vertx vertx = Vertx.vertx();
    private final TestAuthority authority = new TestAuthority();
    private final BoxClock clock = new LinuxBoxClock(Path.of("/"), Clock.systemUTC(), System::nanoTime, true);
    private final MemoryOutbox outbox = new MemoryOutbox(clock);
    private final Heard heard = new Heard();
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
        var _ = vertx.close().await(10, TimeUnit.SECONDS);
    }

    /// What came down, as the home and the screen would hear it.
    private static final class Heard implements FromCentre {

        final List<Down> all = new CopyOnWriteArrayList<>();
        final List<Boolean> up = new CopyOnWriteArrayList<>();

        @Override
        public void command(Down.Command command) {
            all.add(command);
        }

        @Override
        public void notice(Down.Notice notice) {
            all.add(notice);
        }

        @Override
        public void config(Down.Config config) {
            all.add(config);
        }

        @Override
        public void renewCertificate() {
            all.add(new Down.RenewCertificate());
        }

        @Override
        public void uplink(boolean isUp) {
            up.add(isUp);
        }

        @Override
        public void received() {}
    }

    private FakeCentre centre() {
        return kept(new FakeCentre(vertx, authority, authority.server("localhost")));
    }

    private <T extends AutoCloseable> T kept(T closeable) {
        open.add(closeable);
        return closeable;
    }

    private Uplink link(ServerAddress... servers) {
        return link(clock, authority.identity("gw-7f3k", List.of(servers)));
    }

    private Uplink link(BoxClock boxClock, GatewayIdentity identity) {
        return kept(Uplink.start(identity, outbox, boxClock, new Random(1), heard, "0.1", Duration.ZERO));
    }

    private static void until(String what, BooleanSupplier condition) {
        Until.holds(LIMIT, () -> what, condition);
    }

    private void press(Uplink link) {
        press();
        link.wake();
    }

    private void press() {
        outbox.append(
                Stream.ALARM,
                new AlarmRaised(
                        new PressId(UUID.randomUUID()), new DeviceId("0x1"), "Halszender", Optional.empty(), Kind.SOS));
    }

    private boolean empty() {
        return outbox.waiting(Stream.ALARM) == 0 && outbox.waiting(Stream.OTHER) == 0;
    }

    private static List<Long> upTo(int last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    @Test
    void itSaysThatItIsOnlineAndThenSendsWhatWaits() {
        press();
        FakeCentre centre = centre();
        link(centre.address());
        until("receipt", this::empty);
        assertThat(centre.inOrder.getFirst())
                .isInstanceOfSatisfying(
                        Presence.Online.class,
                        online -> assertThat(online.waitingAlarms()).isEqualTo(1));
        assertThat(centre.ups).extracting(Up::seq).containsExactly(1L);
        assertThat(centre.topics).contains("home/gw-7f3k/up/alarm");
        assertThat(heard.up).containsExactly(true);
    }

    @Test
    void aPressLeavesAtOnce() {
        FakeCentre centre = centre();
        Uplink link = link(centre.address());
        until("up", () -> link.status().up());
        long pressed = System.nanoTime();
        press(link);
        until("arrived", () -> !centre.ups.isEmpty());
        assertThat(Duration.ofNanos(System.nanoTime() - pressed)).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void eachKindOfMessageHasItsTopic() {
        FakeCentre centre = centre();
        outbox.append(Stream.OTHER, new UpMessage.FaultCleared("bridge.offline"));
        outbox.append(
                Stream.OTHER,
                new CommandResult(new CommandId(UUID.randomUUID()), CommandResult.Outcome.CONFIRMED, Optional.empty()));
        link(centre.address());
        until("receipts", this::empty);
        assertThat(centre.topics)
                .containsExactly("home/gw-7f3k/up/presence", "home/gw-7f3k/up/event", "home/gw-7f3k/up/result");
    }

    @Test
    void alarmsGoFirstAndAtMostThirtyTwoAreOnTheirWay() {
        FakeCentre centre = centre();
        centre.receipts = Receipts.NEVER;
        for (int i = 0; i < 100; i++) {
            outbox.append(Stream.OTHER, new UpMessage.FaultCleared("f" + i));
            press();
        }
        link(centre.address());
        until("both windows", () -> centre.ups.size() == 2 * Window.SIZE);
        assertThat(centre.ups.subList(0, Window.SIZE))
                .allMatch(up -> up.stream() == Stream.ALARM)
                .extracting(Up::seq)
                .containsExactlyElementsOf(upTo(Window.SIZE));
        assertThat(outbox.waiting(Stream.ALARM)).isEqualTo(100);
    }

    @Test
    void aLongBacklogArrivesWholeAndInOrderWithDoubledAndOldReceipts() {
        FakeCentre centre = centre();
        centre.receipts = Receipts.TWICE_AND_OLDER;
        for (int i = 0; i < 300; i++) {
            press();
        }
        link(centre.address());
        until("receipts", this::empty);
        assertThat(centre.ups).extracting(Up::seq).containsExactlyElementsOf(upTo(300));
    }

    @Test
    void whatHadNoReceiptIsSentAgainAfterACut() {
        FakeCentre centre = centre();
        centre.receipts = Receipts.NEVER;
        Uplink link = link(centre.address());
        until("up", () -> link.status().up());
        press(link);
        press(link);
        until("arrived", () -> centre.ups.size() == 2);
        centre.receipts = Receipts.AT_ONCE;
        centre.cut();
        until("receipts", this::empty);
        assertThat(centre.ups).extracting(Up::seq).containsExactly(1L, 2L, 1L, 2L);
        assertThat(heard.up).startsWith(true, false, true);
    }

    @Test
    void aServerThatGivesNoReceiptIsLeftForTheNext() {
        FakeCentre mute = centre();
        mute.receipts = Receipts.NEVER;
        FakeCentre good = centre();
        Uplink link = link(mute.address(), good.address());
        until("up", () -> link.status().up());
        long pressed = System.nanoTime();
        press(link);
        until("receipt", this::empty);
        assertThat(Duration.ofNanos(System.nanoTime() - pressed))
                .isBetween(Link.ALARM_PATIENCE.minusMillis(50), Link.ALARM_PATIENCE.plusSeconds(3));
        assertThat(good.ups).extracting(Up::seq).containsExactly(1L);
    }

    @Test
    void anAddressWhereNobodyListensIsLeftAtOnceWithAnAlarmWaiting() {
        FakeCentre gone = centre();
        gone.close();
        FakeCentre good = centre();
        press();
        link(gone.address(), good.address());
        until("receipt", this::empty);
    }

    @Test
    void theServersNameIsChecked() {
        press();
        FakeCentre wrong = kept(new FakeCentre(vertx, authority, authority.server("another.test")));
        Uplink link = link(wrong.address());
        until("refused", () -> link.status().cause().equals(Optional.of(Cause.NOT_TRUSTED)));
        assertThat(wrong.ups).isEmpty();
    }

    @Test
    void aForeignAuthorityIsNotTrustedAndToldLater() {
        TestAuthority foreign = new TestAuthority();
        press();
        FakeCentre wrong = kept(new FakeCentre(vertx, authority, foreign.server("localhost")));
        FakeCentre good = centre();
        link(wrong.address(), good.address());
        until("receipts", this::empty);
        assertThat(wrong.ups).isEmpty();
        until(
                "fault told",
                () -> good.ups.stream()
                        .anyMatch(up -> up.message() instanceof FaultRaised fault
                                && fault.fault().equals("link.not-trusted")));
    }

    @Test
    void aServerRefusesABoxOfAForeignAuthority() {
        press();
        FakeCentre centre = centre();
        GatewayIdentity stranger = new TestAuthority().identity("gw-7f3k", List.of(centre.address()));
        GatewayIdentity trusting = new GatewayIdentity(
                stranger.gateway(),
                stranger.key(),
                stranger.certificate(),
                List.of(authority.certificate()),
                stranger.uplinks());
        Uplink link = link(clock, trusting);
        until("refused", () -> link.status().cause().isPresent());
        assertThat(centre.inOrder).isEmpty();
    }

    @Test
    void anExpiredServerIsTakenOnlyWhileTheClockIsNotSynchronised() {
        Instant then = Instant.parse("2021-01-01T00:00:00Z");
        press();
        FakeCentre expired =
                kept(new FakeCentre(vertx, authority, authority.server(then, then.plusSeconds(60), "localhost")));
        Uplink strict = link(expired.address());
        until("refused", () -> strict.status().cause().equals(Optional.of(Cause.NOT_TRUSTED)));
        strict.close();

        BoxClock unsynchronised = new LinuxBoxClock(
                Path.of("/nowhere"),
                Clock.fixed(Instant.parse("1970-01-01T00:10:00Z"), java.time.ZoneOffset.UTC),
                System::nanoTime,
                false);
        link(unsynchronised, authority.identity("gw-7f3k", List.of(expired.address())));
        until("receipt", this::empty);
    }

    @Test
    void aRevokedBoxSaysSoAndAsksRarely() {
        FakeCentre centre = centre();
        centre.answer = MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED_5;
        press();
        Uplink link = link(centre.address());
        until("revoked", () -> link.status().cause().equals(Optional.of(Cause.REVOKED)));
        until(
                "told as a fault",
                () -> outbox.after(Stream.OTHER, 0, 10).stream()
                        .map(Up::message)
                        .anyMatch(message -> message instanceof FaultRaised fault
                                && fault.fault().equals("link.revoked")));
        assertThat(outbox.waiting(Stream.ALARM)).isEqualTo(1);
        assertThat(centre.inOrder).hasSize(1);
    }

    @Test
    void aTakeOverIsNotFought() {
        FakeCentre centre = centre();
        Uplink link = link(centre.address());
        until("up", () -> link.status().up());
        centre.takeOver();
        until("taken over", () -> link.status().cause().equals(Optional.of(Cause.TAKEN_OVER)));
        assertThat(centre.endpoints).hasSize(1);
    }

    @Test
    void aServerThatKnowsMoreThanTheOutboxBeginsANewLifeOfIt() {
        FakeCentre centre = centre();
        centre.receipts = Receipts.NEVER;
        Uplink link = link(centre.address());
        until("up", () -> link.status().up());
        press(link);
        until("arrived", () -> centre.ups.size() == 1);
        long epoch = outbox.epoch();
        centre.receipts = Receipts.AT_ONCE;
        centre.say(new Down.Receipt(Stream.ALARM, epoch, 50));
        until("receipt", this::empty);
        assertThat(centre.ups.getLast().epoch()).isGreaterThan(epoch);
        assertThat(centre.ups.getLast().message())
                .isEqualTo(centre.ups.getFirst().message());
    }

    @Test
    void whatComesDownReachesItsListenerAndTheRestIsDropped() {
        FakeCentre centre = centre();
        Uplink link = link(centre.address());
        until("up", () -> link.status().up() && !centre.presences.isEmpty());
        Down.Command command = new Down.Command(
                new CommandId(UUID.randomUUID()), new DeviceId("0x2"), DeviceCommand.of(Kind.CURTAIN, "open"), 10_000);
        centre.sayRaw(DownChannel.SIGNAL, "{\"type\":\"brand.new\",\"x\":1}");
        centre.sayRaw(DownChannel.CONFIG, "{broken");
        centre.publish(centre.endpoints.getLast(), "home/another/down/command", new byte[] {1, 2, 3});
        centre.say(new Down.Notice(7, List.of()));
        centre.say(new Down.RenewCertificate());
        centre.say(command);
        until("command", () -> heard.all.stream().anyMatch(Down.Command.class::isInstance));
        assertThat(heard.all).contains(new Down.Notice(7, List.of()), new Down.RenewCertificate());
        assertThat(heard.all.getLast()).isInstanceOfSatisfying(Down.Command.class, got -> {
            assertThat(got.command()).isEqualTo(command.command());
            assertThat(got.remainingMillis()).isBetween(1L, 10_000L);
        });
        assertThat(heard.all).hasSize(3);
        assertThat(link.status().up()).isTrue();
    }

    @Test
    void itSaysGoodbyeAtAnOrderlyStop() {
        FakeCentre centre = centre();
        Uplink link = link(centre.address());
        until("up", () -> link.status().up() && !centre.presences.isEmpty());
        link.stop("update");
        until("goodbye", () -> centre.inOrder.contains("DISCONNECT"));
        assertThat(centre.presences.getLast()).isEqualTo(new Presence.Leaving("update"));
    }
}
