package nl.nabij.server.nightcentre;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.face.NightCentres;
import nl.nabij.server.access.Person;
import nl.nabij.server.postgres.Database;
import nl.nabij.server.postgres.Transaction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The agreements between organisations and night centres, as one side's administrator keeps them. What concerns both
/// sides is done by functions of the tables' owner, each of which asks for whom the transaction is. Calls block.
///
/// ```
/// asked ─► accepted: night_centre and all homes in one transaction ─► ended by either: homes ring at their own staff
///   ├────► declined (told to who asked)          └─► accepted by another one: that one takes its place
///   └────► withdrawn
/// ```
public final class NightCentreBook {

    private static final Logger LOG = LoggerFactory.getLogger(NightCentreBook.class);

    /// So long the other side has to have had time to look at its page.
    private static final int ENDED_SHOWN_DAYS = 30;

    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");

    private final Database database;

    public NightCentreBook(Database database) {
        this.database = database;
    }

    /// What became of a call.
    public sealed interface Outcome {

        /// @param organisation whose alarms it is about
        record Done(OrganisationId organisation) implements Outcome {}

        /// There is no such night centre, question or agreement, or none of hers.
        record NotFound() implements Outcome {}

        /// It answers already.
        record AnswersAlready() implements Outcome {}
    }

    public NightCentres.Overview of(OrganisationId organisation) {
        return database.asOrganisation(
                organisation,
                tx -> new NightCentres.Overview(
                        partners(tx, "n.night_centre_id", "n.organisation_id", organisation).stream()
                                .findFirst(),
                        asked(tx),
                        tx.list(
                                "select id, name from night_centres()",
                                row -> new NightCentres.Choice(new OrganisationId(row.getUUID(0)), row.getString(1))),
                        tx.list(
                                "select id, name, asked_at from night_centre_requests()",
                                row -> new NightCentres.Request(row.getUUID(0), row.getString(1), instant(row, 2))),
                        partners(tx, "n.organisation_id", "n.night_centre_id", organisation),
                        ended(tx, organisation)));
    }

    private static List<NightCentres.Partner> partners(
            Transaction tx, String other, String mine, OrganisationId organisation) {
        return tx.list(
                "select o.id, o.name, n.since, n.from_time, n.until_time from night_centre n join organisation o on o.id = "
                        + other + " where " + mine + " = $1 order by lower(o.name), o.id",
                row -> new NightCentres.Partner(
                        new OrganisationId(row.getUUID(0)),
                        row.getString(1),
                        instant(row, 2),
                        new NightCentres.Hours(row.getString(3), row.getString(4))),
                organisation.value());
    }

    private static Optional<NightCentres.Asked> asked(Transaction tx) {
        return tx.first(
                "select c.id, c.name, r.asked_at, r.declined_at from night_centre_request r"
                        + " join night_centres() c on c.id = r.night_centre_id",
                row -> new NightCentres.Asked(
                        new OrganisationId(row.getUUID(0)),
                        row.getString(1),
                        instant(row, 2),
                        Optional.ofNullable(row.getOffsetDateTime(3)).map(OffsetDateTime::toInstant)));
    }

    private static List<NightCentres.Ended> ended(Transaction tx, OrganisationId organisation) {
        return tx.list(
                """
                select case when night_centre_id = $1 then organisation_name else night_centre_name end, ended_at,
                    by_night_centre = (night_centre_id = $1), night_centre_id = $1
                from night_centre_end where ended_at > now() - $2::integer * interval '1 day' order by id desc
                """,
                row -> new NightCentres.Ended(row.getString(0), instant(row, 1), row.getBoolean(2), row.getBoolean(3)),
                organisation.value(),
                ENDED_SHOWN_DAYS);
    }

