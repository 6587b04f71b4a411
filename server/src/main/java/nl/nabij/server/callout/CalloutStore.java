package nl.nabij.server.callout;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import nl.nabij.contract.AlarmId;
import nl.nabij.contract.ContractException;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.home.Kind;
import nl.nabij.server.alarm.Urgency;
import nl.nabij.server.callout.CalloutLifeCycle.Send;
import nl.nabij.server.callout.CalloutLifeCycle.Step;
import nl.nabij.server.postgres.Database;
import nl.nabij.server.postgres.Transaction;
import nl.nabij.server.webhook.Delivery;

/// Where the calls of all organisations stand, in PostgreSQL. Each method is one transaction and blocks.
final class CalloutStore {

    /// Beyond this many alarms that wait unattended, one more changes nothing of what is told.
    private static final int MOST_ALARMS = 2_000;

    /// In the histories of so many alarms one try is noted; the others of a great outage can be found by its
    /// time.
    private static final int MOST_NOTED = 100;

    /// Tries that are kept of one organisation, some months of a broken receiver.
    private static final int MOST_TRIES_KEPT = 1_000;

    private static final String TO_LOOK_AT = """
            select distinct c.organisation_id from callout_contact c
                where exists (select from callout s where s.organisation_id = c.organisation_id and s.active)
                or exists (select from alarm a where a.deadline is not null
                    and (a.organisation_id = c.organisation_id or a.night_centre_id = c.organisation_id))
            union select organisation_id from callout where active
            """;

    private static final String WAITING = """
            select a.id, a.kind, a.repeats, a.round, a.organisation_id, a.night_centre_id, greatest(a.received_at,
                    (select max(e.at) from alarm_event e where e.alarm_id = a.id and e.type in ('released', 'reopened')))
                from (select * from alarm where deadline is not null
                    and (organisation_id = $1 or night_centre_id = $1) order by received_at limit $2) a
            """;

    /// Organisations of which somebody is there who may take an alarm: on duty at a living screen, or calling
    /// the API.
    static final String THERE = """
            select distinct p.organisation_id from operator_alive l join person p on p.id = l.user_id
                left join shift s on s.person_id = p.id
                where not p.blocked and p.roles && array['operator', 'carer']
                and (l.alive_until > (select nabij_now()) and s.on_duty or l.called_until > (select nabij_now()))
            """;

    private static final String TO_NOTE = """
            select t.id, t.alarms, t.contact_name, t.outcome = 'accepted', t.outcome = 'accepted'
                    or t.outcome <> 'unknown' and (select count(*) from callout_try e where e.contact_id = t.contact_id
                        and e.outcome not in ('accepted', 'unknown') and e.begun_at < t.begun_at
                        and e.begun_at > t.begun_at - interval '1 hour') < 3
                from callout_try t where t.ended_at is not null and not t.noted and not t.test
                order by t.begun_at limit 50
            """;

    private final Database database;
    private final Supplier<UUID> ids;
    private final Supplier<String> console;

    /// @param console the address at which people sign in
    CalloutStore(Database database, Supplier<UUID> ids, Supplier<String> console) {
        this.database = database;
        this.ids = ids;
        this.console = console;
    }

    /// Organisations that have somebody to call and an alarm that waits, or whose call is not over.
    List<OrganisationId> toLookAt() {
        return database.askAsWorker(TO_LOOK_AT, row -> new OrganisationId(row.getUUID(0)));
    }

    /// One try that has to go out now; it stands in the database already.
    ///
    /// @param attempt the row of the try
    record Outgoing(OrganisationId organisation, UUID attempt, Send send) {}

    /// Decides once, unless another node is at it.
    Optional<Outgoing> look(OrganisationId organisation) {
        return database.asWorker(tx -> {
            Optional<Callout> callout = lock(tx, organisation, "for update skip locked");
            if (callout.isEmpty()) {
                return Optional.empty();
            }
            Situation situation = situation(tx, organisation);
            Step step = CalloutLifeCycle.look(callout.get(), situation);
            write(tx, organisation, callout.get(), step.next());
            return step.send().map(send -> new Outgoing(organisation, begin(tx, organisation, situation, send), send));
        });
    }

    /// Writes down how it ended, and what is decided then.
    void ended(Outgoing outgoing, Delivery delivery) {
        database.asWorker(tx -> {
            complete(tx, outgoing.attempt(), delivery);
            // Not skipped: another node's look at this organisation takes milliseconds.
            Callout callout = lock(tx, outgoing.organisation(), "for update").orElseGet(Callout.Quiet::new);
            Situation situation = situation(tx, outgoing.organisation());
            Callout next = CalloutLifeCycle.ended(callout, outgoing.send().message(), delivery.accepted(), situation);
            write(tx, outgoing.organisation(), callout, next);
            return next;
        });
    }

    /// @return empty where another has it and is not waited for
    static Optional<Callout> lock(Transaction tx, OrganisationId organisation, String how) {
        tx.update("insert into callout (organisation_id) values ($1) on conflict do nothing", organisation.value());
        return tx.first(
                "select state::text from callout where organisation_id = $1 " + how,
                row -> parsed(row.getString(0)),
                organisation.value());
    }

