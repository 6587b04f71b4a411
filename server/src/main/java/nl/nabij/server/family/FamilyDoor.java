package nl.nabij.server.family;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.face.CallPlans;
import nl.nabij.contract.face.FamilyHome;
import nl.nabij.server.access.OneTimeCode;
import nl.nabij.server.call.Person;
import nl.nabij.server.calling.Visitor;
import nl.nabij.server.planned.PlanAgenda;
import nl.nabij.server.portrait.Portrait;
import nl.nabij.server.postgres.Database;
import nl.nabij.server.postgres.Transaction;

/// How a relative comes in and stays in: a link once, then what the browser keeps. Everything is looked
/// up with
/// the eyes of the worker, since nobody here belongs to an organisation; each look names one relative.
/// Blocks.
final class FamilyDoor {

    /// A daughter who calls now and then stays in; a telephone in a drawer does not.
    static final Duration STAYS_IN = Duration.ofDays(90);

    /// More are not hers to remember; the one unused for longest goes.
    static final int MOST_BROWSERS = 10;

    private final Database database;
    private final SecureRandom random;
    private final Supplier<UUID> ids;
    private final FamilyNews news;

    FamilyDoor(Database database, SecureRandom random, Supplier<UUID> ids, FamilyNews news) {
        this.database = database;
        this.random = random;
        this.ids = ids;
        this.news = news;
    }

    /// A browser that was let in.
    ///
    /// @param renewed whether it may stay longer than it knew
    record Inside(
            UUID browser, UUID relative, String name, GatewayId home, OrganisationId organisation, boolean renewed) {
        Visitor visitor() {
            return new Visitor(new Person.Relative(relative, name), home);
        }
    }

    enum Refused {
        UNKNOWN,
        USED,
        EXPIRED,
        TAKEN_BACK
    }

    sealed interface Opened {}

    record In(FamilySecret secret) implements Opened {}

    record No(Refused why) implements Opened {}

    private record Link(
            UUID relative, GatewayId home, OrganisationId organisation, boolean used, boolean over, boolean back) {}

    /// By the secret of a link, once.
    Opened open(String secret, String device) {
        FamilySecret token = FamilySecret.fresh(random);
        String hash = OneTimeCode.hash(secret);
        return database.asWorker(tx -> {
            Optional<Link> link = tx.first(
                    "select l.relative_id, l.home_id, l.organisation_id, l.used_at is not null,"
                            + " l.expires_at <= (select nabij_now()), l.taken_back_at is not null or r.ended_at is not null"
                            + " or h.stay = 'ended' from relative_link l join relative r on r.id = l.relative_id"
                            + " join home h on h.id = l.home_id where l.code_hash = $1 for no key update of l",
                    FamilyDoor::link,
                    hash);
            if (link.isEmpty()) {
                return new No(Refused.UNKNOWN);
            }
            Link found = link.get();
            if (found.back()) {
                return new No(Refused.TAKEN_BACK);
            }
            if (found.used() || found.over()) {
                return new No(found.used() ? Refused.USED : Refused.EXPIRED);
            }
            tx.update("update relative_link set used_at = nabij_now() where code_hash = $1", hash);
            letIn(tx, found.relative(), found.home(), found.organisation(), device, token);
            return new In(token);
        });
    }

    private static Link link(Row row) {
        return new Link(
                row.getUUID(0),
                new GatewayId(row.getString(1)),
                new OrganisationId(row.getUUID(2)),
                row.getBoolean(3),
                row.getBoolean(4),
                row.getBoolean(5));
    }

    FamilySecret letIn(Transaction tx, UUID relative, GatewayId home, OrganisationId organisation, String device) {
        FamilySecret token = FamilySecret.fresh(random);
        letIn(tx, relative, home, organisation, device, token);
        return token;
    }

    private void letIn(
            Transaction tx,
            UUID relative,
            GatewayId home,
            OrganisationId organisation,
            String device,
            FamilySecret token) {
        tx.update(
                "insert into relative_session (id, token_hash, relative_id, home_id, organisation_id, device, begun_at,"
                        + " seen_at, expires_at) values ($1, $2, $3, $4, $5, $6, nabij_now(), nabij_now(),"
                        + " nabij_now() + $7 * interval '1 millisecond')",
                ids.get(),
                Buffer.buffer(token.hash()),
                relative,
                home.value(),
                organisation.value(),
                device,
                STAYS_IN.toMillis());
        tx.update(
                "delete from relative_session where relative_id = $1 and (expires_at <= (select nabij_now()) or id not in"
                        + " (select id from relative_session where relative_id = $1 order by seen_at desc, begun_at desc, id limit $2))",
                relative,
                MOST_BROWSERS);
        FamilyEvent.OPENED.write(tx, home, relative, device);
    }

