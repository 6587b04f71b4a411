package nl.nabij.server.alarm;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import nl.nabij.contract.AlarmId;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.PressId;
import nl.nabij.contract.home.Kind;
import nl.nabij.server.escalation.Ladder;
import nl.nabij.server.escalation.Ladders;
import nl.nabij.server.postgres.Database;
import nl.nabij.server.postgres.Transaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the database's `accept_press` needs to know beforehand: both outcomes of a press as the core
/// decides them, without the press itself, which the function fills in.
///
/// Asked on event loops, so it answers from memory. A home that it does not know yet gets an empty
/// answer: that press goes through the inbox, a moment later, and is never lost.
public final class PressAcceptance {

    private static final Logger LOG = LoggerFactory.getLogger(PressAcceptance.class);

    /// A ladder that was changed counts for new alarms within this time.
    private static final Duration FRESH = Duration.ofSeconds(30);

    private static final JsonObject UNKNOWN = new JsonObject();

    private final Database database;
    private final Ladders ladders;
    private final InstantSource clock;
    private final Executor background;
    private final Map<GatewayId, Prepared> known = new ConcurrentHashMap<>();
    private final Set<GatewayId> loading = ConcurrentHashMap.newKeySet();

    private record Prepared(JsonObject json, Instant at) {}

    /// @param background runs blocking work: a virtual thread each
    public PressAcceptance(Database database, Ladders ladders, InstantSource clock, Executor background) {
        this.database = database;
        this.ladders = ladders;
        this.clock = clock;
        this.background = background;
    }

    /// Never blocks. The answer is shared and must not be changed.
    public JsonObject prepare(GatewayId home) {
        Prepared prepared = known.get(home);
        if (prepared == null || prepared.at().plus(FRESH).isBefore(clock.instant())) {
            reload(home);
        }
        return prepared == null ? UNKNOWN : prepared.json();
    }

    /// The same for a transaction that may block.
    ///
    /// @return empty when there is no such home
    public Optional<JsonObject> prepare(Transaction transaction, GatewayId home) {
        return transaction
                .first(
                        "select organisation_id, night_centre_id from home where id = $1",
                        row -> new Homes(row.getUUID(0), Optional.ofNullable(row.getUUID(1))),
                        home.value())
                .map(found -> json(
                        new OrganisationId(found.organisation()),
                        found.nightCentre().map(OrganisationId::new),
                        transaction));
    }

    private record Homes(UUID organisation, Optional<UUID> nightCentre) {}

    private void reload(GatewayId home) {
        if (loading.add(home)) {
            background.execute(() -> {
                try {
                    database.asWorker(transaction -> prepare(transaction, home)).ifPresent(remember(home));
                } catch (RuntimeException e) {
                    LOG.warn("The ladder of home {} could not be loaded; its presses take the inbox", home, e);
                } finally {
                    loading.remove(home);
                }
            });
        }
    }

    private Consumer<JsonObject> remember(GatewayId home) {
        return json -> known.put(home, new Prepared(json, clock.instant()));
    }

    private JsonObject json(
            OrganisationId organisation, Optional<OrganisationId> nightCentre, Transaction transaction) {
        return json(organisation, nightCentre, ladders.of(transaction, organisation, nightCentre));
    }

    /// The core decides about a press of nobody; all that is this press's own is replaced later.
    static JsonObject json(OrganisationId organisation, Optional<OrganisationId> nightCentre, Ladder ladder) {
        PressId press = new PressId(new UUID(0, 0));
        AlarmCommand raise = new AlarmCommand.RaiseAlarm(
                new AlarmId(press.value()),
                organisation,
                nightCentre,
                new GatewayId("home"),
                press,
                new DeviceId("device"),
                "",
                Optional.empty(),
                Kind.GENERIC_ALARM,
                Optional.empty(),
                ladder);
        JsonObject prepared = new JsonObject().put("mostRepeats", AlarmLifeCycle.MOST_REPEATS);
        nightCentre.ifPresent(centre -> prepared.put("nightCentre", centre.toString()));
        Alarm alarm = put(prepared, new Alarm.NotRaised(), raise);
        put(prepared, alarm, new AlarmCommand.RepeatPress(press, Optional.empty()));
        return prepared;
    }

    private static Alarm put(JsonObject prepared, Alarm before, AlarmCommand command) {
        Alarm alarm = before;
        if (AlarmLifeCycle.decide(before, command, Instant.EPOCH) instanceof Decision.Accepted(var events)) {
            for (AlarmEvent event : events) {
                prepared.put(AlarmEventViews.type(event), new JsonObject(ContractJson.toText(event)));
                alarm = AlarmLifeCycle.evolve(alarm, event);
            }
        }
        return alarm;
    }
}
