package nl.nabij.server.access;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.UserId;

/// The three people of the demonstration. Making them again changes nothing but the password.
public final class DemoUsers {

    /// An organisation as the demonstration's data names it.
    public record Employer(OrganisationId id, String name) {}

    private final AccessStore store;
    private final Passwords passwords;

    public DemoUsers(AccessStore store, Passwords passwords) {
        this.store = store;
        this.passwords = passwords;
    }

    /// @param password of all three; the demonstration alone may have a short one
    /// @return the logins
    public List<String> make(Employer homeCare, Employer nightCentre, String password) {
        if (password.isBlank() || password.length() > Passwords.LONGEST) {
            throw new IllegalArgumentException(
                    "The demonstration's password needs 1 to " + Passwords.LONGEST + " characters");
        }
        return List.of(
                put("centralist", "Fatima", nightCentre, Set.of(Role.OPERATOR), password),
                put("verzorgende", "Ans", homeCare, Set.of(Role.CARER), password),
                put("beheerder", "Bas", homeCare, Set.of(Role.ADMINISTRATOR, Role.HOST), password));
    }

    private String put(String login, String shownName, Employer employer, Set<Role> roles, String password) {
        UserId id = new UserId(UUID.nameUUIDFromBytes(("nabij demo " + login).getBytes(StandardCharsets.UTF_8)));
        Person person = new Person(id, login, shownName, employer.id(), employer.name(), roles);
        store.putAccount(new Account(person, passwords.hash(password), Optional.empty(), false));
        return login;
    }
}
