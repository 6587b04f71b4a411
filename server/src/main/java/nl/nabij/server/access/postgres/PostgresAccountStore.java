package nl.nabij.server.access.postgres;

import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.UserId;
import nl.nabij.contract.face.Accounts;
import nl.nabij.contract.face.Staff;
import nl.nabij.server.access.AccountStore;
import nl.nabij.server.access.Person;
import nl.nabij.server.access.Role;
import nl.nabij.server.access.Session;
import nl.nabij.server.portrait.Portrait;
import nl.nabij.server.postgres.Database;
import nl.nabij.server.postgres.Transaction;

/// Changes of accounts in PostgreSQL, as `nabij_app`, each written down in `account_change`.
public final class PostgresAccountStore implements AccountStore {

    private final Database database;
    private final Leaving leaving;

    public PostgresAccountStore(Database database, Leaving leaving) {
        this.database = database;
        this.leaving = leaving;
    }

    @Override
    public Accounts.Own own(Session asks, Instant since) {
        Person person = asks.person();
        return database.asOrganisation(
                person.organisation(),
                tx -> new Accounts.Own(
                        tx.one(
                                "select has_second_factor($1)",
                                row -> row.getBoolean(0),
                                person.id().value()),
                        required(tx, person.organisation()),
                        tx.one(
                                "select count(*)::integer from recovery_code where person_id = $1 and used_at is null",
                                row -> row.getInteger(0),
                                person.id().value()),
                        sessions(tx, person.id(), since, Optional.of(asks.id())),
                        tx.one(
                                "select photo_name from person where id = $1",
                                row -> Optional.ofNullable(row.getString(0)),
                                person.id().value())));
    }

    @Override
    public Optional<List<Accounts.OpenSession>> sessions(OrganisationId organisation, UserId person, Instant since) {
        return database.asOrganisation(
                organisation,
                tx -> tx.first("select id from person where id = $1", row -> row.getUUID(0), person.value())
                        .map(_ -> sessions(tx, person, since, Optional.empty())));
    }

    private static List<Accounts.OpenSession> sessions(
            Transaction tx, UserId person, Instant since, Optional<UUID> asks) {
        return tx.list(
                "select id, address, started_at, last_used_at from session where person_id = $1 and ended_at is null"
                        + " and last_used_at > $2 and started_at > $2::timestamptz + $3::bigint * interval '1 second'"
                        + " order by started_at desc",
                row -> new Accounts.OpenSession(
                        row.getUUID(0),
                        row.getString(1),
                        row.getOffsetDateTime(2).toInstant(),
                        row.getOffsetDateTime(3).toInstant(),
                        asks.filter(row.getUUID(0)::equals).isPresent()),
                person.value(),
                since.atOffset(ZoneOffset.UTC),
                Session.LONGEST_UNUSED.minus(Session.LONGEST).toSeconds());
    }

    @Override
    public void changePassword(Person person, String passwordHash) {
        database.asOrganisation(person.organisation(), tx -> {
            tx.update(
                    "update person set password_hash = $2 where id = $1",
                    person.id().value(),
                    passwordHash);
            return written(tx, person, person.id(), "password");
        });
    }

    @Override
    public Optional<byte[]> photo(OrganisationId organisation, UserId person) {
        return database.asOrganisation(
                organisation,
                tx -> tx.first(
                        "select photo from person where id = $1 and photo is not null",
                        row -> row.getBuffer(0).getBytes(),
                        person.value()));
    }

    @Override
    public boolean changePhoto(Person by, UserId person, Optional<Portrait> portrait) {
        return database.asOrganisation(by.organisation(), tx -> {
            int changed = tx.update(
                    "update person set photo = $2, photo_name = $3 where id = $1 and not blocked"
                            + " and ($3::text is not null or photo is not null)",
                    person.value(),
                    portrait.map(Portrait::jpeg),
                    portrait.map(Portrait::name));
            if (changed > 0) {
                written(tx, by, person, portrait.isPresent() ? "photo" : "photo-taken-away");
            }
            return changed > 0;
        });
    }

    @Override
    public void changeSecondFactor(Person person, Optional<String> lockedSecret, List<String> recoveryHashes) {
        database.asOrganisation(person.organisation(), tx -> {
            tx.update(
                    "update person set second_factor = $2, second_factor_step = 0 where id = $1",
                    person.id().value(),
                    lockedSecret);
            tx.update(
                    "delete from recovery_code where person_id = $1",
                    person.id().value());
            for (String hash : recoveryHashes) {
                tx.update(
                        "insert into recovery_code (person_id, organisation_id, code_hash) values ($1, $2, $3)",
                        person.id().value(),
                        person.organisation().value(),
                        hash);
            }
            return written(tx, person, person.id(), lockedSecret.isPresent() ? "second-factor" : "second-factor-ended");
        });
    }

    @Override
    public Changed change(Person by, UserId person, Staff.Change change) {
        Changed changed = store(by, person, change);
        if (changed instanceof Changed.Done) {
            leaving.changed(by.organisation(), person);
        }
        return changed;
    }

    private Changed store(Person by, UserId person, Staff.Change change) {
        return database.asOrganisation(by.organisation(), tx -> {
            Optional<Changed> refused = refused(tx, by, person, change);
            if (refused.isPresent()) {
                return refused.get();
            }
            Optional<Person> changed = tx.first(
                    """
                    update person p set shown_name = $2, roles = $3, blocked = $4,
                        photo = case when not $4 then p.photo end, photo_name = case when not $4 then p.photo_name end
                        from organisation o
                        where p.id = $1 and o.id = p.organisation_id
                        returning p.id, p.login, p.shown_name, p.organisation_id, o.name, p.roles
                    """,
                    PostgresAccountStore::person,
                    person.value(),
                    change.shownName(),
                    change.roles().toArray(String[]::new),
                    change.blocked());
            if (changed.isEmpty()) {
                return new Changed.NotFound();
            }
            if (change.blocked()) {
                leaving.leaves(tx, person);
            }
            written(
                    tx,
                    by,
                    person,
                    "roles " + String.join(" ", change.roles()) + (change.blocked() ? ", blocked" : ""));
            return new Changed.Done(changed.get(), change.blocked());
        });
    }

