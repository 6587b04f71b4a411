package nl.nabij.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What every store of accounts and sessions has to do.
public abstract class AccessStoreContract {

    private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");

    protected abstract AccessStore store();

    /// Somebody of an organisation that the store knows.
    protected abstract Person person(String login, Role... roles);

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Session open(Person person, String token, Instant at, int most) {
        Session session = new Session(UUID.randomUUID(), person, at, at);
        store().open(session, hash(token), "192.0.2.1", most);
        return session;
    }

    private Person account(String login, Role... roles) {
        Person person = person(login, roles);
        store().putAccount(new Account(person, "hash of " + login, Optional.empty(), false));
        return person;
    }

    @Test
    void givesAnAccountAsItWasPut() {
        Person person = account("two-roles", Role.CARER, Role.ADMINISTRATOR);
        assertThat(store().accountByLogin("two-roles"))
                .contains(new Account(person, "hash of two-roles", Optional.empty(), false));
        assertThat(store().accountByLogin("Two-Roles")).isEmpty();
        assertThat(store().accountByLogin("")).isEmpty();
    }

    @Test
    void puttingAgainChangesTheAccount() {
        Person person = account("changed", Role.CARER);
        Person changed = new Person(
                person.id(),
                person.login(),
                "New name",
                person.organisation(),
                person.organisationName(),
                Set.of(Role.OPERATOR));
        Account blocked = new Account(changed, "other", Optional.of("totp"), true);
        store().putAccount(blocked);
        assertThat(store().accountByLogin("changed")).contains(blocked);
    }

    @Test
    void aSessionLastsUntilItsEnd() {
        Person person = account("lasting", Role.OPERATOR);
        Session session = open(person, "lasting", NOW, 5);
        assertThat(store().sessionByToken(hash("lasting"))).contains(session);
        assertThat(store().sessionByToken(hash("other"))).isEmpty();

        Instant later = NOW.plus(Duration.ofMinutes(3));
        store().used(person.organisation(), session.id(), later);
        assertThat(store().sessionByToken(hash("lasting")).map(Session::lastUsedAt))
                .contains(later);

        store().end(person.organisation(), session.id(), later);
        assertThat(store().sessionByToken(hash("lasting"))).isEmpty();
    }

    @Test
    void ofTooManyTheOldestEnds() {
        Person person = account("many", Role.OPERATOR);
        for (int i = 0; i < 4; i++) {
            open(person, "many " + i, NOW.plusSeconds(i), 3);
        }
        assertThat(store().sessionByToken(hash("many 0"))).isEmpty();
        assertThat(store().sessionByToken(hash("many 1"))).isPresent();
        assertThat(store().sessionByToken(hash("many 3"))).isPresent();
    }
}
