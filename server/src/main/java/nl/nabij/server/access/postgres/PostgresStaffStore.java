package nl.nabij.server.access.postgres;

import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.UserId;
import nl.nabij.contract.face.Staff;
import nl.nabij.server.access.Person;
import nl.nabij.server.access.Session;
import nl.nabij.server.access.StaffStore;
import nl.nabij.server.postgres.Database;

/// Invitations and people in PostgreSQL, as `nabij_app`.
public final class PostgresStaffStore implements StaffStore {

    private static final String UNIQUE_VIOLATION = "23505";

    private static final String MEMBERS = """
            select p.id, p.login, p.shown_name, p.roles, p.blocked, has_second_factor(p.id),
                (count(s.id) filter (where s.ended_at is null
                    and s.last_used_at > now() - $1::bigint * interval '1 second'
                    and s.started_at > now() - $2::bigint * interval '1 second'))::integer,
                max(s.last_used_at), p.photo_name
            from person p left join session s on s.person_id = p.id
            group by p.id, p.login, p.shown_name, p.roles, p.blocked, p.photo_name
            order by p.blocked, p.shown_name, p.login
            """;

    private final Database database;

    public PostgresStaffStore(Database database) {
        this.database = database;
    }

    @Override
    public Staff.Overview of(OrganisationId organisation) {
        return database.asOrganisation(
                organisation,
                transaction -> new Staff.Overview(
                        transaction.list(
                                MEMBERS,
                                PostgresStaffStore::member,
                                Session.LONGEST_UNUSED.toSeconds(),
                                Session.LONGEST.toSeconds()),
                        transaction.list(
                                "select login, shown_name, roles, expires_at from invitation"
                                        + " where used_at is null and expires_at > now()"
                                        + " and person_id not in (select id from person) order by invited_at desc",
                                PostgresStaffStore::invitation)));
    }

    @Override
    public boolean isTaken(String user) {
        return database.asNobody(
                transaction -> transaction.one("select login_is_taken($1)", row -> row.getBoolean(0), user));
    }

    @Override
    public Staff.Invitation invite(Person by, Staff.Invite invite, UserId person, String codeHash, Duration life) {
        return database.asOrganisation(
                by.organisation(),
                transaction -> transaction.one(
                        """
                        insert into invitation (code_hash, organisation_id, person_id, login, shown_name, roles, invited_by,
                            expires_at)
                        values ($1, $2, $3, $4, $5, $6, $7, now() + $8::bigint * interval '1 second')
                        returning login, shown_name, roles, expires_at
                        """,
                        PostgresStaffStore::invitation,
                        codeHash,
                        by.organisation().value(),
                        person.value(),
                        invite.user(),
                        invite.shownName(),
                        invite.roles().stream().distinct().sorted().toArray(String[]::new),
                        by.id().value(),
                        life.toSeconds()));
    }

    @Override
    public Optional<String> accept(String codeHash, String passwordHash) {
        try {
            return database.asNobody(transaction -> transaction.one(
                    "select accept_invitation($1, $2)",
                    row -> Optional.ofNullable(row.getString(0)),
                    codeHash,
                    passwordHash));
        } catch (PgException e) {
            if (UNIQUE_VIOLATION.equals(e.getSqlState())) {
                throw new UserTakenException(e);
            }
            throw e;
        }
    }

    @Override
    public boolean nobodyYet() {
        return database.asNobody(transaction -> transaction.one("select nobody_yet()", row -> row.getBoolean(0)));
    }

    @Override
    public boolean begin(
            Staff.FirstStart start, OrganisationId organisation, UserId administrator, String passwordHash) {
        return database.asNobody(transaction -> transaction.one(
                "select begin_centre($1, $2, $3, $4, $5, $6, $7)",
                row -> row.getBoolean(0),
                organisation.value(),
                start.organisationName(),
                start.organisationKind(),
                administrator.value(),
                start.user(),
                start.shownName(),
                passwordHash));
    }

    private static Staff.Member member(Row row) {
        return new Staff.Member(
                new UserId(row.getUUID(0)),
                row.getString(1),
                row.getString(2),
                words(row, 3),
                row.getBoolean(4),
                row.getBoolean(5),
                row.getInteger(6),
                Optional.ofNullable(row.getOffsetDateTime(7)).map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getString(8)));
    }

    private static Staff.Invitation invitation(Row row) {
        return new Staff.Invitation(
                row.getString(0),
                row.getString(1),
                words(row, 2),
                row.getOffsetDateTime(3).toInstant(),
                Optional.empty());
    }

    private static List<String> words(Row row, int column) {
        return Arrays.stream(Objects.requireNonNull(row.getArrayOfStrings(column)))
                .sorted()
                .toList();
    }
}
