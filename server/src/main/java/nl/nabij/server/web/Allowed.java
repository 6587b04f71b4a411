package nl.nabij.server.web;

import java.util.Set;
import nl.nabij.server.access.Role;

/// Who may use a route. It stands with the route as data, so that a test can try each route as each
/// role and signed out.
public sealed interface Allowed {

    record Anyone() implements Allowed {}

    /// @param alsoConfined also for who still has to set up her second factor
    record Roles(Set<Role> roles, boolean alsoConfined) implements Allowed {
        public Roles {
            roles = Set.copyOf(roles);
        }
    }

    static Allowed anyone() {
        return new Anyone();
    }

    /// Everybody who works with clients; a host alone does not.
    static Allowed everybodySignedIn() {
        return only(Role.OPERATOR, Role.CARER, Role.ADMINISTRATOR);
    }

    /// What somebody does about her own account.
    static Allowed herself() {
        return new Roles(Set.of(Role.values()), true);
    }

    static Allowed only(Role... roles) {
        return new Roles(Set.of(roles), false);
    }
}
