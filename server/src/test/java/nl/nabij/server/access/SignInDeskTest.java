package nl.nabij.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignInDeskTest {

    private static final Passwords PASSWORDS = People.passwords();
    private static final Account FATIMA =
            People.account(People.person("fatima", People.NIGHT_CENTRE, Role.OPERATOR), PASSWORDS);

    private Instant now = Instant.parse("2026-11-23T02:00:00Z");
    private final MemoryAccessStore store = new MemoryAccessStore();
    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };
    private final SignInDesk desk =
            new SignInDesk(store, PASSWORDS, People.factors(store, clock), new SecureRandom(), clock);

    @BeforeEach
    void fatimaHasAnAccount() {
        store.putAccount(FATIMA);
    }

    private SignInOutcome.SignedIn signIn() {
        return (SignInOutcome.SignedIn)
                desk.signIn("fatima", People.PASSWORD, Optional.empty(), "192.0.2.1", Optional.empty());
    }

    @Test
    void theTokenIsRecognisedUntilSheSignsOut() {
        SignInOutcome.SignedIn in = signIn();
        List<UUID> ended = new ArrayList<>();
        desk.onSignedOut(session -> ended.add(session.id()));

        assertThat(desk.recognise(in.token()).map(Session::person)).contains(FATIMA.person());
        desk.signOut(in.session());

        assertThat(desk.recognise(in.token())).isEmpty();
        assertThat(ended).containsExactly(in.session().id());
    }

    @Test
    void wrongPasswordUnknownUserAndBlockedAccountLookTheSame() {
        store.putAccount(new Account(
                People.person("gone", People.NIGHT_CENTRE, Role.OPERATOR),
                FATIMA.passwordHash(),
                Optional.empty(),
                true));
        for (String login : List.of("fatima", "nobody")) {
            assertThat(desk.signIn(login, "wrong", Optional.empty(), "192.0.2.1", Optional.empty()))
                    .isEqualTo(new SignInOutcome.NotRecognised());
        }
        assertThat(desk.signIn("gone", People.PASSWORD, Optional.empty(), "192.0.2.1", Optional.empty()))
                .isEqualTo(new SignInOutcome.NotRecognised());
    }

    @Test
    void anAccountWithASecondFactorIsNotOpenedByThePasswordAlone() {
        store.putAccount(new Account(FATIMA.person(), FATIMA.passwordHash(), Optional.of("locked"), false));
        assertThat(desk.signIn("fatima", People.PASSWORD, Optional.empty(), "192.0.2.1", Optional.empty()))
                .isEqualTo(new SignInOutcome.CodeNeeded());
    }

    @Test
    void afterThreeWrongTriesTheRightPasswordHasToWaitToo() {
        for (int i = 0; i < 3; i++) {
            desk.signIn("fatima", "wrong", Optional.empty(), "192.0.2.1", Optional.empty());
        }
        assertThat(desk.signIn("fatima", People.PASSWORD, Optional.empty(), "192.0.2.1", Optional.empty()))
                .isEqualTo(new SignInOutcome.Wait(Duration.ofSeconds(1)));
        now = now.plusSeconds(1);
        assertThat(signIn().session().person()).isEqualTo(FATIMA.person());
    }

    @Test
    void herOwnBrowserGetsInWhileAStrangerGuessesAtHerAddress() {
        String mark = signIn().deviceMark();
        for (int i = 0; i < 60; i++) {
            desk.signIn(
                    "nobody" + i, "x".repeat(Passwords.LONGEST + 1), Optional.empty(), "192.0.2.1", Optional.empty());
        }
        assertThat(desk.signIn("fatima", People.PASSWORD, Optional.empty(), "192.0.2.1", Optional.of(mark)))
                .isInstanceOf(SignInOutcome.SignedIn.class);
        assertThat(desk.signIn("fatima", People.PASSWORD, Optional.empty(), "192.0.2.1", Optional.of("forged")))
                .isInstanceOf(SignInOutcome.Wait.class);
    }

    @Test
    void aSessionIsOverAfterHalfAnHourUnusedAndAfterTwelveHoursInUse() {
        SignInOutcome.SignedIn left = signIn();
        now = now.plus(Session.LONGEST_UNUSED);
        assertThat(desk.recognise(left.token())).isEmpty();

        SignInOutcome.SignedIn used = signIn();
        Instant end = now.plus(Session.LONGEST);
        while (now.plus(Duration.ofMinutes(20)).isBefore(end)) {
            now = now.plus(Duration.ofMinutes(20));
            assertThat(desk.recognise(used.token())).isPresent();
        }
        now = end;
        assertThat(desk.recognise(used.token())).isEmpty();
    }

    @Test
    void ofTooManySessionsTheOldestEnds() {
        SignInOutcome.SignedIn first = signIn();
        now = now.plusSeconds(1);
        SignInOutcome.SignedIn second = signIn();
        for (int i = 1; i < SignInDesk.MOST_SESSIONS_EACH; i++) {
            now = now.plusSeconds(1);
            signIn();
        }
        assertThat(desk.recognise(first.token())).isEmpty();
        assertThat(desk.recognise(second.token())).isPresent();
    }

    @Test
    void aHashIsArgon2idWithItsCostAndNeverTheSameTwice() {
        assertThat(FATIMA.passwordHash()).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(PASSWORDS.hash(People.PASSWORD)).isNotEqualTo(FATIMA.passwordHash());
    }

    @Test
    void nothingSecretIsInAText() {
        SignInOutcome.SignedIn in = signIn();
        assertThat(FATIMA.toString()).doesNotContain("argon2");
        assertThat(in.token().toString()).doesNotContain(in.token().text());
    }
}
