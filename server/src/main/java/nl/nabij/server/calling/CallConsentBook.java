package nl.nabij.server.calling;

import io.vertx.sqlclient.Row;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.call.CallState;
import nl.nabij.contract.face.CallConsents;
import nl.nabij.server.access.Person;
import nl.nabij.server.postgres.Database;
import nl.nabij.server.postgres.Transaction;

/// What residents allowed for calls, as their organisation's people write it down. Calls block.
public final class CallConsentBook {

    /// More nobody keeps in mind, and she least of all.
    public static final int MOST_GIVEN = 20;

    private final Database database;
    private final Supplier<UUID> ids;
    private final Consumer<GatewayId> withdrawn;

    /// @param ids unguessable
    /// @param withdrawn hears after the commit of a home in which less is allowed than before
    public CallConsentBook(Database database, Supplier<UUID> ids, Consumer<GatewayId> withdrawn) {
        this.database = database;
        this.ids = ids;
        this.withdrawn = withdrawn;
    }

    public enum Refused {
        NO_SUCH_HOME,
        /// Care ended there.
        ENDED,
        /// Nobody who works with clients at her organisation, and neither that nor its night centre.
        NO_SUCH_CALLER,
        NO_SUCH_CONSENT,
        TOO_MANY
    }

    /// @param refused why not; else all as it is now
    public record Answer(Optional<CallConsents> now, Optional<Refused> refused) {
        static Answer of(Refused refused) {
            return new Answer(Optional.empty(), Optional.of(refused));
        }
    }

    public Answer find(OrganisationId organisation, GatewayId home) {
        return database.asOrganisation(organisation, tx -> existing(tx, home).orElseGet(() -> now(tx, home)));
    }

    public Answer choose(Person by, GatewayId home, CallConsents.Choose choice) {
        return database.asOrganisation(
                by.organisation(),
                tx -> living(tx, home).orElseGet(() -> {
                    tx.update(
                            "insert into call_choice (home_id, organisation_id, alarm_picture, relay_only, said_by, recorded_by)"
                                    + " values ($1, $2, $3, $4, $5, $6) on conflict (home_id) do update set"
                                    + " alarm_picture = excluded.alarm_picture, relay_only = excluded.relay_only,"
                                    + " said_by = excluded.said_by, recorded_by = excluded.recorded_by,"
                                    + " at = clock_timestamp()",
                            home.value(),
                            by.organisation().value(),
                            word(choice.duringAlarm()),
                            choice.addressHidden(),
                            choice.by(),
                            by.shownName());
                    return now(tx, home);
                }));
    }

    public Answer give(Person by, GatewayId home, CallConsents.Give give) {
        UUID id = ids.get();
        return database.asOrganisation(
                by.organisation(),
                tx -> living(tx, home).orElseGet(() -> {
                    Optional<String> caller = callerName(tx, home, give.callerKind(), give.caller());
                    if (caller.isEmpty()) {
                        return Answer.of(Refused.NO_SUCH_CALLER);
                    }
                    if (now(tx, home).now().orElseThrow().given().size() >= MOST_GIVEN) {
                        return Answer.of(Refused.TOO_MANY);
                    }
                    tx.update(
                            "insert into call_consent (id, home_id, organisation_id, caller_person, caller_organisation, caller_relative,"
                                    + " caller_name, use, days, from_time, until_time, picture, said_by, recorded_by, last_day)"
                                    + " values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
                            id,
                            home.value(),
                            by.organisation().value(),
                            callerIf(give, CallConsents.CallerKind.PERSON),
                            callerIf(give, CallConsents.CallerKind.ORGANISATION),
                            callerIf(give, CallConsents.CallerKind.RELATIVE),
                            caller.get(),
                            give.use().name().toLowerCase(Locale.ROOT),
                            give.days().stream().map(DayOfWeek::name).toArray(String[]::new),
                            give.from(),
                            give.until(),
                            word(give.picture()),
                            give.by(),
                            by.shownName(),
                            give.lastDay());
                    return now(tx, home);
                }));
    }

    public Answer withdraw(Person by, GatewayId home, UUID consent) {
        Answer answer = database.asOrganisation(
                by.organisation(),
                tx -> existing(tx, home).orElseGet(() -> {
                    int ended = tx.update(
                            "update call_consent set ended_at = clock_timestamp(), ended_by = $3"
                                    + " where id = $1 and home_id = $2 and ended_at is null",
                            consent,
                            home.value(),
                            by.shownName());
                    return ended == 1 ? now(tx, home) : Answer.of(Refused.NO_SUCH_CONSENT);
                }));
        if (answer.refused().isEmpty()) {
            withdrawn.accept(home);
        }
        return answer;
    }

