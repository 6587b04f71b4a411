package nl.nabij.server.access;

import java.util.Set;
import java.util.stream.Collectors;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.UserId;
import nl.nabij.contract.face.SignIn;

/// Somebody who works at one organisation and may sign in.
///
/// @param login what she types; unique on the whole server, since sign-in names no organisation
/// @param shownName as colleagues and residents read it
public record Person(
        UserId id,
        String login,
        String shownName,
        OrganisationId organisation,
        String organisationName,
        Set<Role> roles) {

    public Person {
        roles = Set.copyOf(roles);
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("A person needs at least one role");
        }
    }

    public boolean hasOneOf(Set<Role> wanted) {
        return roles.stream().anyMatch(wanted::contains);
    }

    SignIn.Me me(boolean confined) {
        return new SignIn.Me(
                id,
                login,
                shownName,
                organisation,
                organisationName,
                roles.stream().map(Role::word).sorted().toList(),
                confined);
    }

    /// The roles as one word list for an audit row, such as `carer operator`.
    public String roleWords() {
        return roles.stream().map(Role::word).sorted().collect(Collectors.joining(" "));
    }
}
