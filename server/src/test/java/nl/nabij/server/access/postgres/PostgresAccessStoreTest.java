package nl.nabij.server.access.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.pgclient.PgException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.UserId;
import nl.nabij.server.access.AccessStore;
import nl.nabij.server.access.AccessStoreContract;
import nl.nabij.server.access.Account;
import nl.nabij.server.access.Person;
import nl.nabij.server.access.Role;
import nl.nabij.server.access.Session;
import nl.nabij.server.postgres.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// As `nabij_app`, for whom the policies hold.
final class PostgresAccessStoreTest extends AccessStoreContract {

    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final OrganisationId BILT = DATABASE.organisation("De Bilt", "care");
    private static final OrganisationId ZEIST = DATABASE.organisation("Zeist", "care");

    private final PostgresAccessStore store = new PostgresAccessStore(DATABASE.database());

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Override
    protected AccessStore store() {
        return store;
    }

    @Override
    protected Person person(String login, Role... roles) {
        return person(login, BILT, "De Bilt", roles);
    }

    private static Person person(String login, OrganisationId organisation, String name, Role... roles) {
        UserId id = new UserId(UUID.nameUUIDFromBytes(login.getBytes(StandardCharsets.UTF_8)));
        return new Person(id, login, "Shown " + login, organisation, name, Set.of(roles));
    }

    private void put(String login, OrganisationId organisation, String name) {
        store.putAccount(
                new Account(person(login, organisation, name, Role.CARER), "secret hash", Optional.empty(), false));
    }

    @Test
    void anOrganisationSeesItsOwnPeopleAndNobodySeesNone() {
        put("rls-bilt", BILT, "De Bilt");
        put("rls-zeist", ZEIST, "Zeist");
        assertThat(logins(BILT)).contains("rls-bilt").doesNotContain("rls-zeist");
        assertThat(logins(ZEIST)).containsExactly("rls-zeist");
        assertThat(DATABASE.database()
                        .<List<String>>asNobody(tx -> tx.list("select login from person", row -> row.getString(0))))
                .isEmpty();
    }

    private static List<String> logins(OrganisationId organisation) {
        return DATABASE.database()
                .asOrganisation(organisation, tx -> tx.list("select login from person", row -> row.getString(0)));
    }

    @Test
    void anotherOrganisationsLoginCannotBeTakenOrEnded() throws Exception {
        put("taken", BILT, "De Bilt");
        assertThatThrownBy(() -> put("taken", ZEIST, "Zeist")).isInstanceOf(PgException.class);

        Person person = person("taken", BILT, "De Bilt", Role.CARER);
        Instant now = Instant.parse("2026-11-23T02:00:00Z");
        Session session = new Session(UUID.randomUUID(), person, now, now);
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(new byte[] {1});
        store.open(session, hash, "192.0.2.1", 5);
        store.end(ZEIST, session.id(), now);
        assertThat(store.sessionByToken(hash)).contains(session);
    }

    @Test
    void hashesCannotBeRead() {
        put("hashed", BILT, "De Bilt");
        for (String query : List.of("select password_hash from person", "select token_hash from session")) {
            assertThatThrownBy(() -> DATABASE.database()
                            .asOrganisation(BILT, tx -> tx.list(query, row -> String.valueOf(row.getValue(0)))))
                    .isInstanceOf(PgException.class)
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void aBlockedPersonsSessionIsNoneAtOnce() throws Exception {
        put("blocked", BILT, "De Bilt");
        Person person = person("blocked", BILT, "De Bilt", Role.CARER);
        Instant now = Instant.parse("2026-11-23T02:00:00Z");
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(new byte[] {2});
        store.open(new Session(UUID.randomUUID(), person, now, now), hash, "192.0.2.1", 5);
        assertThat(store.sessionByToken(hash)).isPresent();
        store.putAccount(new Account(person, "secret hash", Optional.empty(), true));
        assertThat(store.sessionByToken(hash)).isEmpty();
    }
}
