package nl.nabij.server.command;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import nl.nabij.contract.AlarmId;
import nl.nabij.contract.CommandId;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.home.DeviceCommand;
import nl.nabij.contract.home.Kind;
import nl.nabij.server.home.HomeRegister;
import nl.nabij.server.postgres.DatabaseUnavailableException;
import nl.nabij.server.postgres.Transaction;
import org.jspecify.annotations.Nullable;

/// The table `command` in memory, for simulated worlds, on one thread. [CommandStoreContract] holds it
/// against PostgreSQL. Commands for an alarm are not in it: their line stands in another feature's tables.
public final class MemoryCommands {

    private final InstantSource clock;
    private final BooleanSupplier away;
    private final boolean olderToo;
    private final Map<GatewayId, Home> homes = new HashMap<>();
    private Map<CommandId, Row> rows = new LinkedHashMap<>();
    private long written;

    /// One command as it is stored.
    ///
    /// @param state `asked`, `delivered`, `confirmed`, `failed`, `expired`
    /// @param deadline when the centre ends it without a word of the home
    public record Kept(
            CommandId id,
            GatewayId home,
            DeviceId device,
            DeviceCommand what,
            String state,
            Instant askedAt,
            Instant expiresAt,
            Optional<Instant> deadline) {}

    private record Home(OrganisationId organisation, Map<DeviceId, Set<Kind>> devices) {}

    private record Row(Command.Known command, long changed) {}

    /// @param clock the database's
    /// @param away whether it answers nobody
    /// @param olderToo for sabotage: at a connect, commands that a newer one took the place of, and those
    ///     last
    public MemoryCommands(InstantSource clock, BooleanSupplier away, boolean olderToo) {
        this.clock = clock;
        this.away = away;
        this.olderToo = olderToo;
    }

    public void device(GatewayId home, OrganisationId organisation, DeviceId device, Kind kind) {
        homes.computeIfAbsent(home, _ -> new Home(organisation, new HashMap<>()))
                .devices()
                .put(device, Set.of(kind));
    }

    /// In the order of asking.
    public List<Kept> all() {
        return rows.values().stream()
                .map(Row::command)
                .map(MemoryCommands::kept)
                .toList();
    }

    /// Rises with each row that is written.
    public long changes() {
        return written;
    }

    private static Kept kept(Command.Known command) {
        CommandFacts facts = command.facts();
        return new Kept(
                facts.id(),
                facts.home(),
                facts.device(),
                facts.what(),
                CommandViews.state(command).name().toLowerCase(java.util.Locale.ROOT),
                facts.askedAt(),
                facts.expiresAt(),
                CommandLifeCycle.nextDeadline(command));
    }

    CommandStore store() {
        return new CommandStore() {
            @Override
            public <T> T asWorker(Function<CommandRows, T> work) {
                return transaction(work, _ -> true);
            }

            @Override
            public <T> T asOrganisation(OrganisationId organisation, Function<CommandRows, T> work) {
                return transaction(work, home -> home.organisation().equals(organisation));
            }

            @Override
            public CommandRows in(Transaction transaction) {
                throw new UnsupportedOperationException("a command for an alarm is in no world yet");
            }
        };
    }

    /// All or nothing.
    private <T> T transaction(Function<CommandRows, T> work, Predicate<Home> sees) {
        if (away.getAsBoolean()) {
            throw new DatabaseUnavailableException("the simulated database is away");
        }
        Rows mine = new Rows(sees);
        T result = work.apply(mine);
        if (mine.changed != null) {
            rows = mine.changed;
        }
        return result;
    }

    private final class Rows implements CommandRows {

        private final Predicate<Home> sees;
        private @Nullable Map<CommandId, Row> changed;

        Rows(Predicate<Home> sees) {
            this.sees = sees;
        }

        private Map<CommandId, Row> seen() {
            return changed == null ? rows : changed;
        }

        private void put(Command.Known command) {
            if (changed == null) {
                changed = new LinkedHashMap<>(rows);
            }
            changed.put(command.facts().id(), new Row(command, ++written));
        }

        @Override
        public Instant now() {
            return clock.instant();
        }

        @Override
        public void insert(Command.Asked asked) {
            put(asked);
        }

        @Override
        public Command lock(GatewayId home, CommandId id) {
            Row row = seen().get(id);
            return row != null && row.command().facts().home().equals(home) ? row.command() : new Command.NotAsked();
        }

        @Override
        public Optional<Command> lockDue() {
            return seen().values().stream()
                    .map(Row::command)
                    .filter(command -> CommandLifeCycle.nextDeadline(command)
                            .filter(deadline -> !deadline.isAfter(now()))
                            .isPresent())
                    .min(Comparator.comparing(
                            command -> CommandLifeCycle.nextDeadline(command).orElseThrow()))
                    .map(Function.identity());
        }

        @Override
        public void update(Command.Known command) {
            put(command);
        }

        @Override
        public List<Command.Known> running(List<GatewayId> homes) {
            List<Command.Known> ofHome =
                    inOrder(command -> homes.contains(command.facts().home()));
            List<Command.Known> running = ofHome.stream()
                    .filter(Rows::runs)
                    .filter(command -> olderToo
                            || ofHome.subList(ofHome.indexOf(command) + 1, ofHome.size()).stream()
                                    .noneMatch(newer -> takesThePlaceOf(newer, command)))
                    .toList();
            return olderToo ? running.reversed() : running;
        }

        private static boolean runs(Command.Known command) {
            return switch (command) {
                case Command.Asked _, Command.Delivered _ -> true;
                case Command.Confirmed _, Command.Failed _, Command.Expired _ -> false;
            };
        }

        private static boolean takesThePlaceOf(Command.Known newer, Command.Known older) {
            CommandFacts its = newer.facts();
            CommandFacts facts = older.facts();
            return its.home().equals(facts.home())
                    && its.device().equals(facts.device())
                    && its.what().kind().equals(facts.what().kind())
                    && (its.what().endpoint().isEmpty()
                            || facts.what().endpoint().isEmpty()
                            || its.what().endpoint().equals(facts.what().endpoint()));
        }

        @Override
        public List<Command.Known> askedSince(CommandChanges.Position since) {
            long after = Long.parseLong(since.snapshot());
            return inOrder(command -> command instanceof Command.Asked
                    && Objects.requireNonNull(seen().get(command.facts().id())).changed() > after);
        }

        private List<Command.Known> inOrder(Predicate<Command.Known> which) {
            return seen().values().stream().map(Row::command).filter(which).toList();
        }

        @Override
        public CommandChanges.Position position() {
            return new CommandChanges.Position(Long.toString(written));
        }

        @Override
        public Optional<HomeRegister.Entry> home(GatewayId home, DeviceId device) {
            return Optional.ofNullable(homes.get(home))
                    .filter(sees)
                    .map(known -> new HomeRegister.Entry(
                            known.organisation(),
                            Optional.empty(),
                            Optional.ofNullable(known.devices().get(device)),
                            false));
        }

        @Override
        public boolean isOf(AlarmId alarm, GatewayId home) {
            throw new UnsupportedOperationException("a command for an alarm is in no world yet");
        }
    }
}
