package nl.nabij.server.push;

import io.vertx.sqlclient.Row;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.UserId;
import nl.nabij.server.access.Role;
import nl.nabij.server.access.Session;
import nl.nabij.server.postgres.Database;
import nl.nabij.server.postgres.Transaction;
import nl.nabij.server.push.PushPlan.Reachable;
import nl.nabij.server.push.PushPlan.Send;
import nl.nabij.server.push.PushPlan.Sent;
import nl.nabij.server.push.Summons.Whom;

/// Subscriptions, and what was sent to each. Calls block.
final class PushStore {

    /// A phone, a tablet, a browser at home, and those she forgot; the oldest goes when there are more.
    static final int MOST_EACH = 10;

    /// More people are never asked by one step; beyond it the longest subscribed come first.
    private static final int MOST_REACHED = 500;

    /// So often one session may test, in seconds.
    static final int TEST_EACH_SECONDS = 10;

    private static final String SUBSCRIPTION = "select id, endpoint, p256dh, auth from push_subscription";

    private final Database database;
    private final Clock clock;

    /// @param clock that of sessions
    PushStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// @param now the database's clock
    record Loaded(Instant now, List<Reachable> people, Set<Sent> sent) {}

    /// The columns that say whose a browser is, and what let it in.
    private record Columns(String who, String by, UUID whose) {
        static Columns of(Addressee who) {
            return switch (who) {
                case Addressee.Staff(UserId person) -> new Columns("person_id", "session_id", person.value());
                case Addressee.Relative(UUID relative) -> new Columns("relative_id", "browser_id", relative);
            };
        }
    }

    /// This browser, in place of what was known of it or of what let it in before. Whoever shows an endpoint is the
    /// browser that has it: a tablet that another one uses now is no longer the former one's.
    void subscribe(Subscriber browser, Subscription subscription) {
        Columns columns = Columns.of(browser.who());
        database.asWorker(tx -> {
            tx.update(
                    "delete from push_subscription where " + columns.by() + " = $1 or endpoint = $2",
                    browser.by(),
                    subscription.endpoint());
            tx.update(
                    "insert into push_subscription (id, organisation_id, " + columns.who() + ", " + columns.by()
                            + ", endpoint, p256dh, auth, made_at)"
                            + " values ($1, $2, $3, $4, $5, $6, $7, (select nabij_now()))",
                    subscription.id(),
                    browser.organisation().value(),
                    columns.whose(),
                    browser.by(),
                    subscription.endpoint(),
                    subscription.p256dh(),
                    subscription.auth());
            return tx.update(
                    "delete from push_subscription where " + columns.who()
                            + " = $1 and id not in (select id from push_subscription where " + columns.who()
                            + " = $1 order by made_at desc, id = $3 desc limit $2)",
                    columns.whose(),
                    MOST_EACH,
                    subscription.id());
        });
    }

    void unsubscribe(Subscriber browser) {
        database.asWorker(
                tx -> tx.update("delete from push_subscription where " + by(browser) + " = $1", browser.by()));
    }

    Optional<Subscription> of(Subscriber browser) {
        return database.asWorker(tx ->
                tx.first(SUBSCRIPTION + " where " + by(browser) + " = $1", PushStore::subscription, browser.by()));
    }

    /// @return false when the last test was a moment ago
    boolean mayTest(Subscriber browser) {
        return database.asWorker(tx -> tx.update(
                        "update push_subscription set tested_at = (select nabij_now()) where " + by(browser)
                                + " = $1 and"
                                + " (tested_at is null or tested_at <= (select nabij_now()) - $2 * interval '1 second')",
                        browser.by(),
                        TEST_EACH_SECONDS))
                == 1;
    }

    private static String by(Subscriber browser) {
        return Columns.of(browser.who()).by();
    }

    Optional<Subscription> find(UUID subscription) {
        return database.asWorker(
                tx -> tx.first(SUBSCRIPTION + " where id = $1", PushStore::subscription, subscription));
    }

