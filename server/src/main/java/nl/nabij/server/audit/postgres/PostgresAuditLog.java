package nl.nabij.server.audit.postgres;

import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.nabij.contract.AlarmId;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.server.audit.AuditLog;
import nl.nabij.server.audit.Look;
import nl.nabij.server.postgres.Database;
import org.jspecify.annotations.Nullable;

/// Looks as rows of `look`, written as `nabij_app` for the looker's organisation, in one commit and a column at
/// a time: five hundred screens that are shown one client are one statement, not five hundred.
public final class PostgresAuditLog implements AuditLog {

    /// A statement of so many takes some tens of milliseconds, far from its limit.
    private static final int MOST_A_STATEMENT = 2_000;

    private static final List<Column<?>> COLUMNS = List.of(
            new Column<>(
                    "organisation_id", "uuid", UUID[]::new, look -> look.owner().value()),
            new Column<>(
                    "home_id",
                    "text",
                    String[]::new,
                    look -> look.home().map(GatewayId::value).orElse(null)),
            new Column<>(
                    "alarm_id",
                    "uuid",
                    UUID[]::new,
                    look -> look.alarm().map(AlarmId::value).orElse(null)),
            new Column<>("action", "text", String[]::new, look -> look.action().word()),
            new Column<>("what", "text", String[]::new, Look::what),
            new Column<>("purpose", "text", String[]::new, Look::purpose),
            new Column<>(
                    "actor_id",
                    "uuid",
                    UUID[]::new,
                    look -> look.by().person().id().value()),
            new Column<>(
                    "actor_name",
                    "text",
                    String[]::new,
                    look -> look.by().person().shownName()),
            new Column<>(
                    "actor_roles",
                    "text",
                    String[]::new,
                    look -> look.by().person().roleWords()),
            new Column<>(
                    "actor_organisation_id",
                    "uuid",
                    UUID[]::new,
                    look -> look.by().person().organisation().value()),
            new Column<>("session_id", "uuid", UUID[]::new, look -> look.by().session()),
            new Column<>("address", "text", String[]::new, look -> look.by().address()),
            new Column<>(
                    "outcome", "text", String[]::new, look -> look.outcome().word()));

    private static final String INSERT = "insert into look (" + each((column, _) -> column.name())
            + ") select * from unnest(" + each((column, number) -> "$" + number + "::" + column.type() + "[]") + ")";

    private record Column<T>(String name, String type, IntFunction<T[]> array, Function<Look, @Nullable T> value) {

        T[] of(List<Look> looks) {
            return looks.stream().map(value).toArray(array);
        }
    }

    private final Database database;

    public PostgresAuditLog(Database database) {
        this.database = database;
    }

    @Override
    public void write(List<Look> looks) {
        if (looks.isEmpty()) {
            return;
        }
        OrganisationId organisation = looks.getFirst().by().person().organisation();
        database.asOrganisation(organisation, transaction -> {
            int written = 0;
            while (written < looks.size()) {
                List<Look> some = looks.subList(written, Math.min(looks.size(), written + MOST_A_STATEMENT));
                written += transaction.update(
                        INSERT,
                        COLUMNS.stream().map(column -> (Object) column.of(some)).toArray());
            }
            return written;
        });
    }

    private static String each(BiFunction<Column<?>, Integer, String> text) {
        return IntStream.range(0, COLUMNS.size())
                .mapToObj(i -> text.apply(COLUMNS.get(i), i + 1))
                .collect(Collectors.joining(", "));
    }
}
