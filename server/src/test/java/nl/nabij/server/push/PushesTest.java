package nl.nabij.server.push;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.UserId;
import nl.nabij.contract.face.WebPush.PushKind;
import nl.nabij.server.alarm.NightShift;
import nl.nabij.server.postgres.TestDatabase;
import nl.nabij.server.webhook.GuardedPost;
import nl.nabij.server.webhook.Inside;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a fault in the middle costs: of the database, and of one push service among others.
final class PushesTest {

    private static final Inside LOOPBACK = new Inside(Set.of("127.0.0.1"));

    @TempDir
    Path folder;

    private final TestDatabase fixture = TestDatabase.fresh();
    private final OrganisationId care = fixture.organisation("Thuiszorg De Bilt", "care");
    private final UserId ans = new UserId(UUID.randomUUID());
    private final Vertx vertx = Vertx.vertx();
    private final FaultyClock clock = new FaultyClock();
    private final PushPhone phone = new PushPhone();
    private final PushPhone other = new PushPhone();
    private Pushes pushes;

    @BeforeEach
    void begin() throws IOException {
        fixture.asAdministrator(
                "insert into person (id, organisation_id, login, shown_name, roles, password_hash) values ('" + ans
                        + "', '" + care + "', 'ans', 'Ans', '{carer}', 'x')");
        pushes = new Pushes(
                new PushStore(fixture.database(), clock),
                new Postman(
                        PushKeys.open(folder.resolve("push.key"), new SecureRandom(), () -> "https://centre.example"),
                        GuardedPost.guarded(vertx, LOOPBACK, Postman.LIMITS),
                        LOOPBACK,
                        Clock.systemUTC()),
                (_, _) -> Pages.Hear.NOBODY);
    }

    @AfterEach
    void close() {
        pushes.close();
        phone.close();
        other.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
        fixture.close();
    }

    @Test
    void aLookThatFailsCostsNoRing() throws IOException {
        subscribed(phone, "ans");
        clock.faults.set(1);
        pushes.told(asksAns());
        NightShift.await("it is looked at again", () -> phone.kindsAt("ans").equals(List.of("call")));
        assertThat(clock.faults).hasValue(0);
    }

    @Test
    void aServiceThatHangsKeepsNobodyElsesPhoneWaiting() throws IOException {
        phone.hangs = new CountDownLatch(1);
        for (int i = 0; i < 60; i++) {
            subscribed(phone, "slow-" + i);
        }
        subscribed(other, "quick");
        pushes.told(asksAns());
        // The slow ones are before it, and would take three times 5 s.
        NightShift.await("the quick one rings", () -> !other.kindsAt("quick").isEmpty());
    }

    @Test
    void aRingGoesBeforeRemindersAndThoseThatFindNoRoomComeLater() throws IOException {
        int phones = 130;
        for (int i = 0; i < phones; i++) {
            subscribed(phone, "phone-" + i);
        }
        phone.hangs = new CountDownLatch(1);
        pushes.told(remindsAns());
        NightShift.await("some go, as many as may wait do", () -> putDown() == 4 + 100);
        pushes.told(asksAns());
        NightShift.await("all rings are put down", () -> putDown() >= 4 + 100 + phones);
        phone.hangs.countDown();
        NightShift.await("each phone rings that had room", () -> count("call") >= 4 + 100);
        assertThat(count("planned")).as("those that went already, and few more").isLessThan(60);
        NightShift.await("each phone is reminded", Duration.ofSeconds(20), () -> count("planned") == phones);
    }

    private long count(String kind) {
        return phone.pushes().stream()
                .filter(push -> push.kind().equals(kind))
                .map(PushPhone.Push::place)
                .distinct()
                .count();
    }

    private long putDown() {
        return fixture.asAdministratorNumber("select count(*) from push_sent");
    }

    private Summons remindsAns() {
        Instant now = now();
        return new Summons(
                UUID.randomUUID(),
                List.of(new Summons.Asking(
                        PushKind.PLANNED,
                        "soon",
                        new Summons.Whom.Named(new Addressee.Staff(ans)),
                        Set.of(),
                        now,
                        now.plusSeconds(900))),
                PushKind.PLANNED_OVER);
    }

    private Instant now() {
        return fixture.database()
                .asWorker(tx -> tx.one(
                        "select nabij_now()", row -> row.getOffsetDateTime(0).toInstant()));
    }

    private Summons asksAns() {
        Instant now = now();
        return Summons.ofCall(
                UUID.randomUUID(),
                List.of(new Summons.Asking(
                        PushKind.CALL,
                        "rung",
                        new Summons.Whom.Named(new Addressee.Staff(ans)),
                        Set.of(),
                        now,
                        now.plusSeconds(45))));
    }

    /// One browser of hers after the other, each signed in by itself.
    private void subscribed(PushPhone at, String place) throws IOException {
        JsonNode given = new ObjectMapper().readTree(at.subscription(place));
        UUID session = UUID.randomUUID();
        fixture.asAdministrator(
                "insert into session (id, organisation_id, person_id, token_hash, address, started_at, last_used_at)"
                        + " values ('" + session + "', '" + care + "', '" + ans + "', sha256('" + place
                        + "'), '', now(), now())");
        fixture.database()
                .asWorker(tx -> tx.update(
                        "insert into push_subscription (id, organisation_id, person_id, session_id, endpoint, p256dh, auth, made_at)"
                                + " values ($1, $2, $3, $4, $5, $6, $7, clock_timestamp())",
                        UUID.randomUUID(),
                        care.value(),
                        ans.value(),
                        session,
                        given.get("endpoint").asText(),
                        given.get("p256dh").asText(),
                        given.get("auth").asText()));
    }

    /// The clock that each look reads before the database; so often it fails, as a database that is away.
    private static final class FaultyClock extends Clock {
        private final AtomicInteger faults = new AtomicInteger();

        Instant wall() {
            return Clock.systemUTC().instant();
        }

        @Override
        public Instant instant() {
            if (faults.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new IllegalStateException("the database is away");
            }
            return wall();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