    /// Asks one night centre; a question to another one from before is withdrawn by it. Until it accepts all stays as
    /// it is.
    public Outcome ask(Person by, OrganisationId nightCentre) {
        Outcome outcome = database.asOrganisation(by.organisation(), tx -> {
            boolean there = tx.first(
                            "select id from night_centres() where id = $1", row -> row.getUUID(0), nightCentre.value())
                    .isPresent();
            if (!there) {
                return new Outcome.NotFound();
            }
            boolean already = tx.first(
                            "select 1 from night_centre where organisation_id = $1 and night_centre_id = $2",
                            row -> row.getInteger(0),
                            by.organisation().value(),
                            nightCentre.value())
                    .isPresent();
            if (already) {
                return new Outcome.AnswersAlready();
            }
            // A question to somebody else gets another id: whoever has the old one on her page accepts nothing by it.
            tx.update(
                    """
                    insert into night_centre_request (organisation_id, night_centre_id, asked_by) values ($1, $2, $3)
                    on conflict (organisation_id) do update set id = gen_random_uuid(), asked_by = excluded.asked_by,
                        night_centre_id = excluded.night_centre_id, asked_at = now(), declined_at = null
                        where night_centre_request.night_centre_id <> excluded.night_centre_id
                            or night_centre_request.declined_at is not null
                    """, by.organisation().value(), nightCentre.value(), by.id().value());
            return new Outcome.Done(by.organisation());
        });
        return logged("night centre asked", by, outcome);
    }

    public Outcome withdraw(Person by) {
        boolean gone = database.asOrganisation(
                        by.organisation(),
                        tx -> tx.update(
                                "delete from night_centre_request where organisation_id = $1",
                                by.organisation().value()))
                > 0;
        return logged(
                "question to a night centre withdrawn",
                by,
                gone ? new Outcome.Done(by.organisation()) : new Outcome.NotFound());
    }

    public Outcome accept(Person by, UUID request) {
        return logged("night centre accepts", by, answer(by, "select accept_night_centre($1)", request));
    }

    public Outcome decline(Person by, UUID request) {
        return logged("night centre declines", by, answer(by, "select decline_night_centre($1)", request));
    }

    private Outcome answer(Person by, String function, UUID request) {
        return database.asOrganisation(
                by.organisation(),
                tx -> tx.one(function, row -> Optional.ofNullable(row.getUUID(0)), request)
                        .<Outcome>map(organisation -> new Outcome.Done(new OrganisationId(organisation)))
                        .orElseGet(Outcome.NotFound::new));
    }

    /// When the night centre is asked first where a client wants to talk.
    ///
    /// @throws IllegalArgumentException with what is wrong and what would be right
    public Outcome hours(Person by, NightCentres.Hours hours) {
        if (!isTime(hours.from()) || !isTime(hours.until())) {
            throw new IllegalArgumentException(
                    "'from' and 'until' have to be times of the day such as 23:00 and 07:00");
        }
        if (hours.from().equals(hours.until()) && !hours.from().equals("00:00")) {
            throw new IllegalArgumentException(
                    "'from' and 'until' are the same; 00:00 twice is day and night, else they have to differ");
        }
        boolean changed = database.asOrganisation(
                by.organisation(),
                tx -> tx.update(
                                "update night_centre set from_time = $2, until_time = $3 where organisation_id = $1",
                                by.organisation().value(),
                                hours.from(),
                                hours.until())
                        == 1);
        return logged(
                "night centre's hours", by, changed ? new Outcome.Done(by.organisation()) : new Outcome.NotFound());
    }

    /// What the codec does not check: a field that is missing arrives as null.
    private static boolean isTime(@Nullable String text) {
        return text != null && TIME.matcher(text).matches();
    }

    /// @param organisation whose alarms were answered: her own, or one for which her own answers
    public Outcome end(Person by, OrganisationId organisation) {
        boolean over = database.asOrganisation(
                by.organisation(),
                tx -> tx.one("select end_night_centre($1)", row -> row.getBoolean(0), organisation.value()));
        return logged("night centre ended", by, over ? new Outcome.Done(organisation) : new Outcome.NotFound());
    }

    private static Outcome logged(String what, Person by, Outcome outcome) {
        if (outcome instanceof Outcome.Done(OrganisationId organisation)) {
            LOG.info("{} by={} organisation={}", what, by.id(), organisation);
        }
        return outcome;
    }

    private static Instant instant(Row row, int column) {
        return Objects.requireNonNull(row.getOffsetDateTime(column)).toInstant();
    }
}
