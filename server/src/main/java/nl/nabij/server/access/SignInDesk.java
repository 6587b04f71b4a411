package nl.nabij.server.access;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.UserId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets people in and out, and recognises them with each request. Calls block.
public final class SignInDesk {

    private static final Logger LOG = LoggerFactory.getLogger(SignInDesk.class);

    /// A person has a desk, a laptop and a phone, and scripts that forget to sign out. The oldest
    /// session ends when there are more.
    public static final int MOST_SESSIONS_EACH = 20;

    /// All places for hashing were taken.
    private static final Duration BUSY = Duration.ofSeconds(2);

    private final AccessStore store;
    private final Passwords passwords;
    private final SecondFactors factors;
    private final GuessDelay delay = new GuessDelay();
    private final SecureRandom random;
    private final Clock clock;
    private final CopyOnWriteArrayList<Consumer<Session>> whenSignedOut = new CopyOnWriteArrayList<>();

    public SignInDesk(AccessStore store, Passwords passwords, SecondFactors factors, SecureRandom random, Clock clock) {
        this.store = store;
        this.passwords = passwords;
        this.factors = factors;
        this.random = random;
        this.clock = clock;
    }

    /// @param code of the second factor, where she typed one
    /// @param address where the try comes from, for the delay and the session's record
    /// @param deviceMark what the browser kept of an earlier sign-in, as a stranger may have sent it
    public SignInOutcome signIn(
            String login, String password, Optional<String> code, String address, Optional<String> deviceMark) {
        Optional<Account> account = store.accountByLogin(login);
        Optional<String> known = deviceMark.filter(mark -> account.isPresent() && DeviceMark.isOf(account.get(), mark));
        var attempt = new GuessDelay.Try(login, address, known);
        var wait = delay.begin(attempt, clock.instant());
        if (wait.isPresent()) {
            return new SignInOutcome.Wait(wait.get());
        }
        Optional<Boolean> right = passwords.check(password, account.map(Account::passwordHash));
        if (right.isEmpty()) {
            delay.wasRight(attempt);
            return new SignInOutcome.Busy();
        }
        if (!right.get() || account.isEmpty() || account.get().blocked()) {
            LOG.info("sign-in refused address={}", address);
            return new SignInOutcome.NotRecognised();
        }
        // Codes have a brake of their own, per account.
        delay.wasRight(attempt);
        return secondFactor(account.get(), code).orElseGet(() -> open(account.get(), address, known));
    }

    /// @return empty when nothing more is asked for
    private Optional<SignInOutcome> secondFactor(Account account, Optional<String> code) {
        if (account.secondFactor().isEmpty()) {
            return Optional.empty();
        }
        if (code.isEmpty()) {
            return Optional.of(new SignInOutcome.CodeNeeded());
        }
        return switch (factors.check(account, code.get())) {
            case SecondFactors.Outcome.Right() -> Optional.empty();
            case SecondFactors.Outcome.Wrong() -> {
                LOG.info("code refused user={}", account.person().id());
                yield Optional.of(new SignInOutcome.CodeRefused());
            }
            case SecondFactors.Outcome.Wait(Duration remaining) -> Optional.of(new SignInOutcome.Wait(remaining));
        };
    }

    /// Whether somebody who is signed in knows her password too.
    sealed interface Proof {
        record Right() implements Proof {}

        record Wrong() implements Proof {}

        record Wait(Duration remaining) implements Proof {}
    }

    Proof prove(Person person, String password, String address) {
        var attempt = new GuessDelay.Try(person.login(), address, Optional.empty());
        Optional<Duration> wait = delay.begin(attempt, clock.instant());
        if (wait.isPresent()) {
            return new Proof.Wait(wait.get());
        }
        Optional<Boolean> right =
                passwords.check(password, store.accountByLogin(person.login()).map(Account::passwordHash));
        if (right.isEmpty() || right.get()) {
            delay.wasRight(attempt);
        }
        return right.isEmpty() ? new Proof.Wait(BUSY) : right.get() ? new Proof.Right() : new Proof.Wrong();
    }

    private SignInOutcome open(Account account, String address, Optional<String> known) {
        Instant now = clock.instant();
        SessionToken token = SessionToken.random(random);
        Session session = new Session(randomId(), account.person(), now, now, account.confined());
        store.open(session, token.hash(), address, MOST_SESSIONS_EACH);
        LOG.info("signed in user={} session={}", account.person().id(), session.id());
        return new SignInOutcome.SignedIn(session, token, known.orElseGet(() -> DeviceMark.make(account, random)));
    }

    /// Who shows this token; empty when nobody does any more. Counts as use of the session.
    public Optional<Session> recognise(SessionToken token) {
        Instant now = clock.instant();
        Optional<Session> session = store.sessionByToken(token.hash()).filter(found -> !found.isOver(now));
        session.filter(found -> found.wantsUseWritten(now))
                .ifPresent(found -> store.used(found.person().organisation(), found.id(), now));
        return session;
    }

    public void signOut(Session session) {
        store.end(session.person().organisation(), session.id(), clock.instant());
        LOG.info("signed out user={} session={}", session.person().id(), session.id());
        whenSignedOut.forEach(listener -> listener.accept(session));
    }

    /// One of her own.
    ///
    /// @return false when she has no such session
    boolean end(Person person, UUID session) {
        return ended(store.endOf(
                        person.organisation(), person.id(), Optional.of(session), Optional.empty(), clock.instant()))
                > 0;
    }

    /// @param but goes on, where it is given
    void endAll(OrganisationId organisation, UserId person, Optional<UUID> but) {
        ended(store.endOf(organisation, person, Optional.empty(), but, clock.instant()));
    }

    private int ended(List<Session> sessions) {
        for (Session session : sessions) {
            LOG.info("session ended user={} session={}", session.person().id(), session.id());
            whenSignedOut.forEach(listener -> listener.accept(session));
        }
        return sessions.size();
    }

    /// Called with each session that somebody ends here, so that its sockets close at once.
    public void onSignedOut(Consumer<Session> listener) {
        whenSignedOut.add(listener);
    }

    private UUID randomId() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return UUID.nameUUIDFromBytes(bytes);
    }
}