    /// Locks all who keep something, so that of two who take the other's role one is refused. Hosts are of one
    /// organisation, since only hosts make hosts and each changes people of her own.
    private static Optional<Changed> refused(Transaction tx, Person by, UserId person, Staff.Change change) {
        Map<UUID, Set<String>> keepers = tx
                .list(
                        "select id, roles from person where roles && array['administrator', 'host'] and not blocked"
                                + " order by id for update",
                        row -> Map.entry(
                                row.getUUID(0),
                                Set.copyOf(Arrays.asList(Objects.requireNonNull(row.getArrayOfStrings(1))))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        boolean aboutAHost = change.roles().contains(Role.HOST.word()) || isHost(tx, person);
        if (aboutAHost && !keepers.getOrDefault(by.id().value(), Set.of()).contains(Role.HOST.word())) {
            return Optional.of(new Changed.HostsOnly());
        }
        if (isLast(keepers, Role.ADMINISTRATOR, person, change)) {
            return Optional.of(new Changed.LastAdministrator());
        }
        return isLast(keepers, Role.HOST, person, change) ? Optional.of(new Changed.LastHost()) : Optional.empty();
    }

    private static boolean isLast(Map<UUID, Set<String>> keepers, Role role, UserId person, Staff.Change change) {
        Set<UUID> all = keepers.entrySet().stream()
                .filter(keeper -> keeper.getValue().contains(role.word()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        boolean stays = change.roles().contains(role.word()) && !change.blocked();
        return !stays && all.equals(Set.of(person.value()));
    }

    @Override
    public boolean isHost(OrganisationId organisation, UserId person) {
        return database.asOrganisation(organisation, tx -> isHost(tx, person));
    }

    private static boolean isHost(Transaction tx, UserId person) {
        return tx.first(
                        "select id from person where id = $1 and 'host' = any(roles)",
                        row -> row.getUUID(0),
                        person.value())
                .isPresent();
    }

    private static Person person(Row row) {
        Set<Role> roles = Arrays.stream(Objects.requireNonNull(row.getArrayOfStrings(5)))
                .map(word -> Role.of(word).orElseThrow())
                .collect(Collectors.toSet());
        return new Person(
                new UserId(row.getUUID(0)),
                row.getString(1),
                row.getString(2),
                new OrganisationId(row.getUUID(3)),
                row.getString(4),
                roles);
    }

    @Override
    public Optional<Staff.Invitation> newPassword(
            Person by, UserId person, boolean dropSecondFactor, String codeHash, Duration life) {
        return database.asOrganisation(by.organisation(), tx -> {
            tx.update("update invitation set used_at = now() where person_id = $1 and used_at is null", person.value());
            Optional<Staff.Invitation> made = tx.first(
                    """
                    insert into invitation (code_hash, organisation_id, person_id, login, shown_name, roles, invited_by,
                        expires_at, drops_second_factor)
                    select $2, organisation_id, id, login, shown_name, roles, $3, now() + $4::bigint * interval '1 second', $5
                        from person where id = $1
                    returning login, shown_name, roles, expires_at
                    """,
                    row -> new Staff.Invitation(
                            row.getString(0),
                            row.getString(1),
                            Arrays.stream(Objects.requireNonNull(row.getArrayOfStrings(2)))
                                    .sorted()
                                    .toList(),
                            row.getOffsetDateTime(3).toInstant(),
                            Optional.empty()),
                    person.value(),
                    codeHash,
                    by.id().value(),
                    life.toSeconds(),
                    dropSecondFactor);
            made.ifPresent(_ ->
                    written(tx, by, person, dropSecondFactor ? "new-password, second-factor-dropped" : "new-password"));
            return made;
        });
    }

    @Override
    public boolean withdraw(Person by, String user) {
        return database.asOrganisation(
                        by.organisation(),
                        tx -> tx.update(
                                "update invitation set used_at = now() where login = $1 and used_at is null"
                                        + " and expires_at > now()",
                                user))
                > 0;
    }

    @Override
    public Accounts.Organisation organisation(OrganisationId organisation) {
        return database.asOrganisation(
                organisation,
                tx -> tx.one(
                        "select name, second_factor_required from organisation where id = $1",
                        row -> new Accounts.Organisation(Optional.of(row.getString(0)), row.getBoolean(1)),
                        organisation.value()));
    }

    private static boolean required(Transaction tx, OrganisationId organisation) {
        return tx.one(
                "select second_factor_required from organisation where id = $1",
                row -> row.getBoolean(0),
                organisation.value());
    }

    @Override
    public void requireSecondFactor(Person by, boolean required) {
        database.asOrganisation(by.organisation(), tx -> {
            tx.update(
                    "update organisation set second_factor_required = $2 where id = $1",
                    by.organisation().value(),
                    required);
            return written(tx, by, by.id(), required ? "second-factor-required" : "second-factor-not-required");
        });
    }

    private static int written(Transaction tx, Person by, UserId person, String what) {
        return tx.update(
                "insert into account_change (organisation_id, person_id, by_id, what) values ($1, $2, $3, $4)",
                by.organisation().value(),
                person.value(),
                by.id().value(),
                what);
    }
}
