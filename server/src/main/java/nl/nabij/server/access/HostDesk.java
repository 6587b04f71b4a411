package nl.nabij.server.access;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.UserId;
import nl.nabij.contract.face.Organisations;
import nl.nabij.contract.face.Staff;
import nl.nabij.server.access.HostStore.Door;
import nl.nabij.server.access.HostStore.Kept;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the organisations of a server: which there are and what they are called. What is in them is theirs; a host
/// lets their first administrator in and nobody after her. Calls block.
public final class HostDesk {

    private static final Logger LOG = LoggerFactory.getLogger(HostDesk.class);

    private final HostStore store;
    private final StaffStore staff;
    private final SecureRandom random;
    private final Supplier<UUID> ids;

    public HostDesk(HostStore store, StaffStore staff, SecureRandom random, Supplier<UUID> ids) {
        this.store = store;
        this.staff = staff;
        this.random = random;
        this.ids = ids;
    }

    /// What became of a call.
    public sealed interface Outcome {

        record Done() implements Outcome {}

        /// @param invitation with its code, told once
        record Invited(OrganisationId organisation, Staff.Invitation invitation) implements Outcome {}

        record UserTaken() implements Outcome {}

        /// @param why the store's own
        record NotDone(Kept why) implements Outcome {}
    }

    public List<Organisations.Hosted> all(Person by) {
        return store.all(by);
    }

    public Outcome add(Person by, Organisations.Add add) {
        if (staff.isTaken(add.administratorUser())) {
            return new Outcome.UserTaken();
        }
        OrganisationId id = new OrganisationId(ids.get());
        OneTimeCode code = OneTimeCode.fresh(random);
        Kept kept = store.add(by, id, add, door(code));
        if (kept instanceof Kept.Invited) {
            LOG.info("organisation added by={} organisation={} kind={}", by.id(), id, add.kind());
        }
        return outcome(id, kept, code);
    }

    public Outcome rename(Person by, OrganisationId organisation, String name) {
        Kept kept = store.rename(by, organisation, name);
        if (kept instanceof Kept.Done) {
            LOG.info("organisation renamed by={} organisation={}", by.id(), organisation);
            return new Outcome.Done();
        }
        return new Outcome.NotDone(kept);
    }

    public Outcome invite(Person by, OrganisationId organisation, Organisations.Administrator administrator) {
        if (staff.isTaken(administrator.user())) {
            return new Outcome.UserTaken();
        }
        OneTimeCode code = OneTimeCode.fresh(random);
        Kept kept = store.invite(by, organisation, administrator, door(code));
        if (kept instanceof Kept.Invited) {
            LOG.info("administrator invited by={} organisation={}", by.id(), organisation);
        }
        return outcome(organisation, kept, code);
    }

    private Door door(OneTimeCode code) {
        return new Door(new UserId(ids.get()), code.hash(), StaffDesk.INVITATION_LIFE);
    }

    private static Outcome outcome(OrganisationId organisation, Kept kept, OneTimeCode code) {
        if (kept instanceof Kept.Invited(Staff.Invitation made)) {
            return new Outcome.Invited(
                    organisation,
                    new Staff.Invitation(
                            made.user(), made.shownName(), made.roles(), made.expiresAt(), Optional.of(code.text())));
        }
        return new Outcome.NotDone(kept);
    }
}
