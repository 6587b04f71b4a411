package nl.nabij.contract.face;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import nl.nabij.contract.UserId;

/// The people of an organisation, and how they come in.
public final class Staff {

    private static final int LONGEST_NAME = 80;
    private static final int MOST_NAMES = 10;
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.:-]{0,252}");
    private static final Pattern USER = Pattern.compile("[a-z0-9][a-z0-9._@+-]{1,99}");
    private static final Set<String> ROLES = Set.of("operator", "carer", "administrator", "host");
    private static final Set<String> KINDS = Set.of("care", "night-centre", "other");

    private Staff() {}

    /// @param roles `operator`, `carer`, `administrator`, `host`
    /// @param blocked may not sign in any more: she left, or is away for long
    /// @param secondFactor whether signing in asks her for a code too
    /// @param openSessions where she is signed in now
    /// @param lastSeenAt when a session of hers was last used, within the last 90 days
    /// @param photo name of the photo that clients see when she calls, where she gave one
    public record Member(
            UserId id,
            String user,
            String shownName,
            List<String> roles,
            boolean blocked,
            boolean secondFactor,
            int openSessions,
            Optional<Instant> lastSeenAt,
            Optional<String> photo) {
        public Member {
            roles = List.copyOf(roles);
        }
    }

    /// The body of `POST /api/v1/staff`.
    ///
    /// @param user what she will sign in with: 2 to 100 small letters, digits and `. _ @ + -`
    /// @param shownName as colleagues and residents read it
    public record Invite(String user, String shownName, List<String> roles) {
        public Invite {
            user = checkedUser("user", user);
            shownName = checkedName("shownName", shownName);
            roles = checkedRoles(roles);
        }
    }

    /// The body of `PUT /api/v1/staff/{id}`: all of it as it has to be from now on.
    ///
    /// @param blocked whoever leaves or is away for long: her sessions end, and the alarms that she has are
    ///     offered
    /// to others
    public record Change(String shownName, List<String> roles, boolean blocked) {
        public Change {
            shownName = checkedName("shownName", shownName);
            roles = checkedRoles(roles);
        }
    }

    /// The body of `POST /api/v1/staff/{id}/new-password`.
    ///
    /// @param dropSecondFactor for who lost her telephone and her recovery codes
    public record NewPassword(boolean dropSecondFactor) {}

    /// The body of `POST /api/v1/staff/invitations/withdrawn`.
    public record Withdrawn(String user) {}

    /// Somebody who was invited and has not chosen a password yet.
    ///
    /// @param code by which she does; in the answer to the invitation only, and nowhere else ever again
    public record Invitation(
            String user, String shownName, List<String> roles, Instant expiresAt, Optional<String> code) {
        public Invitation {
            roles = List.copyOf(roles);
        }
    }

    public record Overview(List<Member> members, List<Invitation> invitations) {
        public Overview {
            members = List.copyOf(members);
            invitations = List.copyOf(invitations);
        }
    }

    /// The body of `POST /api/v1/staff/welcome`.
    public record Accept(String code, String password) {}

    /// @param user what she signs in with from now on
    public record Welcome(String user) {}

    /// @param awaited whether the centre still has nobody, so that its first administrator can come in
    public record FirstStartState(boolean awaited) {}

    /// The body of `POST /api/v1/first-start`: the first organisation of a centre and its administrator.
    ///
    /// @param code from the server's folder, `first-start-code`
    /// @param organisationKind `care`, `night-centre` or `other`
    /// @param names host names and addresses under which the server is reached, at most 10: homes are told
    ///     the first,
    ///     and the server's own certificate names them all
    public record FirstStart(
            String code,
            String organisationName,
            String organisationKind,
            String user,
            String shownName,
            String password,
            Optional<List<String>> names) {
        public FirstStart {
            names = names.map(Staff::checkedNames);
            organisationName = checkedName("organisationName", organisationName);
            if (!KINDS.contains(organisationKind)) {
                throw new IllegalArgumentException("organisationKind has to be care, night-centre or other");
            }
            user = checkedUser("user", user);
            shownName = checkedName("shownName", shownName);
        }
    }

    private static List<String> checkedNames(List<String> names) {
        if (names.size() > MOST_NAMES) {
            throw new IllegalArgumentException(
                    "names are " + names.size() + "; at most " + MOST_NAMES + " are allowed");
        }
        return names.stream()
                .map(String::strip)
                .map(name -> {
                    if (!HOST.matcher(name).matches()) {
                        throw new IllegalArgumentException("names holds '" + name
                                + "'; it has to be host names or addresses, such as zorg.example or 192.0.2.7");
                    }
                    return name;
                })
                .distinct()
                .toList();
    }

    private static List<String> checkedRoles(List<String> roles) {
        if (roles.isEmpty() || !ROLES.containsAll(roles)) {
            throw new IllegalArgumentException("roles have to be one or more of operator, carer, administrator, host");
        }
        return roles.stream().distinct().sorted().toList();
    }

    static String checkedUser(String what, String user) {
        String stripped = user.strip().toLowerCase(Locale.ROOT);
        if (!USER.matcher(stripped).matches()) {
            throw new IllegalArgumentException(
                    what + " has to be 2 to 100 letters, digits and . _ @ + - beginning with a letter or a digit");
        }
        return stripped;
    }

    private static String checkedName(String what, String name) {
        String stripped = name.strip();
        if (stripped.isEmpty() || stripped.length() > LONGEST_NAME) {
            throw new IllegalArgumentException(what + " has to have 1 to " + LONGEST_NAME + " characters");
        }
        return stripped;
    }
}
