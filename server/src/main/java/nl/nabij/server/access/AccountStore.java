package nl.nabij.server.access;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.UserId;
import nl.nabij.contract.face.Accounts;
import nl.nabij.contract.face.Staff;
import nl.nabij.server.portrait.Portrait;

/// Where accounts are changed, each change with who made it. Calls block; they run on virtual threads.
public interface AccountStore {

    /// @param asks the session that asks
    /// @param since sessions that were not used since then are over by their age
    Accounts.Own own(Session asks, Instant since);

    /// The open sessions of somebody of this organisation; empty when nobody there has this id.
    Optional<List<Accounts.OpenSession>> sessions(OrganisationId organisation, UserId person, Instant since);

    void changePassword(Person person, String passwordHash);

    /// The photo of somebody of this organisation; empty when there is none.
    Optional<byte[]> photo(OrganisationId organisation, UserId person);

    /// @param portrait empty takes it away
    /// @return false when nobody of her organisation who may sign in has this id, or there was none to take away
    boolean changePhoto(Person by, UserId person, Optional<Portrait> portrait);

    /// @param lockedSecret empty takes it away
    /// @param recoveryHashes take the place of those that are there
    void changeSecondFactor(Person person, Optional<String> lockedSecret, List<String> recoveryHashes);

    /// What came of changing somebody.
    sealed interface Changed {

        /// @param person as she is now
        record Done(Person person, boolean blocked) implements Changed {}

        record NotFound() implements Changed {}

        /// Nobody would be left who may administrate.
        record LastAdministrator() implements Changed {}

        /// Nobody would be left who keeps the server's organisations.
        record LastHost() implements Changed {}

        /// Who is host, or becomes it, is changed by a host alone.
        record HostsOnly() implements Changed {}
    }

    Changed change(Person by, UserId person, Staff.Change change);

    /// Whether somebody of this organisation is a host.
    boolean isHost(OrganisationId organisation, UserId person);

    /// A code by which somebody who is there chooses a new password; codes of before for her no longer count.
    ///
    /// @return empty when nobody of this organisation has this id
    Optional<Staff.Invitation> newPassword(
            Person by, UserId person, boolean dropSecondFactor, String codeHash, Duration life);

    /// @return whether there was an invitation for this name that counted
    boolean withdraw(Person by, String user);

    Accounts.Organisation organisation(OrganisationId organisation);

    void requireSecondFactor(Person by, boolean required);
}
