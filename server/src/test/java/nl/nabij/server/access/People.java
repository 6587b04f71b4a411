package nl.nabij.server.access;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.UserId;

/// People for tests, and their password.
public final class People {

    public static final String PASSWORD = "vier fietsen op een dijk";

    public static final OrganisationId HOME_CARE = OrganisationId.of("aaaaaaaa-0000-4000-8000-000000000001");
    public static final OrganisationId NIGHT_CENTRE = OrganisationId.of("aaaaaaaa-0000-4000-8000-000000000002");

    private People() {}

    public static Person person(String login, OrganisationId organisation, Role... roles) {
        UserId id = new UserId(UUID.nameUUIDFromBytes(login.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        return new Person(id, login, "Shown " + login, organisation, "Organisation", Set.of(roles));
    }

    public static Account account(Person person, Passwords passwords) {
        return new Account(person, passwords.hash(PASSWORD), Optional.empty(), false);
    }

    public static SecondFactors factors(AccessStore store, Clock clock) {
        SecureRandom random = new SecureRandom();
        return new SecondFactors(store, SecretBox.forgetful(random), random, clock);
    }

    /// What her app shows.
    public static String codeOf(String secret, Instant now) {
        return new TotpSecret(secret).codeAt(now);
    }

    public static Passwords passwords() {
        return new Passwords(new SecureRandom());
    }
}
