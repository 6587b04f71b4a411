package nl.nabij.server.home.file;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.face.HomeFile;
import nl.nabij.contract.face.HomeFile.ConsentState;
import nl.nabij.contract.face.HomeFile.GiveConsent;
import nl.nabij.contract.face.HomeFile.HomeDetails;
import nl.nabij.contract.face.HomeFile.PlannedErasure;
import nl.nabij.contract.face.HomeFile.Purpose;
import nl.nabij.contract.face.HomeFile.Resident;
import nl.nabij.contract.face.HomeView.Contact;
import nl.nabij.contract.home.WeekEntry;
import nl.nabij.server.postgres.Transaction;

/// The rows of a home's file, of the transaction's own organisation.
final class HomeFileRows {

    private static final String HOME = """
            select h.revision, h.created_at, h.stay, h.stay_reason, h.stay_since, h.stay_back, h.stay_note, h.stay_by,
                h.file_erased_at, o.keep_years, coalesce(g.connected, false) as connected,
                exists (select from alarm a where a.home_id = h.id and a.state <> 'closed') as open_alarm
            from home h join organisation o on o.id = h.organisation_id left join gateway g on g.home_id = h.id
            where h.id = $1 and h.organisation_id = current_organisation()
            """;

    private static final String CONSENTS = """
            select purpose, given, said_by, at, last_day, recorded_by, consents(home_id, purpose) as now
            from consent_now where home_id = $1
            """;

    private static final String USUAL_TIME_ZONE = "Europe/Amsterdam";

    private final Transaction tx;
    private final GatewayId home;

    HomeFileRows(Transaction tx, GatewayId home) {
        this.tx = tx;
        this.home = home;
    }

    /// @return whether there is such a home of this organisation; nobody else changes it before this
    ///     transaction ends
    boolean lock() {
        return tx.first(
                        "select id from home where id = $1 and organisation_id = current_organisation()"
                                // A press of the home does not wait for it.
                                + " for no key update",
                        row -> row.getString(0),
                        home.value())
                .isPresent();
    }

    Optional<HomeFile> find() {
        Map<Purpose, ConsentState> said = tx.list(CONSENTS, HomeFileRows::consent, home.value()).stream()
                .collect(Collectors.toMap(ConsentState::purpose, Function.identity()));
        List<ConsentState> consents = Arrays.stream(Purpose.values())
                .map(purpose -> said.getOrDefault(purpose, notAsked(purpose)))
                .toList();
        return tx.first(
                HOME,
                row -> new HomeFile(
                        home,
                        row.getLong("revision"),
                        row.getOffsetDateTime("created_at").toInstant(),
                        details(),
                        HomeStays.of(row),
                        consents,
                        erasures(row),
                        row.getBoolean("connected"),
                        row.getBoolean("open_alarm")),
                home.value());
    }

    private static List<PlannedErasure> erasures(Row row) {
        return row.getString("stay").equals("ended")
                ? ErasureTerms.of(
                        row.getOffsetDateTime("stay_since").toInstant(),
                        row.getInteger("keep_years"),
                        instant(row, "file_erased_at"))
                : List.of();
    }

    private HomeDetails details() {
        List<Resident> residents = tx.list(
                "select name, birth_year from client where home_id = $1 order by position, id",
                row -> new Resident(row.getString(0), Optional.ofNullable(row.getInteger(1))),
                home.value());
        List<Contact> contacts = contacts();
        List<String> rooms = tx.list(
                "select name from room where home_id = $1 order by position", row -> row.getString(0), home.value());
        List<WeekEntry> week = HomeWeeks.written(tx, home.value());
        return tx.first(
                        "select postcode, house_number, coalesce(street, address), town, language,"
                                // Of all who live there, as the card shows them.
                                + " array(select note from (select note, min(o.position * 100 + n) as place from client o,"
                                + " unnest(o.notes) with ordinality u(note, n) where o.home_id = c.home_id group by note) d"
                                + " order by place),"
                                + " (select min(door) from client o where o.home_id = c.home_id),"
                                + " (select min(key_place) from client o where o.home_id = c.home_id)"
                                + " from client c where home_id = $1 order by position, id limit 1",
                        row -> new HomeDetails(
                                residents,
                                Optional.ofNullable(row.getString(0)),
                                Optional.ofNullable(row.getString(1)),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                List.of(row.getArrayOfStrings(5)),
                                Optional.ofNullable(row.getString(6)),
                                Optional.ofNullable(row.getString(7)),
                                contacts,
                                rooms,
                                week),
                        home.value())
                .orElseGet(() -> nobody(rooms));
    }

    private static HomeDetails nobody(List<String> rooms) {
        return new HomeDetails(
                List.of(),
                Optional.empty(),
                Optional.empty(),
                "",
                "",
                "nl",
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                rooms,
                List.of());
    }

    private List<Contact> contacts() {
        return tx.list(
                "select name, relation, phone, note from contact where home_id = $1 order by position, id",
                row -> new Contact(
                        row.getString(0), row.getString(1), row.getString(2), Optional.ofNullable(row.getString(3))),
                home.value());
    }

