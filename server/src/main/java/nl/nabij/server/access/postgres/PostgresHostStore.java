package nl.nabij.server.access.postgres;

import io.vertx.sqlclient.Row;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.face.Organisations;
import nl.nabij.contract.face.Staff;
import nl.nabij.server.access.HostStore;
import nl.nabij.server.access.Person;
import nl.nabij.server.access.Role;
import nl.nabij.server.postgres.Database;
import nl.nabij.server.postgres.Transaction;

/// A server's organisations in PostgreSQL. The policies show nobody another organisation; functions of the tables'
/// owner do, to hosts alone.
public final class PostgresHostStore implements HostStore {

    private final Database database;

    public PostgresHostStore(Database database) {
        this.database = database;
    }

    @Override
    public List<Organisations.Hosted> all(Person by) {
        return database.asNobody(tx -> tx.list(
                "select id, name, kind, staff, administrated, invited_until from hosted_organisations($1)",
                PostgresHostStore::hosted,
                by.id().value()));
    }

    @Override
    public Kept add(Person by, OrganisationId id, Organisations.Add add, Door door) {
        // For the new organisation: so that its invitation is written under its own policies.
        return database.asOrganisation(id, tx -> {
            String added = tx.one(
                    "select add_organisation($1, $2, $3, $4)",
                    row -> row.getString(0),
                    by.id().value(),
                    id.value(),
                    add.name(),
                    add.kind());
            return added.equals("done")
                    ? invitation(tx, by, id, add.administratorUser(), add.administratorName(), door)
                    : notDone(added);
        });
    }

    @Override
    public Kept rename(Person by, OrganisationId organisation, String name) {
        String renamed = database.asNobody(tx -> tx.one(
                "select rename_organisation($1, $2, $3)",
                row -> row.getString(0),
                by.id().value(),
                organisation.value(),
                name));
        return renamed.equals("done") ? new Kept.Done() : notDone(renamed);
    }

    @Override
    public Kept invite(Person by, OrganisationId organisation, Organisations.Administrator administrator, Door door) {
        return database.asOrganisation(organisation, tx -> {
            String awaits = tx.one(
                    "select awaits_administrator($1, $2)",
                    row -> row.getString(0),
                    by.id().value(),
                    organisation.value());
            if (!awaits.equals("done")) {
                return notDone(awaits);
            }
            tx.update("update invitation set used_at = now() where used_at is null and 'administrator' = any(roles)");
            return invitation(tx, by, organisation, administrator.user(), administrator.shownName(), door);
        });
    }

    private static Kept invitation(
            Transaction tx, Person by, OrganisationId organisation, String user, String shownName, Door door) {
        return new Kept.Invited(tx.one(
                """
                insert into invitation (code_hash, organisation_id, person_id, login, shown_name, roles, invited_by,
                    expires_at)
                values ($1, $2, $3, $4, $5, $6, $7, now() + $8::bigint * interval '1 second')
                returning login, shown_name, roles, expires_at
                """,
                row -> new Staff.Invitation(
                        row.getString(0),
                        row.getString(1),
                        Arrays.asList(Objects.requireNonNull(row.getArrayOfStrings(2))),
                        row.getOffsetDateTime(3).toInstant(),
                        Optional.empty()),
                door.codeHash(),
                organisation.value(),
                door.person().value(),
                user,
                shownName,
                new String[] {Role.ADMINISTRATOR.word()},
                by.id().value(),
                door.life().toSeconds()));
    }

    private static Kept notDone(String word) {
        return switch (word) {
            case "not-found" -> new Kept.NotFound();
            case "name-taken" -> new Kept.NameTaken();
            case "administrated" -> new Kept.Administrated();
            case "no-host" -> new Kept.NoHost();
            default -> throw new IllegalStateException("The database answers with a word that we do not know: " + word);
        };
    }

    private static Organisations.Hosted hosted(Row row) {
        return new Organisations.Hosted(
                new OrganisationId(row.getUUID(0)),
                row.getString(1),
                row.getString(2),
                row.getInteger(3),
                row.getBoolean(4),
                Optional.ofNullable(row.getOffsetDateTime(5)).map(OffsetDateTime::toInstant));
    }
}
