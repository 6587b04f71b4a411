package nl.nabij.gateway.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import nl.nabij.contract.CallId;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.PressId;
import nl.nabij.contract.call.CallSaid;
import nl.nabij.contract.call.CallTold;
import nl.nabij.contract.home.Kind;
import nl.nabij.contract.link.CallUp;
import nl.nabij.contract.link.Down;
import nl.nabij.contract.link.Stream;
import nl.nabij.contract.link.UpMessage.AlarmRaised;
import nl.nabij.gateway.clock.BoxClock;
import nl.nabij.gateway.clock.LinuxBoxClock;
import nl.nabij.gateway.identity.TestAuthority;
import nl.nabij.gateway.link.FakeCentre.Receipts;
import nl.nabij.gateway.outbox.MemoryOutbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What is said of calls, over the real client, TLS and MQTT: beside the outbox, and never before an alarm's
/// good.
class CallLinkTest {

    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final CallId CALL = new CallId(UUID.randomUUID());
    private static final CallUp HERE = new CallUp("screen", new CallSaid.Here());

    private final Vertx vertx = Vertx.vertx();
    private final TestAuthority authority = new TestAuthority();
    private final BoxClock clock = new LinuxBoxClock(Path.of("/"), Clock.systemUTC(), System::nanoTime, true);
    private final MemoryOutbox outbox = new MemoryOutbox(clock);
    private final List<Down.Call> heard = new CopyOnWriteArrayList<>();
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
        var _ = vertx.close().await(10, TimeUnit.SECONDS);
    }

    @Test
    void goesUpWithoutReceiptAndWithoutTheOutbox() {
        FakeCentre centre = centre();
        Uplink link = link(centre);
        assertThat(link.say(HERE)).isTrue();
        Until.holds(LIMIT, () -> "the centre hears it", () -> centre.calls.contains(HERE));
        assertThat(centre.callsCameWith).containsExactly(MqttQoS.AT_MOST_ONCE);
        assertThat(outbox.waiting(Stream.ALARM) + outbox.waiting(Stream.OTHER)).isZero();
    }

    @Test
    void whatIsSaidWithoutALinkIsNeverSaid() {
        FakeCentre centre = centre();
        Uplink link = link(centre);
        int before = centre.presences.size();
        centre.cut();
        Until.holds(LIMIT, () -> "refused", () -> !link.say(HERE));
        Until.holds(LIMIT, () -> "back", () -> centre.presences.size() > before);
        int soFar = centre.calls.size();
        CallUp later = new CallUp("screen", new CallSaid.Ringing(CALL));
        Until.holds(LIMIT, () -> "said", () -> link.say(later));
        Until.holds(LIMIT, () -> "heard", () -> centre.calls.contains(later));
        assertThat(centre.calls.subList(soFar, centre.calls.size())).containsOnly(later);
    }

    /// Offers as fast as a page can make them, and an alarm in the middle: it passes what waits.
    @Test
    void anAlarmDoesNotWaitForIt() {
        FakeCentre centre = centre();
        Uplink link = link(centre);
        CallUp offer = new CallUp("screen", new CallSaid.Envelope(CALL, "staff", 1, "x".repeat(40_000)));
        int taken = 0;
        for (int i = 0; i < 200; i++) {
            taken += link.say(offer) ? 1 : 0;
        }
        outbox.append(Stream.ALARM, alarm());
        link.wake();
        Until.holds(LIMIT, () -> "the alarm has its receipt", () -> outbox.waiting(Stream.ALARM) == 0);
        int all = taken;
        Until.holds(LIMIT, () -> "all that was taken is said", () -> centre.calls.size() == all);
        assertThat(link.status().up()).isTrue();
        assertThat(centre.endpoints).as("no connection was lost over it").hasSize(1);
    }

    /// The streams fill all that the centre takes, and calls still have their places.
    @Test
    void isSaidWhileNothingGetsAReceipt() {
        FakeCentre centre = centre();
        centre.receipts = Receipts.NEVER;
        Uplink link = link(centre);
        outbox.append(Stream.ALARM, alarm());
        link.wake();
        assertThat(link.say(HERE)).isTrue();
        Until.holds(LIMIT, () -> "the centre hears it", () -> centre.calls.contains(HERE));
    }

    @Test
    void whatTheCentreTellsADeviceComesDown() {
        FakeCentre centre = centre();
        link(centre);
        Down.Call told = new Down.Call("screen", new CallTold.Refused(CALL, CallTold.Reason.BUSY));
        centre.say(told);
        Until.holds(LIMIT, () -> "heard", () -> heard.contains(told));
    }

    private FakeCentre centre() {
        FakeCentre centre = new FakeCentre(vertx, authority, authority.server("localhost"));
        open.add(centre);
        return centre;
    }

    private Uplink link(FakeCentre centre) {
        Uplink link = Uplink.start(
                authority.identity("gw-7f3k", List.of(centre.address())),
                outbox,
                clock,
                new Random(1),
                new Calls(),
                "0.1",
                Duration.ZERO);
        open.add(link);
        Until.holds(LIMIT, () -> "up", () -> link.status().up() && !centre.presences.isEmpty());
        return link;
    }

    private static AlarmRaised alarm() {
        return new AlarmRaised(
                new PressId(UUID.randomUUID()), new DeviceId("0x1"), "Halszender", Optional.empty(), Kind.SOS);
    }

    private final class Calls implements FromCentre {

        @Override
        public void call(Down.Call call) {
            heard.add(call);
        }

        @Override
        public void command(Down.Command command) {}

        @Override
        public void notice(Down.Notice notice) {}

        @Override
        public void config(Down.Config config) {}

        @Override
        public void renewCertificate() {}

        @Override
        public void uplink(boolean up) {}

        @Override
        public void received() {}
    }
}