    void write(OrganisationId organisation, HomeDetails details, Supplier<UUID> ids) {
        String timeZone = tx.first(
                        "select time_zone from client where home_id = $1 order by position, id limit 1",
                        row -> row.getString(0),
                        home.value())
                .orElse(USUAL_TIME_ZONE);
        tx.update("update home set revision = revision + 1 where id = $1", home.value());
        tx.update("delete from contact where home_id = $1", home.value());
        tx.update("delete from client where home_id = $1", home.value());
        tx.update("delete from room where home_id = $1", home.value());
        List<UUID> clients = details.residents().stream().map(_ -> ids.get()).toList();
        tx.batch(
                """
                insert into client (id, home_id, organisation_id, name, birth_year, address, street, house_number, postcode,
                    town, notes, door, key_place, language, position, time_zone)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
                """,
                IntStream.range(0, clients.size())
                        .mapToObj(i -> Tuple.from(Arrays.asList(
                                clients.get(i),
                                home.value(),
                                organisation.value(),
                                details.residents().get(i).name(),
                                details.residents().get(i).birthYear().orElse(null),
                                details.street() + " " + details.houseNumber().orElseThrow(),
                                details.street(),
                                details.houseNumber().orElseThrow(),
                                details.postcode().orElseThrow(),
                                details.town(),
                                details.notes().toArray(String[]::new),
                                details.door().orElse(null),
                                details.key().orElse(null),
                                details.language(),
                                i + 1,
                                timeZone)))
                        .toList());
        if (!details.contacts().isEmpty()) {
            tx.batch(
                    "insert into contact (id, client_id, home_id, organisation_id, position, name, relation, phone, note)"
                            + " values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                    IntStream.range(0, details.contacts().size())
                            .mapToObj(i -> contact(
                                    ids.get(),
                                    clients.getFirst(),
                                    organisation,
                                    i + 1,
                                    details.contacts().get(i)))
                            .toList());
        }
        if (!details.rooms().isEmpty()) {
            tx.batch(
                    "insert into room (home_id, position, organisation_id, name) values ($1, $2, $3, $4)",
                    IntStream.range(0, details.rooms().size())
                            .mapToObj(i -> Tuple.of(
                                    home.value(),
                                    i + 1,
                                    organisation.value(),
                                    details.rooms().get(i)))
                            .toList());
        }
        HomeWeeks.write(tx, home.value(), organisation.value(), details.week());
    }

    private Tuple contact(UUID id, UUID client, OrganisationId organisation, int position, Contact who) {
        return Tuple.from(Arrays.asList(
                id,
                client,
                home.value(),
                organisation.value(),
                position,
                who.name(),
                who.relation(),
                who.phone(),
                who.note().orElse(null)));
    }

    /// Its screen is told anew.
    void tell() {
        tx.update("update gateway set config_revision = config_revision + 1 where home_id = $1", home.value());
    }

    void moved() {
        tx.update("update home set moves = moves + 1 where id = $1", home.value());
    }

    boolean isWithin(LocalDate day, int days) {
        return tx.one(
                "select $1 - (nabij_now() at time zone 'Europe/Amsterdam')::date between 0 and $2",
                row -> row.getBoolean(0),
                day,
                days);
    }

    void living() {
        tx.update(
                "update home set stay = 'living', stay_reason = null, stay_since = null, stay_back = null,"
                        + " stay_note = null, stay_by = null where id = $1",
                home.value());
        tx.one("select faults_anew($1)", _ -> true, home.value());
    }

    void stay(String state, String reason, Optional<LocalDate> back, Optional<String> note, String by) {
        tx.update(
                "update home set stay = $2, stay_reason = $3, stay_back = $4, stay_note = $5, stay_by = $6,"
                        + " stay_since = case when stay = $2 then stay_since else nabij_now() end where id = $1",
                home.value(),
                state,
                reason,
                back,
                note,
                by);
    }

    void consent(OrganisationId organisation, String purpose, GiveConsent said, String recordedBy) {
        tx.update(
                "insert into consent (home_id, organisation_id, purpose, given, said_by, last_day, recorded_by)"
                        + " values ($1, $2, $3, $4, $5, $6, $7)",
                home.value(),
                organisation.value(),
                purpose,
                said.given(),
                said.by(),
                said.until(),
                recordedBy);
    }

    void eraseReports(String cause, String by) {
        tx.one("select erase_reports($1, $2, $3)", _ -> true, home.value(), cause, by);
    }

    private static ConsentState consent(Row row) {
        return new ConsentState(
                Purpose.valueOf(row.getString("purpose").toUpperCase(Locale.ROOT)),
                Optional.ofNullable(row.getBoolean("now")),
                Optional.of(row.getString("said_by")),
                instant(row, "at"),
                Optional.ofNullable(row.getLocalDate("last_day")),
                Optional.of(row.getString("recorded_by")));
    }

    private static ConsentState notAsked(Purpose purpose) {
        return new ConsentState(
                purpose, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Optional<Instant> instant(Row row, String column) {
        return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
    }
}
