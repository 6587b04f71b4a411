package nl.nabij.server.access.postgres;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.UserId;
import nl.nabij.server.access.AccessStore;
import nl.nabij.server.access.Account;
import nl.nabij.server.access.Person;
import nl.nabij.server.access.Role;
import nl.nabij.server.access.Session;
import nl.nabij.server.postgres.Database;

/// Accounts and sessions in PostgreSQL, as `nabij_app`.
public final class PostgresAccessStore implements AccessStore {

    /// Ended sessions say who was signed in when; after this they are swept at the person's next
    /// sign-in.
    private static final String KEPT = "90 days";

    private final Database database;

    public PostgresAccessStore(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Account> accountByLogin(String login) {
        return database.asNobody(transaction -> transaction.first(
                "select id, organisation_id, organisation_name, login, shown_name, roles, password_hash,"
                        + " second_factor, blocked, confined from person_by_login($1)",
                row -> new Account(
                        person(row),
                        row.getString("password_hash"),
                        Optional.ofNullable(row.getString("second_factor")),
                        row.getBoolean("blocked"),
                        row.getBoolean("confined")),
                login));
    }

    @Override
    public void putAccount(Account account) {
        Person person = account.person();
        database.asOrganisation(
                person.organisation(),
                transaction -> transaction.update(
                        """
                        insert into person (id, organisation_id, login, shown_name, roles, password_hash, second_factor, blocked)
                            values ($1, $2, $3, $4, $5, $6, $7, $8)
                        on conflict (login) do update set shown_name = $4, roles = $5, password_hash = $6,
                            second_factor = $7, blocked = $8
                        """,
                        person.id().value(),
                        person.organisation().value(),
                        person.login(),
                        person.shownName(),
                        person.roles().stream().map(Role::word).sorted().toArray(String[]::new),
                        account.passwordHash(),
                        account.secondFactor(),
                        account.blocked()));
    }

    @Override
    public void open(Session session, byte[] tokenHash, String address, int most) {
        Person person = session.person();
        database.asOrganisation(person.organisation(), transaction -> {
            transaction.update(
                    """
                    insert into session (id, organisation_id, person_id, token_hash, address, started_at, last_used_at)
                        values ($1, $2, $3, $4, $5, $6, $7)
                    """,
                    session.id(),
                    person.organisation().value(),
                    person.id().value(),
                    Buffer.buffer(tokenHash),
                    address,
                    utc(session.startedAt()),
                    utc(session.lastUsedAt()));
            transaction.update("""
                    update session set ended_at = $3 where person_id = $1 and ended_at is null and id not in (
                        select id from session where person_id = $1 and ended_at is null
                            order by started_at desc, id = $4 desc limit $2)
                    """, person.id().value(), most, utc(session.startedAt()), session.id());
            return transaction.update(
                    "delete from session where person_id = $1 and started_at < $2::timestamptz - interval '" + KEPT
                            + "'",
                    person.id().value(),
                    utc(session.startedAt()));
        });
    }

    @Override
    public Optional<Session> sessionByToken(byte[] tokenHash) {
        return database.asNobody(transaction -> transaction.first(
                "select session_id, started_at, last_used_at, id, organisation_id, organisation_name, login,"
                        + " shown_name, roles, confined from session_by_token($1)",
                row -> session(row, row.getBoolean("confined")),
                Buffer.buffer(tokenHash)));
    }

    @Override
    public void used(OrganisationId organisation, UUID session, Instant at) {
        database.asOrganisation(
                organisation,
                transaction -> transaction.update(
                        "update session set last_used_at = greatest(last_used_at, $2) where id = $1",
                        session,
                        utc(at)));
    }

    @Override
    public void end(OrganisationId organisation, UUID session, Instant at) {
        database.asOrganisation(
                organisation,
                transaction -> transaction.update(
                        "update session set ended_at = $2 where id = $1 and ended_at is null", session, utc(at)));
    }

    @Override
    public List<Session> endOf(
            OrganisationId organisation, UserId person, Optional<UUID> only, Optional<UUID> but, Instant at) {
        return database.asOrganisation(
                organisation,
                transaction -> transaction.list("""
                        with ended as (
                            update session set ended_at = $4 where person_id = $1 and ended_at is null
                                and ($2::uuid is null or id = $2) and ($3::uuid is null or id <> $3)
                                returning id, person_id, started_at, last_used_at)
                        select e.id as session_id, e.started_at, e.last_used_at, p.id, p.organisation_id,
                                o.name as organisation_name, p.login, p.shown_name, p.roles
                            from ended e join person p on p.id = e.person_id
                            join organisation o on o.id = p.organisation_id
                        """, row -> session(row, false), person.value(), only, but, utc(at)));
    }

    @Override
    public boolean useSecondFactorStep(Person person, long step) {
        return database.asOrganisation(
                        person.organisation(),
                        transaction -> transaction.update(
                                "update person set second_factor_step = $2 where id = $1 and second_factor_step < $2",
                                person.id().value(),
                                step))
                > 0;
    }

    @Override
    public boolean useRecoveryCode(Person person, String hash, Instant at) {
        return database.asOrganisation(
                        person.organisation(),
                        transaction -> transaction.update(
                                "update recovery_code set used_at = $3 where person_id = $1 and code_hash = $2"
                                        + " and used_at is null",
                                person.id().value(),
                                hash,
                                utc(at)))
                > 0;
    }

    private static Session session(Row row, boolean confined) {
        return new Session(
                row.getUUID("session_id"),
                person(row),
                row.getOffsetDateTime("started_at").toInstant(),
                row.getOffsetDateTime("last_used_at").toInstant(),
                confined);
    }

    private static Person person(Row row) {
        Set<Role> roles = Arrays.stream(row.getArrayOfStrings("roles"))
                .map(word -> Role.of(word).orElseThrow(() -> new IllegalStateException("No role is called " + word)))
                .collect(Collectors.toSet());
        return new Person(
                new UserId(row.getUUID("id")),
                row.getString("login"),
                row.getString("shown_name"),
                new OrganisationId(row.getUUID("organisation_id")),
                row.getString("organisation_name"),
                roles);
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
