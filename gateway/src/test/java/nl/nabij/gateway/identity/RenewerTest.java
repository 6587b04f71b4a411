package nl.nabij.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import nl.nabij.contract.GatewayId;
import nl.nabij.gateway.clock.HandClock;
import nl.nabij.gateway.identity.FakeRenewals.Manner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The box renews its certificate at a centre over real TLS, with a clock that is pushed.
class RenewerTest {

    private static final Instant FROM = Instant.parse("2026-06-01T00:00:00Z");
    private static final Instant UNTIL = FROM.plus(FakeRenewals.LIFE);
    private static final Duration LONG = Duration.ofHours(10);

    @TempDir
    private Path folder;

    private final TestAuthority authority = new TestAuthority();
    private final FakeRenewals centre = new FakeRenewals(authority);
    private final HandClock clock = new HandClock();
    private final List<GatewayIdentity> renewed = new ArrayList<>();
    private final List<String> troubles = new ArrayList<>();
    private GatewayIdentity first;
    private IdentityStore store;
    private Renewer renewer;

    RenewerTest() {
        KeyPair keys = TestAuthority.keyPair();
        first = new GatewayIdentity(
                new GatewayId("gw-7f3k"),
                keys.getPrivate(),
                authority.gateway(keys.getPublic(), "gw-7f3k", FROM, UNTIL),
                List.of(authority.certificate()),
                List.of(new ServerAddress("a.test", 8883)));
    }

    @BeforeEach
    void enrolled() throws IOException {
        store = new IdentityStore(folder);
        store.save(first);
        renewer = renewer();
    }

    @AfterEach
    void close() {
        centre.close();
    }

    private Renewer renewer() {
        return new Renewer(
                first,
                store,
                new RenewalClient(centre.address(), clock, new SecureRandom()),
                clock,
                new Random(1),
                new Renewer.Listener() {
                    @Override
                    public void renewed(GatewayIdentity identity) {
                        renewed.add(identity);
                    }

                    @Override
                    public void trouble(String text) {
                        troubles.add(text);
                    }

                    @Override
                    public void well() {
                        troubles.clear();
                    }
                });
    }

    private void daysLeft(int days) {
        Instant now = UNTIL.minus(Duration.ofDays(days));
        clock.set(now, true);
        centre.now = now;
    }

    /// Long enough for any pause.
    private void lookAgain() throws InterruptedException {
        clock.forward(LONG);
        centre.now = clock.read().at();
        renewer.look();
    }

    @Test
    void aYoungCertificateIsLeftAlone() throws Exception {
        daysLeft(61);
        assertThat(renewer.look()).isEqualTo(Duration.ofHours(1));
        assertThat(centre.asked).isEmpty();
    }

    @Test
    void withAThirdOfItsLifeLeftItIsRenewedWithANewKeyAndKeptBeforeItIsUsed() throws Exception {
        daysLeft(53);
        renewer.look();
        assertThat(renewed).hasSize(1);
        GatewayIdentity now = renewed.getFirst();
        assertThat(store.load()).contains(now);
        assertThat(now.key()).isNotEqualTo(first.key());
        assertThat(now.certificate().getPublicKey()).isEqualTo(centre.keys.getFirst());
        assertThat(now.certificate().getNotAfter().toInstant()).isAfter(UNTIL);
        assertThat(now.uplinks()).containsExactly(new ServerAddress("new.test", 8883));
        renewer.look();
        assertThat(centre.asked).as("once").hasSize(1);
    }

    @Test
    void theNextRenewalIsVouchedForByTheNewKey() throws Exception {
        daysLeft(53);
        renewer.look();
        clock.set(renewed.getFirst().certificate().getNotAfter().toInstant().minus(Duration.ofDays(50)), true);
        renewer.look();
        assertThat(renewed).hasSize(2);
        assertThat(Pem.certificate(centre.asked.getLast().certificate()))
                .isEqualTo(renewed.getFirst().certificate());
    }

