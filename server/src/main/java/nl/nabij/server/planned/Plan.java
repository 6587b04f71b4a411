package nl.nabij.server.planned;

import io.vertx.sqlclient.Row;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.nabij.contract.face.CallPlans.WithKind;
import nl.nabij.contract.home.PlannedCall;

/// A planned call as its row has it.
///
/// @param gone whom it is with works there no more, or may not call any more
record Plan(
        PlannedCall call,
        Optional<UUID> person,
        Optional<UUID> relative,
        boolean gone,
        Optional<String> about,
        String plannedBy,
        Instant plannedAt) {

    /// Whom of the staff a plan `p` is with, while this person answers clients; else it is the team's.
    static final String PERSON = "case when answers_clients(p.with_person) then p.with_person end";

    /// Whether whom of her family a plan `p` is with may call, where it is with one.
    static final String RELATIVE_MAY = "(p.with_relative is null or exists (select from relative r"
            + " where r.id = p.with_relative and r.ended_at is null and r.may_call))";

    /// In the order of [#of].
    static final String COLUMNS = "p.id, p.with_name, p.days, p.at_time, p.first_day, p.last_day, p.with_person,"
            + " p.with_relative, p.about, p.planned_by, p.planned_at,"
            + " (p.with_person is not null and not answers_clients(p.with_person)) or not " + RELATIVE_MAY;

    static Plan of(Row row) {
        return new Plan(
                new PlannedCall(
                        row.getUUID(0),
                        Optional.ofNullable(row.getString(1)),
                        Optional.empty(),
                        days(row, 2),
                        row.getString(3),
                        row.getLocalDate(4),
                        Optional.ofNullable(row.getLocalDate(5)),
                        List.of(),
                        List.of()),
                Optional.ofNullable(row.getUUID(6)),
                Optional.ofNullable(row.getUUID(7)),
                row.getBoolean(11),
                Optional.ofNullable(row.getString(8)),
                row.getString(9),
                row.getOffsetDateTime(10).toInstant());
    }

    static List<DayOfWeek> days(Row row, int column) {
        return Arrays.stream(row.getArrayOfStrings(column))
                .map(DayOfWeek::valueOf)
                .toList();
    }

    WithKind kind() {
        if (relative.isPresent()) {
            return WithKind.RELATIVE;
        }
        return person.isPresent() ? WithKind.PERSON : WithKind.TEAM;
    }

    Optional<UUID> with() {
        return person.or(() -> relative);
    }
}
