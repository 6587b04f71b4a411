package nl.nabij.gateway.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.PressId;
import nl.nabij.contract.home.Kind;
import nl.nabij.contract.link.Down;
import nl.nabij.contract.link.Stream;
import nl.nabij.contract.link.Up;
import nl.nabij.contract.link.UpMessage;
import nl.nabij.gateway.clock.BoxClock;
import nl.nabij.gateway.clock.LinuxBoxClock;
import nl.nabij.gateway.identity.GatewayIdentity;
import nl.nabij.gateway.identity.TestAuthority;
import nl.nabij.gateway.link.FakeCentre.Receipts;
import nl.nabij.gateway.outbox.MemoryOutbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A renewed certificate comes into use on the real link, over real TLS and MQTT.
class NewIdentityTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Vertx vertx = Vertx.vertx();
    private final TestAuthority authority = new TestAuthority();
    private final BoxClock clock = new LinuxBoxClock(Path.of("/"), Clock.systemUTC(), System::nanoTime, true);
    private final MemoryOutbox outbox = new MemoryOutbox(clock);
    private final FakeCentre centre = new FakeCentre(vertx, authority, authority.server("localhost"));
    private final GatewayIdentity old = authority.identity("gw-7f3k", List.of(centre.address()));
    private final GatewayIdentity renewed = authority.identity("gw-7f3k", List.of(centre.address()));
    private final Uplink link = Uplink.start(old, outbox, clock, new Random(1), new Deaf(), "0.1", Duration.ZERO);

    @AfterEach
    void close() throws Exception {
        link.close();
        centre.close();
        var _ = vertx.close().await(10, TimeUnit.SECONDS);
    }

    private static final class Deaf implements FromCentre {

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

    private static void until(String what, BooleanSupplier condition) {
        Until.holds(LIMIT, () -> what, condition);
    }

    private void press() {
        outbox.append(
                Stream.ALARM,
                new UpMessage.AlarmRaised(
                        new PressId(UUID.randomUUID()), new DeviceId("0x1"), "Halszender", Optional.empty(), Kind.SOS));
        link.wake();
    }

    private boolean empty() {
        return outbox.waiting(Stream.ALARM) == 0 && outbox.waiting(Stream.OTHER) == 0;
    }

    @Test
    void aNewCertificateIsUsedAtOnceAndNothingOnItsWayIsLost() {
        until("up", () -> link.status().up());
        centre.receipts = Receipts.NEVER;
        outbox.append(Stream.OTHER, new UpMessage.FaultCleared("a"));
        link.wake();
        until("on its way", () -> centre.ups.size() == 1);
        centre.receipts = Receipts.AT_ONCE;
        link.use(renewed);
        until("came back", () -> centre.certificates.size() == 2);
        assertThat(centre.certificates).containsExactly(old.certificate(), renewed.certificate());
        until("receipt", this::empty);
        assertThat(centre.ups).extracting(Up::seq).containsExactly(1L, 1L);
    }

    @Test
    void aNewCertificateWaitsUntilNoAlarmWaits() {
        until("up", () -> link.status().up());
        centre.receipts = Receipts.NEVER;
        press();
        until("on its way", () -> centre.ups.size() == 1);
        link.use(renewed);
        press();
        until("the next one on the same connection", () -> centre.ups.size() == 2);
        assertThat(centre.certificates).hasSize(1);
        centre.receipts = Receipts.AT_ONCE;
        centre.say(new Down.Receipt(Stream.ALARM, outbox.epoch(), 2));
        until("only then it came back", () -> centre.certificates.size() == 2);
        until("up", () -> link.status().up());
        assertThat(empty()).isTrue();
    }
}
