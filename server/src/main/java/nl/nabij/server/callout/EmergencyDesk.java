package nl.nabij.server.callout;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.face.EmergencyContacts.EmergencyCall;
import nl.nabij.contract.face.EmergencyContacts.EmergencyContactChange;
import nl.nabij.contract.face.EmergencyContacts.EmergencyPlan;
import nl.nabij.contract.face.EmergencyContacts.EmergencyPlanChange;
import nl.nabij.server.postgres.Database;
import nl.nabij.server.postgres.Transaction;
import nl.nabij.server.webhook.Delivery;
import nl.nabij.server.webhook.Inside;
import nl.nabij.server.webhook.Webhook;
import nl.nabij.server.webhook.WebhookAddress;
import nl.nabij.server.webhook.WebhookSecret;

/// Where an administrator keeps whom to call, and tries whether it arrives. Each call blocks.
public final class EmergencyDesk {

    /// A test costs an SMS, and a call to an address of the administrator's choice.
    static final Duration BETWEEN_TESTS = Duration.ofSeconds(10);

    private final Database database;
    private final CalloutStore store;
    private final Webhook webhook;
    private final Inside inside;
    private final SecureRandom random;
    private final Clock clock;
    private final Supplier<UUID> ids;

    public EmergencyDesk(
            Database database,
            Webhook webhook,
            Inside inside,
            SecureRandom random,
            Clock clock,
            Supplier<UUID> ids,
            Supplier<String> console) {
        this.database = database;
        this.store = new CalloutStore(database, ids, console);
        this.webhook = webhook;
        this.inside = inside;
        this.random = random;
        this.clock = clock;
        this.ids = ids;
    }

    public EmergencyPlan plan(OrganisationId organisation) {
        return database.asOrganisation(organisation, tx -> EmergencyRows.plan(tx, organisation, Map.of()));
    }

    /// All of it, or nothing.
    ///
    /// @throws IllegalArgumentException with what is wrong and what would be right
    public EmergencyPlan change(OrganisationId organisation, EmergencyPlanChange change) {
        CalloutRules rules = new CalloutRules(
                Duration.ofSeconds(change.afterSeconds()),
                Duration.ofSeconds(change.unansweredAfterSeconds()),
                Duration.ofMinutes(change.againMinutes()));
        change.contacts().forEach(contact -> {
            WebhookAddress.parse(contact.url(), inside);
            contact.secret().ifPresent(WebhookSecret::parse);
        });
        return database.asOrganisation(organisation, tx -> {
            EmergencyRows.write(tx, organisation, rules);
            return EmergencyRows.plan(tx, organisation, contacts(tx, organisation, change.contacts()));
        });
    }

    private Map<UUID, String> contacts(
            Transaction tx, OrganisationId organisation, List<EmergencyContactChange> wanted) {
        Set<UUID> gone = new HashSet<>(EmergencyRows.ids(tx, organisation));
        Map<UUID, String> made = new HashMap<>();
        int position = 0;
        for (EmergencyContactChange contact : wanted) {
            Optional<String> given =
                    contact.secret().map(text -> WebhookSecret.parse(text).reveal());
            if (contact.id().isEmpty()) {
                UUID id = ids.get();
                String secret = given.orElseGet(() -> WebhookSecret.make(random).reveal());
                EmergencyRows.add(tx, organisation, id, position, contact, secret);
                if (given.isEmpty()) {
                    made.put(id, secret);
                }
            } else if (gone.remove(contact.id().get())) {
                EmergencyRows.change(tx, contact.id().get(), position, contact, given);
            } else {
                throw new IllegalArgumentException(
                        "contacts hold an id that none of yours has; leave id out for a new one");
            }
            position++;
        }
        gone.forEach(id -> EmergencyRows.remove(tx, id));
        return made;
    }

    /// What became of a test.
    public sealed interface Tested {
        record Done(EmergencyCall call) implements Tested {}

        record NotYours() implements Tested {}

        record TooSoon(Duration pause) implements Tested {}
    }

    private record Begun(UUID attempt, UUID message, CalloutBody body, CalloutStore.Target target) {}

    /// Sends one message that says it is a test, and waits for its answer.
    public Tested test(OrganisationId organisation, UUID contact) {
        boolean own = database.asOrganisation(
                organisation, tx -> EmergencyRows.ids(tx, organisation).contains(contact));
        if (!own) {
            return new Tested.NotYours();
        }
        Optional<Begun> begun = database.asWorker(tx -> begin(tx, organisation, contact));
        if (begun.isEmpty()) {
            return new Tested.TooSoon(BETWEEN_TESTS);
        }
        Delivery delivery = new Outgate(webhook, inside, clock)
                .post(
                        begun.get().target(),
                        begun.get().message(),
                        ContractJson.toText(begun.get().body()));
        return database.asWorker(tx -> {
            CalloutStore.complete(tx, begun.get().attempt(), delivery);
            return new Tested.Done(EmergencyRows.callOf(tx, begun.get().attempt()));
        });
    }

    private Optional<Begun> begin(Transaction tx, OrganisationId organisation, UUID contact) {
        // Two presses at once are one after the other here.
        CalloutStore.lock(tx, organisation, "for update");
        long soon = tx.one(
                "select count(*) from callout_try where contact_id = $1 and test"
                        + " and begun_at > (select nabij_now()) - $2 * interval '1 millisecond'",
                row -> row.getLong(0),
                contact,
                BETWEEN_TESTS.toMillis());
        Optional<CalloutStore.Target> target = CalloutStore.target(tx, contact);
        if (soon > 0 || target.isEmpty()) {
            return Optional.empty();
        }
        UUID message = ids.get();
        CalloutBody body = CalloutBody.test(store.sender(tx, organisation), clock.instant());
        UUID attempt = store.begin(tx, organisation, contact, message, true, 1, new UUID[0]);
        return Optional.of(new Begun(attempt, message, body, target.get()));
    }
}
