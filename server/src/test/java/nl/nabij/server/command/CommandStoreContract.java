package nl.nabij.server.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.nabij.contract.CommandId;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.UserId;
import nl.nabij.contract.home.DeviceCommand;
import nl.nabij.contract.home.Kind;
import nl.nabij.server.alarm.Operator;
import nl.nabij.server.home.HomeRegister;
import org.junit.jupiter.api.Test;

/// What every store of commands does: PostgreSQL's, and the one of simulated worlds.
abstract class CommandStoreContract {

    static final DeviceId LAMP = new DeviceId("0xlamp");
    static final DeviceId OTHER = new DeviceId("0xother");

    /// A home with two lamps, of this organisation.
    abstract CommandStore store();

    abstract GatewayId home();

    abstract OrganisationId organisation();

    abstract void forward(Duration by);

    @Test
    void whatWasAskedIsThereAsItWas() {
        Command.Asked asked = ask(LAMP, "on", Optional.empty(), 0);
        assertThat(lock(asked)).isEqualTo(asked);
        Command ofAnother = read(
                rows -> rows.lock(new GatewayId("gw-another"), asked.facts().id()));
        assertThat(ofAnother).as("of another home").isEqualTo(new Command.NotAsked());
    }

    @Test
    void eachStateComesBackAsItWasWritten() {
        CommandFacts facts = ask(LAMP, "on", Optional.empty(), 0).facts();
        Instant end = facts.askedAt().plusSeconds(3);
        for (Command.Known each : List.of(
                new Command.Delivered(facts),
                new Command.Expired(facts, end),
                new Command.Failed(facts, "device is unavailable", end),
                new Command.Confirmed(facts, end))) {
            update(each);
            assertThat(lock(each)).isEqualTo(each);
        }
    }

    @Test
    void theLongestOverdueIsDueFirstAndWhatEndedNever() {
        Command.Asked first = ask(LAMP, "on", Optional.empty(), 0);
        Command.Asked second = ask(OTHER, "on", Optional.empty(), 1);
        assertThat(due()).isEmpty();
        forward(Duration.ofSeconds(32));
        assertThat(due()).contains(first);
        update(new Command.Delivered(first.facts()));
        assertThat(due()).as("it may still report").contains(second);
        update(new Command.Expired(second.facts(), now()));
        assertThat(due()).isEmpty();
    }

    @Test
    void atAConnectTheNewestOfEachPartRuns() {
        ask(LAMP, "on", Optional.empty(), 0);
        Command.Asked off = ask(LAMP, "off", Optional.empty(), 1);
        Command.Asked other = ask(OTHER, "on", Optional.empty(), 2);
        assertThat(running()).containsExactly(off.facts().id(), other.facts().id());
        update(new Command.Delivered(other.facts()));
        assertThat(running()).containsExactly(off.facts().id(), other.facts().id());
        update(new Command.Confirmed(off.facts(), now()));
        assertThat(running())
                .as("the older must not undo what was done")
                .containsExactly(other.facts().id());
        List<Command.Known> ofAnother = read(rows -> rows.running(List.of(new GatewayId("gw-another"))));
        assertThat(ofAnother).isEmpty();
    }

    @Test
    void theNewestIsWhatWasAskedLastThoughTheClockWasSetBack() {
        ask(LAMP, "on", Optional.empty(), 20);
        CommandChanges.Position position = read(CommandRows::position);
        Command.Asked off = ask(LAMP, "off", Optional.empty(), 0);
        assertThat(running()).containsExactly(off.facts().id());
        Command.Asked on = ask(LAMP, "on", Optional.empty(), -3);
        assertThat(askedSince(position))
                .containsExactly(off.facts().id(), on.facts().id());
    }

