package nl.nabij.server.alarm;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import nl.nabij.contract.AlarmId;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.UserId;
import nl.nabij.contract.home.Kind;
import nl.nabij.contract.link.UpMessage;
import nl.nabij.server.postgres.DatabaseUnavailableException;

/// The alarms' tables of a simulated world: what PostgreSQL has of them, and what outlives each node.
/// Each call is one transaction; while the database is away each fails.
public final class WorldAlarms {

    /// Which part is sabotaged, so that a test can see its invariant go red.
    public enum Sabotage {
        NONE,
        /// Each press is a new alarm.
        NO_LOOK_FOR_REPEATS,
        /// Who appends is not asked what he had loaded.
        NO_LOOK_AT_VERSIONS,
        /// The state that is kept is not what the events make.
        ANOTHER_FOLD,
        /// Most answers of screens are not kept.
        BEATS_ARE_LOST,
        /// What became visible since leaves out new alarms, as if their commit had been late.
        CHANGES_ARE_SKIPPED,
        /// A change is told as it was before it.
        CHANGES_ARE_OLD
    }

    /// Of a sabotaged one, each so many.
    private static final int KEPT_BEAT = 6;

    private final MemoryAlarmStore tables;
    private final AlarmStore guarded;
    private final MemoryPresses presses;
    private final BooleanSupplier away;
    private final Sabotage sabotage;
    private final Map<AlarmId, Kept> seen = new LinkedHashMap<>();
    private int seenAt = -1;
    private int beats;
    private Consumer<AlarmId> meanwhile = _ -> {};

    /// @param clock the database's
    /// @param away whether the database can be reached by nobody now
    public WorldAlarms(InstantSource clock, BooleanSupplier away, Sabotage sabotage) {
        this.tables = new MemoryAlarmStore(clock);
        this.away = away;
        this.sabotage = sabotage;
        this.presses = new MemoryPresses(tables, clock, sabotage != Sabotage.NO_LOOK_FOR_REPEATS);
        this.guarded = new Guarded();
    }

    /// The part of one node that works on these alarms.
    public WorldAlarmDesk desk(AlarmHints hints) {
        return new WorldAlarmDesk(guarded, presses, openAlarms(), hints);
    }

    /// The database's function, in the transaction of the message's number.
    public boolean accept(
            OrganisationId organisation,
            GatewayId home,
            UpMessage.AlarmRaised press,
            Optional<Instant> happenedAt,
            JsonObject prepared) {
        return presses.accept(organisation, home, press, happenedAt, prepared);
    }

    /// As a node is told that something changed.
    ///
    /// @param later how something is done a moment later
    public static AlarmHints hints(BiConsumer<Duration, Runnable> later) {
        return new AlarmHints(later::accept);
    }

    /// Signs of life, as a node writes them.
    public OperatorsAlive alive() {
        return new OperatorsAlive() {
            @Override
            public void beat(OrganisationId organisation, Operator operator) {
                check();
                if (sabotage != Sabotage.BEATS_ARE_LOST || beats++ % KEPT_BEAT == 0) {
                    tables.beat(organisation, operator);
                }
            }

            @Override
            public boolean called(OrganisationId organisation, Operator operator) {
                check();
                return tables.called(organisation, operator);
            }

            @Override
            public void leave(OrganisationId organisation, UserId operator) {
                check();
                tables.leave(organisation, operator);
            }
        };
    }

    /// What a node reads for its consoles.
    ///
    /// @param afterReading what others do before what was read is used
    public AlarmChanges changes(Runnable afterReading) {
        return new WorldChanges(tables, this::check, afterReading, sabotage);
    }

    /// An alarm closes itself: for sabotage.
    public void closeByItself(AlarmId alarm, Operator nobody, Instant now) {
        tables.force(
                tables.load(new Sight.Everything(), alarm).alarm(),
                List.of(new AlarmEvent.AlarmClosed(
                        nobody, nl.nabij.contract.face.AlarmView.Outcome.TECHNICAL, "by itself", now)));
    }

    /// What others do with an alarm between its load and its append.
    public void meanwhile(Consumer<AlarmId> others) {
        meanwhile = others;
    }

