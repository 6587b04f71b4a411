package nl.nabij.server.console.postgres;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import nl.nabij.server.access.Person;
import nl.nabij.server.console.DutyStore;
import nl.nabij.server.postgres.Database;

/// Shifts as rows of `shift`.
public final class PostgresDutyStore implements DutyStore {

    private final Database database;

    public PostgresDutyStore(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Instant> runningShift(Person person) {
        return database.asOrganisation(
                person.organisation(),
                transaction -> transaction.first(
                        "select started_at from shift where person_id = $1",
                        row -> row.getOffsetDateTime(0).toInstant(),
                        person.id().value()));
    }

    @Override
    public void startShift(Person person, Instant at) {
        database.asOrganisation(
                person.organisation(),
                transaction -> transaction.update(
                        "insert into shift (person_id, organisation_id, started_at, on_duty) values ($1, $2, $3, true)"
                                + " on conflict (person_id) do update set on_duty = true, changed_at = now()",
                        person.id().value(),
                        person.organisation().value(),
                        at.atOffset(ZoneOffset.UTC)));
    }

    @Override
    public void endShift(Person person) {
        database.asOrganisation(
                person.organisation(),
                transaction -> transaction.update(
                        "delete from shift where person_id = $1", person.id().value()));
    }

    @Override
    public void onDuty(Person person, boolean is) {
        database.asOrganisation(
                person.organisation(),
                transaction -> transaction.update(
                        "update shift set on_duty = $2, changed_at = now() where person_id = $1 and on_duty <> $2",
                        person.id().value(),
                        is));
    }
}
