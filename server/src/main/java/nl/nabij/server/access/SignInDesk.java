package nl.nabij.server.access;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets people in and out, and recognises them with each request. Calls block.
public final class SignInDesk {

    private static final Logger LOG = LoggerFactory.getLogger(SignInDesk.class);

    /// A person has a desk, a laptop and a phone, and scripts that forget to sign out. The oldest
    /// session ends when there are more.
    public static final int MOST_SESSIONS_EACH = 20;

    private final AccessStore store;
    private final Passwords passwords;
    private final GuessDelay delay = new GuessDelay();
    private final SecureRandom random;
    private final Clock clock;
    private final CopyOnWriteArrayList<Consumer<Session>> whenSignedOut = new CopyOnWriteArrayList<>();

    public SignInDesk(AccessStore store, Passwords passwords, SecureRandom random, Clock clock) {
        this.store = store;
        this.passwords = passwords;
        this.random = random;
        this.clock = clock;
    }

    /// @param address where the try comes from, for the delay and the session's record
    /// @param deviceMark what the browser kept of an earlier sign-in, as a stranger may have sent it
    public SignInOutcome signIn(String login, String password, String address, Optional<String> deviceMark) {
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
        if (!right.get()
                || account.isEmpty()
                || account.get().blocked()
                || account.get().secondFactor().isPresent()) {
            LOG.info("sign-in refused address={}", address);
            return new SignInOutcome.NotRecognised();
        }
        delay.wasRight(attempt);
        return open(account.get(), address, known);
    }

    private SignInOutcome open(Account account, String address, Optional<String> known) {
        Instant now = clock.instant();
        SessionToken token = SessionToken.random(random);
        Session session = new Session(randomId(), account.person(), now, now);
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
