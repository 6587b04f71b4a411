package nl.nabij.sim.world;

import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.UserId;
import nl.nabij.contract.link.UpMessage;
import nl.nabij.server.alarm.AlarmCommand;
import nl.nabij.server.alarm.AlarmHints;
import nl.nabij.server.alarm.Decision;
import nl.nabij.server.alarm.Operator;
import nl.nabij.server.alarm.PressAcceptance;
import nl.nabij.server.alarm.Sight;
import nl.nabij.server.alarm.WorldAlarmDesk;
import nl.nabij.server.alarm.WorldAlarms;
import nl.nabij.server.command.MemoryCommands;
import nl.nabij.server.console.WorldConsoles;
import nl.nabij.server.link.LinkTables;
import nl.nabij.server.link.Origin;
import nl.nabij.server.link.UpHandler;
import nl.nabij.server.link.WorldUplink;
import nl.nabij.server.postgres.DatabaseUnavailableException;
import nl.nabij.server.postgres.Transaction;
import org.jspecify.annotations.Nullable;

/// The centre: its database, which keeps what was committed, and its one process, which dies and starts
/// again. What the process had asked for when it died never comes back to it.
final class SimulatedNode {

    static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final long MOST_WAITING_BYTES = 8L << 20;
    private static final long SMALL_WAITING_BYTES = 32 << 10;

    private final Agenda agenda;
    private final Story story;
    private final Chance chance;
    private final Sabotage sabotage;
    private final OrganisationId care;
    private final OrganisationId nightCentre;
    private final WorldAlarms alarms;
    private final LinkTables link;
    private final MemoryCommands commandTable;
    private final CentrePeople people;
    private final List<ConsolePage> pages = new ArrayList<>();
    private final List<HomeNetwork> networks = new ArrayList<>();
    private Duration databaseJump = Duration.ZERO;
    private Duration clockJump = Duration.ZERO;
    private boolean databaseAway;
    private boolean databaseSilent;
    private int life;
    private Duration wellSince = Duration.ZERO;
    private @Nullable WorldUplink uplink;
    private @Nullable WorldAlarmDesk desk;
    private @Nullable WorldConsoles consoles;
    private @Nullable NodeCommands commands;
    private boolean meddling;

    SimulatedNode(Agenda agenda, Story story, Chance chance, Sabotage sabotage) {
        this.agenda = agenda;
        this.story = story;
        this.chance = chance;
        this.sabotage = sabotage;
        this.care = new OrganisationId(chance.uuid());
        this.nightCentre = new OrganisationId(chance.uuid());
        this.alarms = new WorldAlarms(databaseClock(), () -> databaseAway || databaseSilent, ofAlarms(sabotage));
        this.link = new LinkTables(databaseClock(), alarms::accept, sabotage != Sabotage.PRESS_OVERTAKES_INBOX);
        this.commandTable = new MemoryCommands(
                databaseClock(), () -> databaseAway || databaseSilent, sabotage == Sabotage.OLDER_COMMANDS_TOO);
        this.people = new CentrePeople(this, sabotage, chance.oneIn(2) ? SMALL_WAITING_BYTES : MOST_WAITING_BYTES);
    }

    private static WorldAlarms.Sabotage ofAlarms(Sabotage sabotage) {
        return switch (sabotage) {
            case NO_LOOK_FOR_REPEATS -> WorldAlarms.Sabotage.NO_LOOK_FOR_REPEATS;
            case NO_LOOK_AT_VERSIONS -> WorldAlarms.Sabotage.NO_LOOK_AT_VERSIONS;
            case ANOTHER_FOLD -> WorldAlarms.Sabotage.ANOTHER_FOLD;
            case BEATS_ARE_LOST -> WorldAlarms.Sabotage.BEATS_ARE_LOST;
            case CHANGES_ARE_SKIPPED -> WorldAlarms.Sabotage.CHANGES_ARE_SKIPPED;
            case CHANGES_ARE_OLD -> WorldAlarms.Sabotage.CHANGES_ARE_OLD;
            default -> WorldAlarms.Sabotage.NONE;
        };
    }

    void home(GatewayId home, HomeNetwork network) {
        link.home(home, care);
        networks.add(network);
        people.home(home);
    }

    void page(ConsolePage page) {
        pages.add(page);
    }

    InstantSource databaseClock() {
        return () -> agenda.instant().plus(databaseJump);
    }

    boolean isUp() {
        return uplink != null;
    }

    /// Whether people and clocks can reach what they need.
    boolean isWell() {
        return isUp() && hasDatabase();
    }

    boolean hasDatabase() {
        return !databaseAway && !databaseSilent;
    }

    /// Since when without a break; of interest only while it is well.
    Duration wellSince() {
        return wellSince;
    }

    OrganisationId care() {
        return care;
    }

    OrganisationId nightCentre() {
        return nightCentre;
    }

    WorldAlarms alarms() {
        return alarms;
    }

    LinkTables link() {
        return link;
    }

    MemoryCommands commandTable() {
        return commandTable;
    }

    NodeCommands commands() {
        if (commands == null) {
            throw new IllegalStateException("The node is down");
        }
        return commands;
    }

    CentrePeople people() {
        return people;
    }

    WorldConsoles consoles() {
        if (consoles == null) {
            throw new IllegalStateException("The node is down");
        }
        return consoles;
    }

    WorldUplink uplink() {
        if (uplink == null) {
            throw new IllegalStateException("The node is down");
        }
        return uplink;
    }

    WorldAlarmDesk desk() {
        if (desk == null) {
            throw new IllegalStateException("The node is down");
        }
        return desk;
    }