    @Test
    void anExpiredOneIsRenewedAsWell() throws Exception {
        daysLeft(-900);
        renewer.look();
        assertThat(renewed).hasSize(1);
        assertThat(troubles).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1970-01-01T00:00:00Z", "2055-01-01T00:00:00Z"})
    void anUnsynchronisedClockExpiresNothingButTheCentreMayAsk(Instant wrong) throws Exception {
        clock.set(wrong, false);
        centre.now = FROM;
        renewer.look();
        assertThat(centre.asked).isEmpty();
        renewer.ask();
        renewer.look();
        clock.forward(Duration.ofMinutes(1));
        renewer.look();
        assertThat(renewed).hasSize(1);
        renewer.look();
        assertThat(centre.asked).as("once").hasSize(1);
    }

    @Test
    void whenTheCentreAsksAllBoxesComeWithinAMinuteAndNotAtOnce() throws Exception {
        daysLeft(100);
        renewer.ask();
        assertThat(renewer.look()).isBetween(Duration.ofMillis(1), Duration.ofMinutes(1));
        assertThat(centre.asked).isEmpty();
    }

    @Test
    void aLostAnswerIsAskedForAgainWithTheSameRequest() throws Exception {
        daysLeft(50);
        centre.manner = Manner.LOSES_THE_ANSWER;
        assertThat(renewer.look()).isBetween(Duration.ofMinutes(1), Duration.ofSeconds(90));
        renewer.look();
        assertThat(centre.asked).as("not before its time").hasSize(1);
        assertThat(store.load()).contains(first);
        centre.manner = Manner.RENEWS;
        lookAgain();
        assertThat(renewed).hasSize(1);
        assertThat(centre.asked)
                .extracting("certificateRequest")
                .containsExactly(
                        centre.asked.getFirst().certificateRequest(),
                        centre.asked.getFirst().certificateRequest());
    }

    @Test
    void itTriesForEverAndIsAFaultWhenTheEndIsNearUntilItSucceeds() throws Exception {
        centre.manner = Manner.FAILS;
        daysLeft(50);
        renewer.look();
        assertThat(troubles).isEmpty();
        daysLeft(14);
        lookAgain();
        assertThat(troubles).last().asString().contains("near its end");
        daysLeft(-1);
        lookAgain();
        assertThat(troubles).last().asString().contains("past its date");
        for (int i = 0; i < 20; i++) {
            lookAgain();
        }
        assertThat(centre.asked).hasSize(23);
        centre.manner = Manner.RENEWS;
        lookAgain();
        assertThat(renewed).hasSize(1);
        assertThat(troubles).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "certificate-revoked,revoked",
        "certificate-unknown,does not know it",
        "certificate-limit,too many",
        "bad-request,does not understand"
    })
    void aRefusalIsAFaultAtOnceAndTheNextRequestHasAFreshKey(String word, String told) throws Exception {
        centre.manner = Manner.REFUSES;
        centre.word = word;
        daysLeft(50);
        renewer.look();
        assertThat(troubles).singleElement().asString().contains(told);
        assertThat(store.load()).contains(first);
        centre.manner = Manner.RENEWS;
        lookAgain();
        assertThat(renewed).hasSize(1);
        assertThat(centre.keys.getFirst()).isNotEqualTo(centre.keys.getLast());
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "GIVES_ANOTHER_KEYS_CERTIFICATE",
                "GIVES_ANOTHER_GATEWAYS_CERTIFICATE",
                "NAMES_ANOTHER_AUTHORITY_ONLY"
            })
    void anAnswerThatWouldCutTheBoxOffIsNotTaken(Manner manner) throws Exception {
        centre.manner = manner;
        daysLeft(50);
        renewer.look();
        assertThat(renewed).isEmpty();
        assertThat(store.load()).contains(first);
    }

    @Test
    void aSecondAuthorityIsTrustedFromThenOn() throws Exception {
        centre.manner = Manner.NAMES_A_SECOND_AUTHORITY;
        daysLeft(50);
        renewer.look();
        assertThat(store.load().orElseThrow().authorities())
                .containsExactly(authority.certificate(), centre.second.certificate());
    }

    @Test
    void aServerOfAnotherAuthorityIsNotAsked() throws Exception {
        try (FakeRenewals stranger = new FakeRenewals(new TestAuthority())) {
            renewer = new Renewer(
                    first,
                    store,
                    new RenewalClient(stranger.address(), clock, new SecureRandom()),
                    clock,
                    new Random(1),
                    new CountingListener());
            daysLeft(50);
            renewer.look();
            assertThat(stranger.asked).isEmpty();
            assertThat(store.load()).contains(first);
        }
    }

    private static final class CountingListener implements Renewer.Listener {
        @Override
        public void renewed(GatewayIdentity identity) {
            throw new AssertionError("renewed by a stranger");
        }

        @Override
        public void trouble(String text) {}

        @Override
        public void well() {}
    }

    @Test
    void whatCannotBeKeptIsNotUsedAndTheSameCertificateIsAskedForAgain() throws Exception {
        daysLeft(50);
        Path next = folder.resolve("identity.pem.next");
        Files.createDirectory(next);
        Files.createFile(next.resolve("in-the-way"));
        renewer.look();
        assertThat(renewed).isEmpty();
        assertThat(store.load()).contains(first);
        Files.delete(next.resolve("in-the-way"));
        lookAgain();
        assertThat(renewed).hasSize(1);
        assertThat(centre.keys.getFirst()).isEqualTo(centre.keys.getLast());
    }

    @Test
    void itsThreadRenewsByItselfAndEnds() throws Exception {
        daysLeft(50);
        java.util.concurrent.CountDownLatch done = new java.util.concurrent.CountDownLatch(1);
        Renewer running = new Renewer(
                first,
                store,
                new RenewalClient(centre.address(), clock, new SecureRandom()),
                clock,
                new Random(1),
                new Renewer.Listener() {
                    @Override
                    public void renewed(GatewayIdentity identity) {
                        done.countDown();
                    }

                    @Override
                    public void trouble(String text) {}

                    @Override
                    public void well() {}
                });
        running.start();
        assertThat(done.await(30, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
        running.stop();
    }
}
