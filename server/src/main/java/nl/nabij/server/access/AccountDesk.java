package nl.nabij.server.access;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.UserId;
import nl.nabij.contract.face.Accounts;
import nl.nabij.contract.face.Staff;
import nl.nabij.server.access.AccountStore.Changed;
import nl.nabij.server.portrait.Portrait;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What becomes of an account after somebody came in: her password, her second factor, her sessions;
/// and what an administrator changes. What proves who she is, her password, is asked again before it
/// can be changed: a session that was left open at a desk is not enough. Calls block.
public final class AccountDesk {

    private static final Logger LOG = LoggerFactory.getLogger(AccountDesk.class);

    /// Somebody stands at the desk or is on the telephone: the code is used at once.
    static final Duration NEW_PASSWORD_LIFE = Duration.ofDays(1);

    private final AccountStore store;
    private final SignInDesk sessions;
    private final SecondFactors factors;
    private final Passwords passwords;
    private final PasswordRules rules = new PasswordRules();
    private final SecureRandom random;
    private final Clock clock;

    public AccountDesk(
            AccountStore store,
            SignInDesk sessions,
            SecondFactors factors,
            Passwords passwords,
            SecureRandom random,
            Clock clock) {
        this.store = store;
        this.sessions = sessions;
        this.factors = factors;
        this.passwords = passwords;
        this.random = random;
        this.clock = clock;
    }

    /// What became of a call about one's own account.
    public sealed interface Outcome {

        record Done() implements Outcome {}

        record Offered(Accounts.SecondFactorOffer offer) implements Outcome {}

        record Begun(Accounts.RecoveryCodes codes) implements Outcome {}

        record NotProven() implements Outcome {}

        /// Too many wrong passwords or codes.
        record Wait(Duration remaining) implements Outcome {}

        record PasswordRefused(PasswordRules.Fault fault) implements Outcome {}

        record CodeRefused() implements Outcome {}

        record SecretRefused(String why) implements Outcome {}

        /// Who asks everybody for a second factor has one.
        record OwnFactorFirst() implements Outcome {}
    }

    /// A QR code is drawn by who shows it.
    @FunctionalInterface
    public interface Qr {
        List<String> rows(String text);
    }

    public Accounts.Own own(Session session) {
        return store.own(session, oldestUse());
    }

    private Instant oldestUse() {
        return clock.instant().minus(Session.LONGEST_UNUSED);
    }

    public Optional<List<Accounts.OpenSession>> sessions(OrganisationId organisation, UserId person) {
        return store.sessions(organisation, person, oldestUse());
    }

    /// @return false when she has no such session
    public boolean endSession(Session by, UUID session) {
        return sessions.end(by.person(), session);
    }

    public Outcome changePassword(Session session, Accounts.NewPassword change, String address) {
        Person person = session.person();
        Optional<Outcome> refused = unproven(person, change.password(), address);
        if (refused.isPresent()) {
            return refused.get();
        }
        Optional<PasswordRules.Fault> fault =
                rules.fault(change.newPassword(), List.of(person.login(), person.shownName()));
        if (fault.isPresent()) {
            return new Outcome.PasswordRefused(fault.get());
        }
        store.changePassword(person, passwords.hash(change.newPassword()));
        sessions.endAll(person.organisation(), person.id(), Optional.of(session.id()));
        LOG.info("password changed user={}", person.id());
        return new Outcome.Done();
    }

    /// What clients see when this person calls.
    public Optional<byte[]> photo(OrganisationId organisation, UserId person) {
        return store.photo(organisation, person);
    }

    /// Nobody gives a photo of somebody else: whose face a client sees is who calls.
    public void givePhoto(Person person, Portrait portrait) {
        store.changePhoto(person, person.id(), Optional.of(portrait));
        LOG.info("photo given user={}", person.id());
    }

    /// @return false when there was none to take away
    public boolean takePhotoAway(Person by, UserId person) {
        boolean taken = store.changePhoto(by, person, Optional.empty());
        if (taken) {
            LOG.info("photo taken away by={} user={}", by.id(), person);
        }
        return taken;
    }

    public Outcome offerSecondFactor(Session session, Accounts.Proof proof, String address, Qr qr) {
        Optional<Outcome> refused = unproven(session.person(), proof.password(), address);
        if (refused.isPresent()) {
            return refused.get();
        }
        TotpSecret secret = factors.fresh();
        String uri = secret.uri(session.person().login());
        return new Outcome.Offered(new Accounts.SecondFactorOffer(secret.base32(), uri, qr.rows(uri)));
    }

