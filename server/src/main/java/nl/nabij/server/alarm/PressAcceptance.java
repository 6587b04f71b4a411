package nl.nabij.server.alarm;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
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

    /// One question about so many is still answered within milliseconds.
    private static final int MOST_AT_A_TIME = 1_000;

    private static final JsonObject UNKNOWN = new JsonObject();

    private final Loading source;
    private final Ladders ladders;
    private final InstantSource clock;
    private final Executor background;
    private final Map<GatewayId, Prepared> known = new ConcurrentHashMap<>();
    private final Map<Homes, Shape> shapes = new ConcurrentHashMap<>();
    private final Set<GatewayId> wanted = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean loading = new AtomicBoolean();

    private record Prepared(JsonObject json, Instant at) {}

    /// @param background runs blocking work: a virtual thread each
    public PressAcceptance(Database database, Ladders ladders, InstantSource clock, Executor background) {
        this.source = homes -> database.asWorker(transaction -> shapes(transaction, homes));
        this.ladders = ladders;
        this.clock = clock;
        this.background = background;
    }

    /// For who has no database.
    PressAcceptance(Loading source, Ladders ladders, InstantSource clock, Executor background) {
        this.source = source;
        this.ladders = ladders;
        this.clock = clock;
        this.background = background;
    }

    /// What is stored about homes.
    @FunctionalInterface
    interface Loading {
        /// Blocks. A home that is not there is left out.
        Map<GatewayId, JsonObject> of(List<GatewayId> homes);
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

    /// The same for an installer's test: only whoever is asked first.
    public Optional<JsonObject> prepareTest(Transaction transaction, GatewayId home) {
        return transaction
                .first(
                        "select organisation_id, night_centre_id from home where id = $1",
                        row -> new Homes(row.getUUID(0), Optional.ofNullable(row.getUUID(1))),
                        home.value())
                .map(found -> {
                    OrganisationId organisation = new OrganisationId(found.organisation());
                    Optional<OrganisationId> centre = found.nightCentre().map(OrganisationId::new);
                    return json(
                            organisation,
                            centre,
                            ladders.of(transaction, organisation, centre).ofTests());
                });
    }

    private record Homes(UUID organisation, Optional<UUID> nightCentre) {}

    /// What all homes of these two organisations share as long as their ladder is this one.
    private record Shape(Ladder ladder, JsonObject json) {}

    private void reload(GatewayId home) {
        wanted.add(home);
        if (loading.compareAndSet(false, true)) {
            background.execute(this::load);
        }
    }

    /// Who asks meanwhile is the next turn. Ten thousand homes that call at once are some transactions and
    /// not ten thousand, which would take the database from their alarms.
    private void load() {
        do {
            try {
                for (List<GatewayId> turn = turn(); !turn.isEmpty(); turn = turn()) {
                    load(turn);
                }
            } finally {
                loading.set(false);
            }
        } while (!wanted.isEmpty() && loading.compareAndSet(false, true));
    }

    private List<GatewayId> turn() {
        return wanted.stream().limit(MOST_AT_A_TIME).toList();
    }

    private void load(List<GatewayId> homes) {
        try {
            Map<GatewayId, JsonObject> loaded = source.of(homes);
            Instant now = clock.instant();
            loaded.forEach((home, json) -> known.put(home, new Prepared(json, now)));
        } catch (RuntimeException e) {
            LOG.warn("The ladders of {} homes could not be loaded; their presses take the inbox", homes.size(), e);
        } finally {
            homes.forEach(wanted::remove);
        }
    }

    private Map<GatewayId, JsonObject> shapes(Transaction transaction, List<GatewayId> homes) {
        Map<Homes, JsonObject> shared = new HashMap<>();
        Map<GatewayId, JsonObject> loaded = new HashMap<>();
        String[] ids = homes.stream().map(GatewayId::value).toArray(String[]::new);
        transaction
                .list(
                        "select id, organisation_id, night_centre_id from home where id = any($1)",
                        row -> Map.entry(
                                new GatewayId(row.getString(0)),
                                new Homes(row.getUUID(1), Optional.ofNullable(row.getUUID(2)))),
                        (Object) ids)
                .forEach(home -> loaded.put(
                        home.getKey(), shared.computeIfAbsent(home.getValue(), of -> shape(transaction, of))));
        return loaded;
    }

    /// The same object as before where the ladder is the same: one for all homes, and not one for each.
    private JsonObject shape(Transaction transaction, Homes of) {
        OrganisationId organisation = new OrganisationId(of.organisation());
        Optional<OrganisationId> nightCentre = of.nightCentre().map(OrganisationId::new);
        Ladder ladder = ladders.of(transaction, organisation, nightCentre);
        Shape before = shapes.get(of);
        if (before != null && before.ladder().equals(ladder)) {
            return before.json();
        }
        Shape fresh = new Shape(ladder, json(organisation, nightCentre, ladder));
        shapes.put(of, fresh);
        return fresh.json();
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
