package nl.nabij.server.access;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.UserId;
import nl.nabij.contract.face.Staff;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets people come to work at an organisation: an administrator invites, whoever has the code chooses a password.
/// Nobody but her ever knows it. Calls block.
public final class StaffDesk {

    private static final Logger LOG = LoggerFactory.getLogger(StaffDesk.class);

    /// Over a weekend and a free day; a letter with a code that was lost is worth nothing after that.
    static final Duration INVITATION_LIFE = Duration.ofDays(7);

    private final StaffStore store;
    private final Passwords passwords;
    private final PasswordRules rules = new PasswordRules();
    private final SecureRandom random;
    private final Supplier<UUID> ids;

    /// The code of the very first start; empty where there is somebody.
    private volatile Optional<OneTimeCode> firstStart = Optional.empty();

    public StaffDesk(StaffStore store, Passwords passwords, SecureRandom random, Supplier<UUID> ids) {
        this.store = store;
        this.passwords = passwords;
        this.random = random;
        this.ids = ids;
    }

    /// What became of a call.
    public sealed interface Outcome {

        record Invited(Staff.Invitation invitation) implements Outcome {}

        /// @param user what she signs in with
        record Welcome(String user) implements Outcome {}

        record UserTaken() implements Outcome {}

        /// A host alone makes hosts.
        record HostsOnly() implements Outcome {}

        /// Unknown, used or too old: which of them is nobody's business who does not have it.
        record CodeRefused() implements Outcome {}

        record PasswordRefused(PasswordRules.Fault fault) implements Outcome {}

        record SomebodyIsThere() implements Outcome {}
    }

    public Staff.Overview of(OrganisationId organisation) {
        return store.of(organisation);
    }

    /// An invitation from before for the same name stays until it is used or too old; the first that is accepted
    /// counts.
    public Outcome invite(Person by, Staff.Invite invite) {
        if (invite.roles().contains(Role.HOST.word()) && !by.hasOneOf(Set.of(Role.HOST))) {
            return new Outcome.HostsOnly();
        }
        if (store.isTaken(invite.user())) {
            return new Outcome.UserTaken();
        }
        OneTimeCode code = OneTimeCode.fresh(random);
        Staff.Invitation made = store.invite(by, invite, new UserId(ids.get()), code.hash(), INVITATION_LIFE);
        LOG.info("invited by={} roles={}", by.id(), invite.roles());
        return new Outcome.Invited(new Staff.Invitation(
                made.user(), made.shownName(), made.roles(), made.expiresAt(), Optional.of(code.text())));
    }

    /// The password is looked at first: one that is refused leaves the code as it was.
    public Outcome accept(Staff.Accept accept) {
        Optional<PasswordRules.Fault> fault = rules.fault(accept.password(), List.of());
        if (fault.isPresent()) {
            return new Outcome.PasswordRefused(fault.get());
        }
        try {
            Optional<String> user = store.accept(OneTimeCode.hash(accept.code()), passwords.hash(accept.password()));
            return user.<Outcome>map(Outcome.Welcome::new).orElseGet(Outcome.CodeRefused::new);
        } catch (StaffStore.UserTakenException e) {
            return new Outcome.UserTaken();
        }
    }

    /// At the start of a server: the code with which its first administrator comes in, where there is nobody yet.
    public Optional<OneTimeCode> awaitFirst() {
        firstStart = store.nobodyYet() ? Optional.of(OneTimeCode.fresh(random)) : Optional.empty();
        return firstStart;
    }

    /// Whether the first administrator is still awaited.
    public boolean awaitsFirst() {
        return firstStart.isPresent();
    }

    public Outcome begin(Staff.FirstStart start) {
        Optional<OneTimeCode> code = firstStart;
        if (code.isEmpty()) {
            return new Outcome.SomebodyIsThere();
        }
        if (!code.get().hash().equals(OneTimeCode.hash(start.code()))) {
            return new Outcome.CodeRefused();
        }
        Optional<PasswordRules.Fault> fault =
                rules.fault(start.password(), List.of(start.user(), start.shownName(), start.organisationName()));
        if (fault.isPresent()) {
            return new Outcome.PasswordRefused(fault.get());
        }
        boolean made = store.begin(
                start, new OrganisationId(ids.get()), new UserId(ids.get()), passwords.hash(start.password()));
        firstStart = Optional.empty();
        LOG.info("first start organisationKind={} made={}", start.organisationKind(), made);
        return made ? new Outcome.Welcome(start.user()) : new Outcome.SomebodyIsThere();
    }
}