    /// How much was ever appended: rises with each change.
    public int changes() {
        return Integer.parseInt(tables.now().snapshot());
    }

    /// Everything, for who checks what has to hold. What did not change is the same object again.
    public List<Kept> all() {
        if (seenAt != changes()) {
            seenAt = changes();
            tables.all()
                    .forEach(id -> seen.compute(id, (_, before) -> {
                        List<AlarmEvent> events = tables.history(new Sight.Everything(), id);
                        return before != null && before.events().size() == events.size() ? before : kept(id, events);
                    }));
        }
        return List.copyOf(seen.values());
    }

    private Kept kept(AlarmId id, List<AlarmEvent> events) {
        Alarm.Known alarm =
                (Alarm.Known) tables.load(new Sight.Everything(), id).alarm();
        return new Kept(
                id,
                alarm.facts().home(),
                alarm.facts().device(),
                alarm.facts().kind(),
                sabotage == Sabotage.ANOTHER_FOLD && events.size() > 2
                        ? AlarmLifeCycle.fold(events.subList(0, events.size() - 1))
                        : alarm,
                events,
                AlarmLifeCycle.nextDeadline(alarm));
    }

    /// @param alarm as it is stored
    /// @param events all that it should be made of
    public record Kept(
            AlarmId id,
            GatewayId home,
            DeviceId device,
            Kind kind,
            Alarm alarm,
            List<AlarmEvent> events,
            Optional<Instant> deadline) {

        /// Whether its events make what is stored.
        public boolean replays() {
            try {
                return AlarmLifeCycle.fold(events).equals(alarm);
            } catch (IllegalStateException e) {
                return false;
            }
        }

        public boolean closed() {
            return alarm instanceof Alarm.Closed;
        }
    }

    private void check() {
        if (away.getAsBoolean()) {
            throw new DatabaseUnavailableException("the simulated database is away");
        }
    }

    private AlarmIntake.OpenAlarms openAlarms() {
        return new AlarmIntake.OpenAlarms() {
            @Override
            public List<AlarmId> of(GatewayId home) {
                return all().stream()
                        .filter(kept -> !kept.closed() && kept.home().equals(home))
                        .map(Kept::id)
                        .toList();
            }

            @Override
            public List<AlarmId> of(GatewayId home, DeviceId device, Kind kind) {
                return presses.open(home, device, kind).stream().toList();
            }

            @Override
            public Alarm load(AlarmId alarm) {
                return tables.load(new Sight.Everything(), alarm).alarm();
            }

            @Override
            public Instant now() {
                return tables.load(new Sight.Everything(), new AlarmId(new java.util.UUID(0, 0)))
                        .now();
            }

            @Override
            public boolean append(Alarm before, List<AlarmEvent> events) {
                return tables.append(new Sight.Everything(), before, events, Along.NOTHING)
                        == AlarmStore.Append.APPENDED;
            }
        };
    }

    /// The store as a node reaches it.
    private final class Guarded implements AlarmStore {

        @Override
        public Stored load(Sight sight, AlarmId alarm) {
            check();
            return tables.load(sight, alarm);
        }

        @Override
        public List<AlarmEvent> history(Sight sight, AlarmId alarm) {
            check();
            return tables.history(sight, alarm);
        }

        @Override
        public Append append(Sight sight, Alarm before, List<AlarmEvent> events, Along along) {
            check();
            if (before instanceof Alarm.Known known) {
                meanwhile.accept(known.facts().id());
            }
            if (sabotage == Sabotage.NO_LOOK_AT_VERSIONS) {
                tables.force(before, events);
                return Append.APPENDED;
            }
            return tables.append(sight, before, events, along);
        }

        @Override
        public Optional<Taken> takeDue(Function<Stored, List<AlarmEvent>> decide) {
            check();
            return tables.takeDue(decide);
        }

        @Override
        public Optional<Duration> untilNextDue() {
            check();
            return tables.untilNextDue();
        }

        @Override
        public List<AlarmId> claimedBy(UserId owner) {
            check();
            return tables.claimedBy(owner);
        }

        @Override
        public List<SilentClaim> silentClaims() {
            check();
            return tables.silentClaims();
        }
    }
}
