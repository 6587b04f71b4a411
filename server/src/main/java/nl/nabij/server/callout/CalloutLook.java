package nl.nabij.server.callout;

import io.vertx.pgclient.PgException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import nl.nabij.contract.AlarmId;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.OrganisationId;
import nl.nabij.server.alarm.AlarmCommand;
import nl.nabij.server.alarm.AlarmService;
import nl.nabij.server.alarm.Sight;
import nl.nabij.server.callout.CalloutStore.Note;
import nl.nabij.server.callout.CalloutStore.Outgoing;
import nl.nabij.server.callout.CalloutStore.Target;
import nl.nabij.server.postgres.Database;
import nl.nabij.server.webhook.Delivery;
import nl.nabij.server.webhook.Inside;
import nl.nabij.server.webhook.Webhook;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One look after all organisations' calls. What has to go out is committed, then sent, then its end is
/// committed; a server that is killed in between leaves a row by which another one sends it again.
public final class CalloutLook {

    private static final Logger LOG = LoggerFactory.getLogger(CalloutLook.class);

    /// Nobody outside waits for the tenth of a second.
    private static final Duration LOOK_EACH = Duration.ofSeconds(1);

    private final CalloutStore store;
    private final AlarmService alarms;
    private final Outgate outgate;
    private final Executor sending;

    /// @param sending runs each attempt: one at a time for an organisation, 20 s at most
    public CalloutLook(
            Database database,
            AlarmService alarms,
            Webhook webhook,
            Inside inside,
            Clock clock,
            Supplier<UUID> ids,
            Supplier<String> console,
            Executor sending) {
        this.store = new CalloutStore(database, ids, console);
        this.alarms = alarms;
        this.outgate = new Outgate(webhook, inside, clock);
        this.sending = sending;
    }

    /// @return after which time to look again
    public Duration look() {
        for (OrganisationId organisation : store.toLookAt()) {
            try {
                store.look(organisation).ifPresent(outgoing -> sending.execute(() -> send(outgoing)));
            } catch (PgException | IllegalStateException e) {
                // One that cannot be decided must not keep the others from being told.
                LOG.error("nobody outside could be called organisation={}; tried again", organisation, e);
            }
        }
        store.toNote().forEach(this::note);
        return LOOK_EACH;
    }

    private void send(Outgoing outgoing) {
        Delivery delivery = post(outgoing);
        LOG.info(
                "outside called organisation={} contact={} message={} round={} outcome={} status={}",
                outgoing.organisation(),
                outgoing.send().contact(),
                outgoing.send().message(),
                outgoing.send().round(),
                delivery.outcome().word(),
                delivery.status().map(String::valueOf).orElse("none"));
        try {
            store.ended(outgoing, delivery);
        } catch (RuntimeException e) {
            // Its row stays under way, and so it is sent once more: a repeat by its id.
            LOG.warn(
                    "how a call ended could not be stored message={}",
                    outgoing.send().message(),
                    e);
        }
    }

    private Delivery post(Outgoing outgoing) {
        Optional<Target> target;
        try {
            target = store.target(outgoing.send().contact());
        } catch (RuntimeException e) {
            LOG.warn(
                    "whom to call could not be read contact={}", outgoing.send().contact(), e);
            return new Delivery(Delivery.Outcome.UNREACHABLE, Optional.empty());
        }
        return target.map(to -> outgate.post(
                        to,
                        outgoing.send().message(),
                        ContractJson.toText(outgoing.send().body())))
                .orElseGet(() -> new Delivery(Delivery.Outcome.UNKNOWN_HOST, Optional.empty()));
    }

    private void note(Note note) {
        if (note.worth()) {
            for (AlarmId alarm : note.alarms()) {
                try {
                    // Refused for one that was closed meanwhile, which needs it no more.
                    alarms.handle(
                            new Sight.Everything(),
                            alarm,
                            new AlarmCommand.NoteOutsideCall(note.contact(), note.told()));
                } catch (PgException | IllegalStateException e) {
                    LOG.error("an alarm's history lacks that somebody outside was called alarm={}", alarm, e);
                }
            }
        }
        store.noted(note.attempt());
    }
}
