package nl.nabij.server.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.UserId;

/// Where accounts and sessions are kept. Calls block; they run on virtual threads.
public interface AccessStore {

    /// Looked up before anybody is signed in, so over all organisations.
    Optional<Account> accountByLogin(String login);

    /// Adds the account, or changes the one with this login.
    void putAccount(Account account);

    /// Adds a session. Of more than `most` open ones of this person the oldest are ended: a
    /// forgotten browser goes, nobody is refused.
    void open(Session session, byte[] tokenHash, String address, int most);

    /// A session that was not signed out; whether it is over by its age is the caller's to see.
    Optional<Session> sessionByToken(byte[] tokenHash);

    void used(OrganisationId organisation, UUID session, Instant at);

    void end(OrganisationId organisation, UUID session, Instant at);

    /// Ends the open sessions of somebody.
    ///
    /// @param only this one, where it is given
    /// @param but all others, where it is given
    /// @return those that ended now
    List<Session> endOf(
            OrganisationId organisation, UserId person, Optional<UUID> only, Optional<UUID> but, Instant at);

    /// Uses up the codes of this step and of all before it, at once for all who ask.
    ///
    /// @return false when they were used up before
    boolean useSecondFactorStep(Person person, long step);

    /// @return false when she has no such code, or has used it before
    boolean useRecoveryCode(Person person, String hash, Instant at);
}