    /// Who shows this; once a day it may stay longer by it.
    Optional<Inside> recognise(FamilySecret token) {
        return database.asWorker(tx -> {
            Optional<Inside> inside = tx.first(
                    "select s.id, s.relative_id, r.name, s.home_id, s.organisation_id,"
                            + " s.seen_at < (select nabij_now()) - interval '1 day' from relative_session s"
                            + " join relative r on r.id = s.relative_id join home h on h.id = s.home_id"
                            + " where s.token_hash = $1 and s.expires_at > (select nabij_now())"
                            + " and r.ended_at is null and h.stay <> 'ended'",
                    row -> new Inside(
                            row.getUUID(0),
                            row.getUUID(1),
                            row.getString(2),
                            new GatewayId(row.getString(3)),
                            new OrganisationId(row.getUUID(4)),
                            row.getBoolean(5)),
                    Buffer.buffer(token.hash()));
            inside.filter(Inside::renewed)
                    .ifPresent(each -> tx.update(
                            "update relative_session set seen_at = nabij_now(),"
                                    + " expires_at = nabij_now() + $2 * interval '1 millisecond' where id = $1",
                            each.browser(),
                            STAYS_IN.toMillis()));
            return inside;
        });
    }

    /// Whether this browser was not ended since it was recognised.
    static boolean isStillIn(Transaction tx, Inside me) {
        return tx.first("select 1 from relative_session where id = $1", row -> row.getInteger(0), me.browser())
                .isPresent();
    }

    /// All that this relative may know.
    FamilyHome tell(Inside me) {
        return database.asWorker(tx -> {
            List<FamilyHome.Browser> browsers = tx.list(
                    "select id, device, begun_at, seen_at from relative_session where relative_id = $1"
                            + " and expires_at > (select nabij_now()) order by begun_at, id",
                    row -> RelativeRows.browser(row, 0),
                    me.relative());
            List<FamilyHome.Passkey> passkeys = tx.list(
                    "select id, device, made_at, used_at from relative_passkey where relative_id = $1 order by made_at, id",
                    row -> new FamilyHome.Passkey(
                            row.getString(0),
                            row.getString(1),
                            RelativeRows.instant(row, 2),
                            Optional.ofNullable(row.getOffsetDateTime(3)).map(OffsetDateTime::toInstant)),
                    me.relative());
            List<FamilyHome.ComesIn> comesIn = tx.list(
                    "select days, from_time, until_time, picture, last_day from call_consent where caller_relative = $1"
                            + " and ended_at is null and (last_day is null"
                            + " or last_day >= ((select nabij_now()) at time zone 'Europe/Amsterdam')::date) order by at, id",
                    FamilyTold::comesIn,
                    me.relative());
            List<CallPlans.PlanDay> planned = PlanAgenda.ofRelative(tx, me.home(), me.relative());
            return tx.one(
                    "select r.name, r.may_call, r.from_time, r.until_time, r.on_screen, r.photo_name, coalesce(c.name, ''),"
                            + " coalesce(c.time_zone, 'Europe/Amsterdam'), nabij_now() from relative r left join lateral"
                            + " (select name, time_zone from client where home_id = r.home_id order by position, id limit 1) c on true"
                            + " where r.id = $1",
                    row -> FamilyTold.home(row, me, comesIn, browsers, passkeys, planned),
                    me.relative());
        });
    }

    void photo(Inside me, Optional<Portrait> portrait) {
        database.asWorker(tx -> {
            RelativeRows.keepPhoto(tx, me.relative(), portrait);
            FamilyEvent.PHOTO.write(tx, me.home(), me.relative(), me.name());
            RelativeRows.tellScreen(tx, me.home());
            return true;
        });
        news.facesChanged(me.home());
    }

    Optional<byte[]> photo(Inside me) {
        return database.asWorker(tx -> tx.first(
                "select photo from relative where id = $1 and photo is not null",
                row -> row.getBuffer(0).getBytes(),
                me.relative()));
    }

    /// @return whether it was one of hers
    boolean signOut(Inside me, UUID browser) {
        boolean ended = database.asWorker(tx -> {
            int deleted = tx.update(
                    "delete from relative_session where id = $1 and relative_id = $2", browser, me.relative());
            if (deleted == 1) {
                FamilyEvent.SIGNED_OUT.write(tx, me.home(), me.relative(), me.name());
            }
            return deleted == 1;
        });
        if (ended) {
            news.browserLeft(me.visitor());
        }
        return ended;
    }
}
