package nl.nabij.server.push;

import io.vertx.sqlclient.Row;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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

    /// The browser of this session, in place of what was known of it or of this session before. Whoever shows an
    /// endpoint is the browser that has it: a tablet that another one uses now is no longer the former one's.
    void subscribe(Session session, Subscription subscription) {
        database.asWorker(tx -> {
            tx.update(
                    "delete from push_subscription where session_id = $1 or endpoint = $2",
                    session.id(),
                    subscription.endpoint());
            tx.update(
                    "insert into push_subscription (id, organisation_id, person_id, session_id, endpoint, p256dh, auth, made_at)"
                            + " values ($1, $2, $3, $4, $5, $6, $7, (select nabij_now()))",
                    subscription.id(),
                    session.person().organisation().value(),
                    session.person().id().value(),
                    session.id(),
                    subscription.endpoint(),
                    subscription.p256dh(),
                    subscription.auth());
            return tx.update(
                    "delete from push_subscription where person_id = $1 and id not in (select id from push_subscription"
                            + " where person_id = $1 order by made_at desc, id = $3 desc limit $2)",
                    session.person().id().value(),
                    MOST_EACH,
                    subscription.id());
        });
    }

    void unsubscribe(Session session) {
        database.asWorker(tx -> tx.update("delete from push_subscription where session_id = $1", session.id()));
    }

    Optional<Subscription> of(Session session) {
        return database.asWorker(
                tx -> tx.first(SUBSCRIPTION + " where session_id = $1", PushStore::subscription, session.id()));
    }

    /// @return false when the last test was a moment ago
    boolean mayTest(Session session) {
        return database.asWorker(tx -> tx.update(
                        "update push_subscription set tested_at = (select nabij_now()) where session_id = $1 and"
                                + " (tested_at is null or tested_at <= (select nabij_now()) - $2 * interval '1 second')",
                        session.id(),
                        TEST_EACH_SECONDS))
                == 1;
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
        UUID[] people = summons.askings().stream()
                .flatMap(asking -> asking.whom() instanceof Whom.Named(var person)
                        ? List.of(person.value()).stream()
                        : List.<UUID>of().stream())
                .distinct()
                .toArray(UUID[]::new);
        Instant now = clock.instant();
        return database.asWorker(tx -> new Loaded(
                tx.one("select nabij_now()", row -> row.getOffsetDateTime(0).toInstant()),
                reachable(tx, organisations, people, now),
                sent(tx, summons.subject())));
    }

    private static List<Reachable> reachable(Transaction tx, UUID[] organisations, UUID[] people, Instant now) {
        if (organisations.length == 0 && people.length == 0) {
            return List.of();
        }
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
                new UserId(row.getUUID("person_id")),
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
