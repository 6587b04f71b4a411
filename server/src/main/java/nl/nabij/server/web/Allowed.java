package nl.nabij.server.web;

import java.util.Set;
import nl.nabij.server.access.Role;

/// Who may use a route. It stands with the route as data, so that a test can try each route as each
/// role and signed out.
public sealed interface Allowed {

    record Anyone() implements Allowed {}

    record Roles(Set<Role> roles) implements Allowed {
        public Roles {
            roles = Set.copyOf(roles);
        }
    }

    static Allowed anyone() {
        return new Anyone();
    }

    static Allowed everybodySignedIn() {
        return new Roles(Set.of(Role.values()));
    }

    static Allowed only(Role... roles) {
        return new Roles(Set.of(roles));
    }
}
