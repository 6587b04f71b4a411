package nl.nabij.server.access;

import java.time.Duration;
import java.util.List;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.UserId;
import nl.nabij.contract.face.Organisations;
import nl.nabij.contract.face.Staff;

/// Where a server's organisations are kept. Each call asks again whether she who asks is a host, in the same
/// transaction. Calls block.
public interface HostStore {

    /// By name; none where `by` is no host.
    List<Organisations.Hosted> all(Person by);

    /// What came of a change.
    sealed interface Kept {

        record Done() implements Kept {}

        /// @param invitation without its code, of which only the hash came here
        record Invited(Staff.Invitation invitation) implements Kept {}

        record NotFound() implements Kept {}

        record NameTaken() implements Kept {}

        /// Somebody there may administrate: from then on she invites, and no host.
        record Administrated() implements Kept {}

        /// Her role was taken meanwhile.
        record NoHost() implements Kept {}
    }

    /// The organisation and the invitation of its first administrator, both or neither.
    Kept add(Person by, OrganisationId id, Organisations.Add add, Door door);

    Kept rename(Person by, OrganisationId organisation, String name);

    /// Another invitation for who will be its first administrator; those from before no longer count.
    Kept invite(Person by, OrganisationId organisation, Organisations.Administrator administrator, Door door);

    /// By what somebody comes in.
    ///
    /// @param person who she will be
    /// @param life from now on, by the store's clock
    record Door(UserId person, String codeHash, Duration life) {}
}