    /// Host and port of the push service of each.
    Map<UUID, String> services(List<UUID> subscriptions) {
        return database
                .asWorker(tx -> tx.list(
                        "select id, coalesce(substring(endpoint from '^https?://([^/]+)'), '') from push_subscription"
                                + " where id = any($1)",
                        row -> Map.entry(row.getUUID(0), row.getString(1)),
                        (Object) subscriptions.toArray(UUID[]::new)))
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void gone(UUID subscription) {
        database.asWorker(tx -> tx.update("delete from push_subscription where id = $1", subscription));
    }

    /// Who could be reached for it, and what was sent about it.
    Loaded load(Summons summons) {
        UUID[] organisations = summons.askings().stream()
                .flatMap(asking -> asking.whom() instanceof Whom.Step(var target)
                        ? List.of(target.organisation().value()).stream()
                        : List.<UUID>of().stream())
                .distinct()
                .toArray(UUID[]::new);
        List<Addressee> named = summons.askings().stream()
                .flatMap(asking ->
                        asking.whom() instanceof Whom.Named(var who) ? Stream.of(who) : Stream.<Addressee>empty())
                .distinct()
                .toList();
        return database.asWorker(tx -> new Loaded(
                tx.one("select nabij_now()", row -> row.getOffsetDateTime(0).toInstant()),
                reachable(tx, organisations, named),
                sent(tx, summons.subject())));
    }

    boolean reaches(Addressee who) {
        return database.asWorker(tx -> !reachable(tx, new UUID[0], List.of(who)).isEmpty());
    }

    private List<Reachable> reachable(Transaction tx, UUID[] organisations, List<Addressee> named) {
        UUID[] people = named.stream()
                .flatMap(who ->
                        who instanceof Addressee.Staff(UserId person) ? Stream.of(person.value()) : Stream.empty())
                .toArray(UUID[]::new);
        UUID[] relatives = named.stream()
                .flatMap(who -> who instanceof Addressee.Relative(UUID relative) ? Stream.of(relative) : Stream.empty())
                .toArray(UUID[]::new);
        List<Reachable> found = new ArrayList<>();
        if (organisations.length > 0 || people.length > 0) {
            found.addAll(staff(tx, organisations, people, clock.instant()));
        }
        if (relatives.length > 0) {
            found.addAll(family(tx, relatives));
        }
        return found;
    }

    private static List<Reachable> family(Transaction tx, UUID[] relatives) {
        return tx.list(
                """
                select u.id, u.relative_id, u.organisation_id
                    from push_subscription u
                    join relative_session s on s.id = u.browser_id and s.expires_at > (select nabij_now())
                    join relative r on r.id = u.relative_id and r.ended_at is null
                    join home h on h.id = r.home_id and h.stay <> 'ended'
                    where u.relative_id = any($1)
                    order by u.made_at, u.id limit $2
                """,
                row -> new Reachable(
                        row.getUUID(0),
                        new Addressee.Relative(row.getUUID(1)),
                        new OrganisationId(row.getUUID(2)),
                        Set.of(),
                        false),
                relatives,
                MOST_REACHED);
    }

    private static List<Reachable> staff(Transaction tx, UUID[] organisations, UUID[] people, Instant now) {
        return tx.list(
                """
                select u.id, p.id as person_id, p.organisation_id, p.roles,
                        coalesce(d.until > (select nabij_now()), false) as on_duty
                    from push_subscription u
                    join person p on p.id = u.person_id and not p.blocked
                    join session s on s.id = u.session_id and s.ended_at is null
                        and s.started_at > $3 and s.last_used_at > $4
                    left join carer_duty d on d.person_id = p.id
                    where (u.organisation_id = any($1) and d.until > (select nabij_now())) or u.person_id = any($2)
                    order by u.made_at, u.id limit $5
                """,
                PushStore::reachable,
                organisations,
                people,
                utc(now.minus(Session.LONGEST)),
                utc(now.minus(Session.LONGEST_UNUSED)),
                MOST_REACHED);
    }

    private static Reachable reachable(Row row) {
        return new Reachable(
                row.getUUID("id"),
                new Addressee.Staff(new UserId(row.getUUID("person_id"))),
                new OrganisationId(row.getUUID("organisation_id")),
                Arrays.stream(row.getArrayOfStrings("roles"))
                        .flatMap(word -> Role.of(word).stream())
                        .collect(Collectors.toUnmodifiableSet()),
                row.getBoolean("on_duty"));
    }

    private static Set<Sent> sent(Transaction tx, UUID subject) {
        return new HashSet<>(tx.list(
                "select subscription_id, turn from push_sent where subject = $1 and not taken_back",
                row -> new Sent(row.getUUID(0), row.getString(1)),
                subject));
    }

    /// Puts down what is about to be sent. @return those that nobody, also no other node, sent before
    List<Send> sending(UUID subject, List<Send> sends) {
        return database.asWorker(tx -> sends.stream()
                .filter(send -> tx.update(
                                "insert into push_sent (subscription_id, organisation_id, subject, turn, at)"
                                        + " select id, organisation_id, $2, $3, (select nabij_now()) from push_subscription"
                                        + " where id = $1 on conflict do nothing",
                                send.subscription(),
                                subject,
                                send.turn())
                        == 1)
                .toList());
    }

    /// @return those that were not taken back before
    List<UUID> takingBack(UUID subject, Set<UUID> subscriptions) {
        return database.asWorker(tx -> tx
                .list(
                        "update push_sent set taken_back = true where subject = $1 and subscription_id = any($2)"
                                + " and not taken_back returning subscription_id",
                        row -> row.getUUID(0),
                        subject,
                        subscriptions.toArray(UUID[]::new))
                .stream()
                .distinct()
                .toList());
    }

    /// What is bound to sessions that ran out by themselves, and what was sent long ago.
    void sweep() {
        Instant now = clock.instant();
        database.asWorker(tx -> {
            tx.update("delete from push_sent where at < (select nabij_now()) - interval '1 day'");
            tx.update("delete from push_subscription u using relative_session s where s.id = u.browser_id"
                    + " and s.expires_at <= (select nabij_now())");
            return tx.update(
                    "delete from push_subscription u using session s where s.id = u.session_id"
                            + " and (s.started_at <= $1 or s.last_used_at <= $2)",
                    utc(now.minus(Session.LONGEST)),
                    utc(now.minus(Session.LONGEST_UNUSED)));
        });
    }

    private static Subscription subscription(Row row) {
        return new Subscription(row.getUUID(0), row.getString(1), row.getString(2), row.getString(3));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