    private static Callout parsed(String json) {
        try {
            return ContractJson.read(json, Callout.class);
        } catch (ContractException e) {
            // An older or newer build wrote it: beginning anew tells once too often, and never too little.
            return new Callout.Quiet();
        }
    }

    private static void write(Transaction tx, OrganisationId organisation, Callout before, Callout next) {
        if (!next.equals(before)) {
            tx.update(
                    "update callout set state = $2::text::jsonb, active = $3 where organisation_id = $1",
                    organisation.value(),
                    ContractJson.toText(next),
                    !(next instanceof Callout.Quiet));
        }
    }

    private Situation situation(Transaction tx, OrganisationId organisation) {
        Instant now =
                tx.one("select nabij_now()", row -> row.getOffsetDateTime(0).toInstant());
        List<UUID> contacts = tx.list(
                "select id from callout_contact where organisation_id = $1 order by position",
                row -> row.getUUID(0),
                organisation.value());
        CalloutRules rules = EmergencyRows.rules(tx, organisation);
        Set<UUID> there = new HashSet<>(tx.list(THERE, row -> row.getUUID(0)));
        List<Situation.Waiting> waiting =
                tx.list(WAITING, row -> waiting(row, there), organisation.value(), MOST_ALARMS).stream()
                        .flatMap(Optional::stream)
                        .toList();
        return new Situation(now, rules, waiting, contacts, sender(tx, organisation), ids.get());
    }

    Situation.Sender sender(Transaction tx, OrganisationId organisation) {
        return tx.one(
                "select name from organisation where id = $1",
                row -> new Situation.Sender(organisation.value(), row.getString(0), console.get()),
                organisation.value());
    }

    /// Empty for what is only technical (a battery): it waits for the morning, however long that is.
    private static Optional<Situation.Waiting> waiting(Row row, Set<UUID> there) {
        Kind kind = new Kind(row.getString(1));
        if (!kind.isAlarm()) {
            return Optional.empty();
        }
        UUID nightCentre = row.getUUID(5);
        boolean attended = there.contains(row.getUUID(4)) || (nightCentre != null && there.contains(nightCentre));
        return Optional.of(new Situation.Waiting(
                new AlarmId(row.getUUID(0)),
                Urgency.of(kind, row.getInteger(2), row.getInteger(3)).level(),
                row.getOffsetDateTime(6).toInstant(),
                attended));
    }

    private UUID begin(Transaction tx, OrganisationId organisation, Situation situation, Send send) {
        tx.update(
                "update callout_try set ended_at = $2, outcome = 'unknown'"
                        + " where organisation_id = $1 and ended_at is null and not test",
                organisation.value(),
                situation.now().atOffset(ZoneOffset.UTC));
        UUID[] alarms = situation.called().stream()
                .limit(MOST_NOTED)
                .map(each -> each.alarm().value())
                .toArray(UUID[]::new);
        return begin(tx, organisation, send.contact(), send.message(), false, send.round(), alarms);
    }

    /// The row of a try, before it goes out.
    UUID begin(
            Transaction tx,
            OrganisationId organisation,
            UUID contact,
            UUID message,
            boolean test,
            int round,
            UUID[] alarms) {
        tx.update(
                "delete from callout_try where id in (select id from callout_try where organisation_id = $1"
                        + " order by begun_at desc offset $2)",
                organisation.value(),
                MOST_TRIES_KEPT);
        return tx.one(
                "insert into callout_try (organisation_id, contact_id, contact_name, message_id, test, round, alarms,"
                        + " begun_at, outcome) select $1, id, name, $3, $4, $5, $6, nabij_now(), 'under-way'"
                        + " from callout_contact where id = $2 returning id",
                row -> row.getUUID(0),
                organisation.value(),
                contact,
                message,
                test,
                round,
                alarms);
    }

    static void complete(Transaction tx, UUID attempt, Delivery delivery) {
        tx.update(
                "update callout_try set ended_at = nabij_now(), outcome = $2, status = $3 where id = $1",
                attempt,
                delivery.outcome().word(),
                delivery.status());
    }

    /// What has to stand in the histories of alarms.
    ///
    /// @param worth false for what is only ticked off: a server was killed, or the contact failed three times
    ///     within the hour before
    record Note(UUID attempt, List<AlarmId> alarms, String contact, boolean told, boolean worth) {}

    /// Tries that ended and were not looked at for that yet.
    List<Note> toNote() {
        return database.askAsWorker(
                TO_NOTE,
                row -> new Note(
                        row.getUUID(0),
                        Stream.of(row.getArrayOfUUIDs(1)).map(AlarmId::new).toList(),
                        row.getString(2),
                        row.getBoolean(3),
                        row.getBoolean(4)));
    }

    void noted(UUID attempt) {
        database.asWorker(tx -> tx.update("update callout_try set noted = true where id = $1", attempt));
    }

    /// Where a contact is told, and by which secret.
    Optional<Target> target(UUID contact) {
        return database.asWorker(tx -> target(tx, contact));
    }

    static Optional<Target> target(Transaction tx, UUID contact) {
        return tx.first(
                "select url, secret from callout_contact where id = $1",
                row -> new Target(row.getString(0), row.getString(1)),
                contact);
    }

    record Target(String url, String secret) {
        /// Without the secret.
        @Override
        public String toString() {
            return "Target[" + url + "]";
        }
    }
}
