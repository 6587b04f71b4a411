package nl.nabij.server.access;

import java.time.Duration;
import java.util.Optional;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.UserId;
import nl.nabij.contract.face.Staff;

/// Where invitations and the people of an organisation are kept. Calls block; they run on virtual threads.
public interface StaffStore {

    /// All people of the organisation, and the invitations that still count.
    Staff.Overview of(OrganisationId organisation);

    /// Whether anybody on the whole server signs in with this.
    boolean isTaken(String user);

    /// @param life from now on, by the store's clock
    Staff.Invitation invite(Person by, Staff.Invite invite, UserId person, String codeHash, Duration life);

    /// Uses the invitation up and makes the account, both or neither.
    ///
    /// @return what she signs in with; empty when there is no such invitation that counts
    /// @throws UserTakenException when somebody else took the name meanwhile
    Optional<String> accept(String codeHash, String passwordHash);

    /// Whether the server has no people at all.
    boolean nobodyYet();

    /// Makes the first organisation and its administrator.
    ///
    /// @return false when there is somebody already, and nothing was made
    boolean begin(Staff.FirstStart start, OrganisationId organisation, UserId administrator, String passwordHash);

    /// Somebody signs in with this name.
    final class UserTakenException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public UserTakenException(Throwable cause) {
            super("somebody signs in with this name", cause);
        }
    }
}