    private static Optional<UUID> callerIf(CallConsents.Give give, CallConsents.CallerKind kind) {
        return give.callerKind() == kind ? Optional.of(give.caller()) : Optional.empty();
    }

    /// Somebody who works with clients at her own organisation, that organisation, its night centre, or
    /// one of her
    /// family.
    private static Optional<String> callerName(
            Transaction tx, GatewayId home, CallConsents.CallerKind kind, UUID caller) {
        return switch (kind) {
            case RELATIVE ->
                tx.first(
                        "select name from relative where id = $1 and home_id = $2 and ended_at is null",
                        row -> row.getString(0),
                        caller,
                        home.value());
            case PERSON ->
                tx.first(
                        "select shown_name from person where id = $1 and not blocked"
                                + " and roles && array['operator', 'carer']",
                        row -> row.getString(0),
                        caller);
            case ORGANISATION ->
                tx.first(
                        "select name from organisation where id = $1 and (id = current_organisation()"
                                + " or id in (select night_centre_id from night_centre"
                                + " where organisation_id = current_organisation()))",
                        row -> row.getString(0),
                        caller);
        };
    }

    private static Optional<Answer> existing(Transaction tx, GatewayId home) {
        return stay(tx, home).isPresent() ? Optional.empty() : Optional.of(Answer.of(Refused.NO_SUCH_HOME));
    }

    private static Optional<Answer> living(Transaction tx, GatewayId home) {
        return existing(tx, home)
                .or(() -> stay(tx, home).filter("ended"::equals).map(_ -> Answer.of(Refused.ENDED)));
    }

    /// Of her own organisation only: a night centre sees homes too, and may change nothing in them.
    private static Optional<String> stay(Transaction tx, GatewayId home) {
        return tx.first(
                "select stay from home where id = $1 and organisation_id = current_organisation() for share",
                row -> row.getString(0),
                home.value());
    }

    private static Answer now(Transaction tx, GatewayId home) {
        CallConsents.Choice choice = tx.first(
                        "select alarm_picture, relay_only, said_by, at, recorded_by from call_choice where home_id = $1",
                        CallConsentBook::choice,
                        home.value())
                .orElse(new CallConsents.Choice(
                        CallState.Picture.NONE, false, Optional.empty(), Optional.empty(), Optional.empty()));
        List<CallConsents.Given> given = tx.list(
                "select id, caller_person, caller_organisation, caller_name, use, days, from_time, until_time, picture,"
                        + " said_by, at, last_day, recorded_by, caller_relative from call_consent"
                        + " where home_id = $1 and ended_at is null order by at, id",
                CallConsentBook::given,
                home.value());
        return new Answer(Optional.of(new CallConsents(choice, given)), Optional.empty());
    }

    private static CallConsents.Choice choice(Row row) {
        return new CallConsents.Choice(
                picture(row.getString(0)),
                row.getBoolean(1),
                Optional.of(row.getString(2)),
                Optional.of(at(row, 3)),
                Optional.of(row.getString(4)));
    }

    private static CallConsents.Given given(Row row) {
        Optional<UUID> person = Optional.ofNullable(row.getUUID(1));
        Optional<UUID> relative = Optional.ofNullable(row.getUUID(13));
        CallConsents.CallerKind other =
                relative.isPresent() ? CallConsents.CallerKind.RELATIVE : CallConsents.CallerKind.ORGANISATION;
        return new CallConsents.Given(
                row.getUUID(0),
                person.isPresent() ? CallConsents.CallerKind.PERSON : other,
                person.or(() -> relative).orElseGet(() -> row.getUUID(2)),
                row.getString(3),
                CallConsents.Use.valueOf(row.getString(4).toUpperCase(Locale.ROOT)),
                Arrays.stream(row.getArrayOfStrings(5)).map(DayOfWeek::valueOf).toList(),
                row.getString(6),
                row.getString(7),
                picture(row.getString(8)),
                row.getString(9),
                at(row, 10),
                Optional.ofNullable(row.getLocalDate(11)),
                row.getString(12));
    }

    private static Instant at(Row row, int column) {
        return row.getOffsetDateTime(column).toInstant();
    }

    private static String word(CallState.Picture picture) {
        return picture.name().toLowerCase(Locale.ROOT);
    }

    private static CallState.Picture picture(String word) {
        return CallState.Picture.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