    @Test
    void oneWithoutAPartIsForAllOfThem() {
        Command.Asked left = ask(LAMP, "on", Optional.of("left"), 0);
        Command.Asked right = ask(LAMP, "on", Optional.of("right"), 1);
        assertThat(running()).containsExactly(left.facts().id(), right.facts().id());
        Command.Asked all = ask(LAMP, "off", Optional.empty(), 2);
        assertThat(running()).containsExactly(all.facts().id());
        Command.Asked again = ask(LAMP, "on", Optional.of("left"), 3);
        assertThat(running()).containsExactly(again.facts().id());
    }

    @Test
    void sinceAPositionIsWhatWasAskedAfterIt() {
        ask(LAMP, "on", Optional.empty(), 0);
        CommandChanges.Position position = read(CommandRows::position);
        assertThat(askedSince(position)).isEmpty();
        Command.Asked later = ask(OTHER, "on", Optional.empty(), 1);
        Command.Asked last = ask(LAMP, "off", Optional.empty(), 2);
        assertThat(askedSince(position))
                .containsExactly(later.facts().id(), last.facts().id());
        update(new Command.Delivered(later.facts()));
        assertThat(askedSince(position)).containsExactly(last.facts().id());
    }

    @Test
    void whatThrewWroteNothing() {
        Command.Asked asked = asked(LAMP, "on", Optional.empty(), 0);
        assertThatThrownBy(() -> store().asWorker(rows -> {
                    rows.insert(asked);
                    throw new IllegalStateException("in the middle");
                }))
                .hasMessageContaining("in the middle");
        assertThat(lock(asked)).isEqualTo(new Command.NotAsked());
        assertThat(running()).isEmpty();
    }

    @Test
    void aHomeIsThereForWhoMaySeeIt() {
        assertThat(entry(organisation(), LAMP)).hasValueSatisfying(entry -> {
            assertThat(entry.organisation()).isEqualTo(organisation());
            assertThat(entry.kinds()).contains(Set.of(Kind.LIGHT));
        });
        assertThat(entry(organisation(), new DeviceId("0xnone")))
                .hasValueSatisfying(entry -> assertThat(entry.kinds()).isEmpty());
        assertThat(entry(new OrganisationId(UUID.randomUUID()), LAMP)).isEmpty();
    }

    private Optional<HomeRegister.Entry> entry(OrganisationId of, DeviceId device) {
        return store().asOrganisation(of, rows -> rows.home(home(), device));
    }

    private Optional<Command> due() {
        return read(CommandRows::lockDue);
    }

    private List<CommandId> running() {
        return ids(read(rows -> rows.running(List.of(home()))));
    }

    private List<CommandId> askedSince(CommandChanges.Position position) {
        return ids(read(rows -> rows.askedSince(position)));
    }

    private static List<CommandId> ids(List<Command.Known> commands) {
        return commands.stream().map(command -> command.facts().id()).toList();
    }

    private Command lock(Command.Known command) {
        return read(rows -> rows.lock(home(), command.facts().id()));
    }

    private void update(Command.Known command) {
        read(rows -> {
            rows.lock(home(), command.facts().id());
            rows.update(command);
            return command;
        });
    }

    private Instant now() {
        return read(CommandRows::now).truncatedTo(java.time.temporal.ChronoUnit.MILLIS);
    }

    private <T> T read(java.util.function.Function<CommandRows, T> work) {
        return store().asWorker(work);
    }

    private Command.Asked ask(DeviceId device, String action, Optional<String> endpoint, int seconds) {
        Command.Asked asked = asked(device, action, endpoint, seconds);
        read(rows -> {
            rows.insert(asked);
            return asked;
        });
        return asked;
    }

    private Command.Asked asked(DeviceId device, String action, Optional<String> endpoint, int seconds) {
        return new Command.Asked(new CommandFacts(
                new CommandId(UUID.randomUUID()),
                organisation(),
                Optional.empty(),
                home(),
                device,
                new DeviceCommand(
                        Kind.LIGHT,
                        action,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        endpoint),
                Optional.empty(),
                new Operator(new UserId(UUID.randomUUID()), "Carla"),
                now().plusSeconds(seconds),
                Duration.ofSeconds(30)));
    }
}
