package nl.nabij.server.alarm;

import java.time.Duration;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.UserId;
import nl.nabij.server.postgres.Database;

/// Until when each operator's screen counts as alive. It is a row and not a timer, so that the claims
/// of a node that died are offered again by another, or by this one after its restart.
///
/// A person who claims without a console (a program with a token) has no row: nobody expects a sign
/// of life there.
public final class OperatorsAlive {

    /// A console answers each 5 s; three missed answers are a silent screen.
    public static final Duration SILENT_AFTER = Duration.ofSeconds(15);

    private final Database database;

    public OperatorsAlive(Database database) {
        this.database = database;
    }

    /// The screen's worker and page both answered now.
    public void beat(OrganisationId organisation, Operator operator) {
        database.asOrganisation(
                organisation,
                transaction -> transaction.update(
                        "insert into operator_alive (user_id, organisation_id, shown_name, alive_until)"
                                + " values ($1, $2, $3, nabij_now() + $4 * interval '1 millisecond')"
                                + " on conflict (user_id) do update set alive_until = excluded.alive_until,"
                                + " shown_name = excluded.shown_name",
                        operator.id().value(),
                        organisation.value(),
                        operator.shownName(),
                        SILENT_AFTER.toMillis()));
    }

    /// The shift ended, and with it the watch over the screen.
    public void leave(OrganisationId organisation, UserId operator) {
        database.asOrganisation(
                organisation,
                transaction -> transaction.update("delete from operator_alive where user_id = $1", operator.value()));
    }
}
