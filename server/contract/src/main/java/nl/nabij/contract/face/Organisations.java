package nl.nabij.contract.face;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import nl.nabij.contract.OrganisationId;

/// The organisations of one server, as its host keeps them. Nothing here tells of a client, a home or an alarm.
public final class Organisations {

    private static final int LONGEST_NAME = 80;
    private static final Set<String> KINDS = Set.of("care", "night-centre", "other");

    private Organisations() {}

    /// One organisation of the server.
    ///
    /// @param kind `care`, `night-centre` or `other`
    /// @param staff how many people may sign in there
    /// @param administrated whether somebody there may administrate
    /// @param invitedUntil until when an invitation for an administrator counts that nobody has used yet
    public record Hosted(
            OrganisationId id,
            String name,
            String kind,
            int staff,
            boolean administrated,
            Optional<Instant> invitedUntil) {}

    /// The body of `POST /api/v1/organisations`.
    ///
    /// @param name 1 to 80 characters, of no other organisation, whatever its capitals
    /// @param kind `care`, `night-centre` or `other`; it stays
    /// @param administratorUser what the first administrator will sign in with, as in `POST /api/v1/staff`
    /// @param administratorName as colleagues read it, 1 to 80 characters
    public record Add(String name, String kind, String administratorUser, String administratorName) {
        public Add {
            name = checkedName("name", name);
            if (!KINDS.contains(kind)) {
                throw new IllegalArgumentException("kind has to be care, night-centre or other");
            }
            administratorUser = Staff.checkedUser("administratorUser", administratorUser);
            administratorName = checkedName("administratorName", administratorName);
        }
    }

    /// @param invitation with its code, told once
    public record Added(Hosted organisation, Staff.Invitation invitation) {}

    /// The body of `PUT /api/v1/organisations/{id}`.
    ///
    /// @param name 1 to 80 characters, of no other organisation
    public record Rename(String name) {
        public Rename {
            name = checkedName("name", name);
        }
    }

    /// The body of `POST /api/v1/organisations/{id}/administrator`: who will be its first one.
    ///
    /// @param user what she will sign in with, as in `POST /api/v1/staff`
    /// @param shownName 1 to 80 characters
    public record Administrator(String user, String shownName) {
        public Administrator {
            user = Staff.checkedUser("user", user);
            shownName = checkedName("shownName", shownName);
        }
    }

    static String checkedName(String what, String name) {
        String stripped = name.strip();
        if (stripped.isEmpty() || stripped.length() > LONGEST_NAME) {
            throw new IllegalArgumentException(what + " has to have 1 to " + LONGEST_NAME + " characters");
        }
        return stripped;
    }
}