    /// Counts from now on. What she had before is replaced.
    public Outcome beginSecondFactor(Session session, Accounts.SecondFactorBegun begun, String address) {
        Person person = session.person();
        Optional<Outcome> refused = unproven(person, begun.password(), address);
        if (refused.isPresent()) {
            return refused.get();
        }
        TotpSecret secret;
        try {
            secret = new TotpSecret(begun.secret());
        } catch (IllegalArgumentException e) {
            return new Outcome.SecretRefused(String.valueOf(e.getMessage()));
        }
        if (!factors.proves(secret, begun.code())) {
            return new Outcome.CodeRefused();
        }
        List<OneTimeCode> recovery = factors.recoveryCodes();
        store.changeSecondFactor(
                person,
                Optional.of(factors.lock(secret, person)),
                recovery.stream().map(OneTimeCode::hash).toList());
        LOG.info("second factor begun user={}", person.id());
        return new Outcome.Begun(new Accounts.RecoveryCodes(
                recovery.stream().map(OneTimeCode::text).toList()));
    }

    public Outcome endSecondFactor(Session session, Accounts.Proof proof, String address) {
        Optional<Outcome> refused = unproven(session.person(), proof.password(), address);
        if (refused.isPresent()) {
            return refused.get();
        }
        store.changeSecondFactor(session.person(), Optional.empty(), List.of());
        LOG.info("second factor ended user={}", session.person().id());
        return new Outcome.Done();
    }

    private Optional<Outcome> unproven(Person person, String password, String address) {
        return switch (sessions.prove(person, password, address)) {
            case SignInDesk.Proof.Right() -> Optional.empty();
            case SignInDesk.Proof.Wrong() -> Optional.of(new Outcome.NotProven());
            case SignInDesk.Proof.Wait(Duration remaining) -> Optional.of(new Outcome.Wait(remaining));
        };
    }

    /// Who is blocked, or may answer no alarms any more, is signed out everywhere, and what she has is
    /// offered to others: an alarm must not stay with somebody who cannot close it.
    public Changed change(Person by, UserId person, Staff.Change change) {
        Changed changed = store.change(by, person, change);
        if (changed instanceof Changed.Done(Person now, boolean blocked)) {
            LOG.info("account changed by={} user={} roles={} blocked={}", by.id(), person, change.roles(), blocked);
            boolean answersNone = !now.hasOneOf(Set.of(Role.OPERATOR, Role.CARER));
            if (blocked || (answersNone && !now.id().equals(by.id()))) {
                sessions.endAll(now.organisation(), now.id(), Optional.empty());
            }
        }
        return changed;
    }

    /// @return false when nobody of this organisation has this id
    public boolean signOutEverywhere(Person by, UserId person) {
        if (sessions(by.organisation(), person).isEmpty()) {
            return false;
        }
        sessions.endAll(by.organisation(), person, Optional.empty());
        return true;
    }

    /// Whether she may not change how this person gets in: it would make her a host.
    public boolean isAboveHer(Person by, UserId person) {
        return !by.hasOneOf(Set.of(Role.HOST)) && store.isHost(by.organisation(), person);
    }

    /// @return with the code, which is told once
    public Optional<Staff.Invitation> newPassword(Person by, UserId person, boolean dropSecondFactor) {
        OneTimeCode code = OneTimeCode.fresh(random);
        return store.newPassword(by, person, dropSecondFactor, code.hash(), NEW_PASSWORD_LIFE)
                .map(made -> new Staff.Invitation(
                        made.user(), made.shownName(), made.roles(), made.expiresAt(), Optional.of(code.text())));
    }

    public boolean withdraw(Person by, String user) {
        return store.withdraw(by, user);
    }

    public Accounts.Organisation organisation(OrganisationId organisation) {
        return store.organisation(organisation);
    }

    public Outcome requireSecondFactor(Session by, boolean required) {
        if (required && !store.own(by, oldestUse()).secondFactor()) {
            return new Outcome.OwnFactorFirst();
        }
        store.requireSecondFactor(by.person(), required);
        LOG.info("second factor required={} by={}", required, by.person().id());
        return new Outcome.Done();
    }
}