    void start() {
        if (isUp()) {
            return;
        }
        life++;
        wellSince = agenda.now();
        story.tell("node", () -> "starts");
        Alive alive = new Alive(life);
        AlarmHints hints = WorldAlarms.hints(alive::later);
        WorldAlarmDesk newDesk = alarms.desk(hints);
        PressAcceptance acceptance = WorldAlarmDesk.acceptance(
                care,
                nightCentre,
                PATIENCE,
                nodeClock(),
                work -> alive.later(chance.about(Duration.ofMillis(120)), work),
                _ -> {
                    if (databaseAway || databaseSilent) {
                        throw new DatabaseUnavailableException("the simulated database is away");
                    }
                    return true;
                });
        WorldUplink newUplink = new WorldUplink(
                link,
                (home, _) -> acceptance.prepare(home),
                new NodeLink(
                        agenda,
                        chance,
                        alive,
                        nodeClock(),
                        this,
                        acceptance,
                        hints,
                        home -> commands().homeIsThere(home)),
                sabotage == Sabotage.RECEIPT_BEFORE_COMMIT);
        on(
                newUplink,
                hints,
                UpMessage.AlarmRaised.class,
                (origin, message) ->
                        newDesk.raised(care, nightCentre, PATIENCE, origin.home(), message, origin.happenedAt()));
        on(
                newUplink,
                hints,
                UpMessage.AlarmCleared.class,
                (origin, message) -> newDesk.cleared(origin.home(), message));
        on(
                newUplink,
                hints,
                UpMessage.AlarmCancelled.class,
                (origin, message) -> newDesk.cancelled(origin.home(), message));
        desk = newDesk;
        uplink = newUplink;
        WorldConsoles newConsoles = people.consoles(new NodeConsoles(agenda, chance, alive, nodeClock()), newDesk);
        consoles = newConsoles;
        if (sabotage != Sabotage.DEADLINES_SLEEP) {
            NodeWatch deadlines = new NodeWatch(alive, newDesk::lookAfterDeadlines);
            hints.onHint(deadlines::wake);
            deadlines.wake();
        }
        hints.onHint(newConsoles::wakeAll);
        hints.onAlarm(newConsoles::wakeForAlarms);
        try {
            commands = new NodeCommands(this, sabotage, newUplink, alive);
            commands.begin(newDesk.service(), hints, chance::uuid);
            newUplink.start();
        } catch (DatabaseUnavailableException e) {
            // As the program ends when its database cannot be reached at the start; it is started again.
            crash("has no database");
            agenda.after(Duration.ofSeconds(1), this::start);
        }
    }

    interface Effect<M> {
        void of(Origin origin, M message);
    }

    static <M extends UpMessage> void on(WorldUplink uplink, AlarmHints hints, Class<M> type, Effect<M> effect) {
        uplink.on(type, new UpHandler<M>() {
            @Override
            public void handle(Transaction transaction, Origin origin, M message) {
                effect.of(origin, message);
            }

            @Override
            public void handled(Origin origin, M message) {
                hints.changed();
            }
        });
    }

    void crash(String why) {
        if (isUp()) {
            story.tell("node", () -> "dies: " + why);
            life++;
            uplink = null;
            desk = null;
            consoles = null;
            commands = null;
            networks.forEach(HomeNetwork::nodeDied);
            pages.forEach(ConsolePage::nodeDied);
        }
    }

    /// A second node works on the same database: now and then its operator claims between our load and
    /// our append. She has no screen, so the alarm is taken from her after two minutes.
    void anotherNodeMeddles(int onceInSoMany) {
        Operator elsewhere = new Operator(new UserId(chance.uuid()), "Sanne");
        WorldAlarmDesk other = alarms.desk(new AlarmHints());
        alarms.meanwhile(alarm -> {
            if (!meddling && chance.oneIn(onceInSoMany)) {
                meddling = true;
                Decision decision =
                        other.handle(new Sight.Of(nightCentre), alarm, new AlarmCommand.ClaimAlarm(elsewhere));
                story.tell(
                        "Sanne",
                        () -> "on another node claims " + alarm + ": "
                                + decision.getClass().getSimpleName());
                meddling = false;
            }
        });
    }

    void databaseAway(boolean away) {
        databaseAway = away;
        wellSince = agenda.now();
        story.tell("database", () -> away ? "goes away" : "is back");
    }

    boolean isDatabaseAway() {
        return databaseAway;
    }

    boolean isDatabaseSilent() {
        return databaseSilent;
    }

    /// It takes everything and says nothing.
    void databaseSilent(boolean silent) {
        databaseSilent = silent;
        wellSince = agenda.now();
        story.tell("database", () -> silent ? "falls silent" : "speaks again");
    }

    void databaseClockJumps(Duration by) {
        databaseJump = databaseJump.plus(by);
        wellSince = agenda.now();
        story.tell("database", () -> "its clock jumps by " + by);
    }

    void nodeClockJumps(Duration by) {
        clockJump = clockJump.plus(by);
        story.tell("node", () -> "its clock jumps by " + by);
    }

    private Clock nodeClock() {
        return new VirtualClock(() -> agenda.instant().plus(clockJump));
    }

    /// What one life of the process planned; it dies with it.
    final class Alive {
        private final int ofLife;

        Alive(int ofLife) {
            this.ofLife = ofLife;
        }

        /// Unless the node dies before.
        void later(Duration delay, Runnable work) {
            agenda.after(delay, () -> {
                if (ofLife == life) {
                    work.run();
                }
            });
        }
    }
}
