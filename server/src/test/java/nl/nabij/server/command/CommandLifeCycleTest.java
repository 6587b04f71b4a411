package nl.nabij.server.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.nabij.contract.CommandId;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.UserId;
import nl.nabij.contract.home.DeviceCommand;
import nl.nabij.contract.home.Kind;
import nl.nabij.server.alarm.Operator;
import nl.nabij.server.command.CommandDecision.Accepted;
import nl.nabij.server.command.CommandDecision.Refused;
import nl.nabij.server.command.CommandOrder.AskDevice;
import nl.nabij.server.command.CommandOrder.ReportConfirmed;
import nl.nabij.server.command.CommandOrder.ReportDelivered;
import nl.nabij.server.command.CommandOrder.ReportExpired;
import nl.nabij.server.command.CommandOrder.ReportFailed;
import nl.nabij.server.command.CommandOrder.Tick;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The picture, one row per arrow, and all refused pairs.
class CommandLifeCycleTest {

    private static final Path SOURCE = Path.of("src/main/java/nl/nabij/server/command/Command.java");
    private static final Pattern ARROW = Pattern.compile("(?=\\b(\\w+) ──(\\w+)──► (\\w+))");
    private static final Instant ASKED_AT = Instant.parse("2026-03-01T21:05:00Z");
    private static final Instant LATE = ASKED_AT.plusSeconds(3_600);
    private static final CommandFacts LAMP = facts(DeviceCommand.of(Kind.LIGHT, "on"));
    private static final Command ASKED = new Command.Asked(LAMP);
    private static final Command DELIVERED = new Command.Delivered(LAMP);
    private static final Command CONFIRMED = new Command.Confirmed(LAMP, ASKED_AT);
    private static final Command FAILED = new Command.Failed(LAMP, "jammed", ASKED_AT);
    private static final Command EXPIRED = new Command.Expired(LAMP, ASKED_AT);
    private static final List<Command> STATES =
            List.of(new Command.NotAsked(), ASKED, DELIVERED, CONFIRMED, FAILED, EXPIRED);
    private static final List<CommandOrder> ORDERS = List.of(
            ask(LAMP, Kind.LIGHT, false),
            new ReportDelivered(),
            new ReportConfirmed(),
            new ReportFailed("jammed"),
            new ReportExpired(),
            new Tick());

    private static final String REFUSED = """
            Asked AskDevice ALREADY_ASKED
            Confirmed AskDevice ALREADY_ASKED
            Confirmed ReportConfirmed ENDED
            Confirmed ReportDelivered ENDED
            Confirmed ReportExpired ENDED
            Confirmed ReportFailed ENDED
            Confirmed Tick NOT_DUE
            Delivered AskDevice ALREADY_ASKED
            Expired AskDevice ALREADY_ASKED
            Expired ReportDelivered ENDED
            Expired Tick NOT_DUE
            Failed AskDevice ALREADY_ASKED
            Failed ReportConfirmed ENDED
            Failed ReportDelivered ENDED
            Failed ReportExpired ENDED
            Failed ReportFailed ENDED
            Failed Tick NOT_DUE
            NotAsked ReportConfirmed NOT_ASKED
            NotAsked ReportDelivered NOT_ASKED
            NotAsked ReportExpired NOT_ASKED
            NotAsked ReportFailed NOT_ASKED
            NotAsked Tick NOT_ASKED
            """;

    record Row(Command given, CommandOrder when, CommandEvent then, Command becomes) {
        @Override
        public String toString() {
            return name(given) + " " + name(when) + " " + name(becomes);
        }
    }

    static Stream<Row> rows() {
        CommandEvent confirmed = new CommandEvent.CommandConfirmed(LATE);
        CommandEvent failed = new CommandEvent.CommandFailed("jammed", LATE);
        CommandEvent expired = new CommandEvent.CommandExpired(LATE);
        Command isConfirmed = new Command.Confirmed(LAMP, LATE);
        Command isFailed = new Command.Failed(LAMP, "jammed", LATE);
        Command isExpired = new Command.Expired(LAMP, LATE);
        return Stream.of(
                new Row(
                        new Command.NotAsked(),
                        ask(LAMP, Kind.LIGHT, false),
                        new CommandEvent.CommandAsked(LAMP),
                        ASKED),
                new Row(ASKED, new ReportDelivered(), new CommandEvent.CommandDelivered(LATE), DELIVERED),
                new Row(ASKED, new ReportConfirmed(), confirmed, isConfirmed),
                new Row(ASKED, new ReportFailed("jammed"), failed, isFailed),
                new Row(ASKED, new ReportExpired(), expired, isExpired),
                new Row(ASKED, new Tick(), expired, isExpired),
                new Row(DELIVERED, new ReportConfirmed(), confirmed, isConfirmed),
                new Row(DELIVERED, new ReportFailed("jammed"), failed, isFailed),
                new Row(DELIVERED, new ReportExpired(), expired, isExpired),
                new Row(DELIVERED, new Tick(), expired, isExpired),
                new Row(EXPIRED, new ReportConfirmed(), confirmed, isConfirmed),
                new Row(EXPIRED, new ReportFailed("jammed"), failed, isFailed));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void decidesThisEvent(Row row) {
        assertThat(CommandLifeCycle.decide(row.given(), row.when(), LATE)).isEqualTo(Accepted.of(row.then()));
        assertThat(CommandLifeCycle.evolve(row.given(), row.then())).isEqualTo(row.becomes());
    }

    @Test
    void thePictureTheRowsAndTheDecisionsAgree() throws IOException {
        Set<String> decided = new TreeSet<>();
        for (Command state : STATES) {
            for (CommandOrder order : ORDERS) {
                if (CommandLifeCycle.decide(state, order, LATE) instanceof Accepted(List<CommandEvent> events)) {
                    for (CommandEvent event : events) {
                        decided.add(
                                name(state) + " " + name(order) + " " + name(CommandLifeCycle.evolve(state, event)));
                    }
                }
            }
        }
        Set<String> drawn = new TreeSet<>();
        for (String line : Files.readAllLines(SOURCE)) {
            for (MatchResult arrow : ARROW.matcher(line).results().toList()) {
                drawn.add(arrow.group(1) + " " + arrow.group(2) + " " + arrow.group(3));
            }
        }
        Set<String> rows = new TreeSet<>(rows().map(Row::toString).toList());
        assertThat(drawn).containsExactlyElementsOf(decided);
        assertThat(rows).containsExactlyElementsOf(decided);
    }

    @Test
    void refusesExactlyThesePairs() {
        Set<String> refused = new TreeSet<>();
        for (Command state : STATES) {
            for (CommandOrder order : ORDERS) {
                if (CommandLifeCycle.decide(state, order, LATE) instanceof Refused(CommandRefusal reason)) {
                    refused.add(name(state) + " " + name(order) + " " + reason);
                }
            }
        }
        assertThat(refused)
                .containsExactlyElementsOf(new TreeSet<>(REFUSED.lines().toList()));
    }

    @Test
    void whatIsAlreadySoChangesNothing() {
        assertThat(CommandLifeCycle.decide(DELIVERED, new ReportDelivered(), LATE))
                .isEqualTo(Accepted.of());
        assertThat(CommandLifeCycle.decide(EXPIRED, new ReportExpired(), LATE)).isEqualTo(Accepted.of());
    }

    @Test
    void itLivesAsLongAsItsKindAndItsReportHasAWayBack() {
        assertThat(CommandLifeCycle.nextDeadline(ASKED)).contains(ASKED_AT.plusSeconds(30));
        assertThat(CommandLifeCycle.nextDeadline(DELIVERED)).contains(ASKED_AT.plusSeconds(40));
        CommandFacts curtain = facts(DeviceCommand.of(Kind.CURTAIN, "open"));
        assertThat(CommandLifeCycle.nextDeadline(new Command.Asked(curtain))).contains(ASKED_AT.plusSeconds(90));
        for (Command ended : List.of(new Command.NotAsked(), CONFIRMED, FAILED, EXPIRED)) {
            assertThat(CommandLifeCycle.nextDeadline(ended)).isEmpty();
        }
        Instant due = ASKED_AT.plusSeconds(30);
        assertThat(CommandLifeCycle.decide(ASKED, new Tick(), due.minusMillis(1)))
                .isEqualTo(new Refused(CommandRefusal.NOT_DUE));
        assertThat(CommandLifeCycle.decide(ASKED, new Tick(), due))
                .isEqualTo(Accepted.of(new CommandEvent.CommandExpired(due)));
    }

    @Test
    void onlyAKnownDeviceIsAskedAndOnlyWhatItCan() {
        Command none = new Command.NotAsked();
        assertThat(CommandLifeCycle.decide(none, new AskDevice(LAMP, Optional.empty(), true, false), ASKED_AT))
                .isEqualTo(new Refused(CommandRefusal.UNKNOWN_DEVICE));
        assertThat(CommandLifeCycle.decide(none, ask(LAMP, Kind.CURTAIN, true), ASKED_AT))
                .isEqualTo(new Refused(CommandRefusal.UNKNOWN_KIND));
    }

    @Test
    void aDoorIsUnlockedOnlyByWhoHasTheAlarmAndLockedByAnybody() {
        Command none = new Command.NotAsked();
        CommandFacts unlock = facts(DeviceCommand.of(Kind.LOCK, "unlock"));
        assertThat(CommandLifeCycle.decide(none, ask(unlock, Kind.LOCK, false), ASKED_AT))
                .isEqualTo(new Refused(CommandRefusal.DOOR_NEEDS_CLAIMED_ALARM));
        assertThat(CommandLifeCycle.decide(none, ask(unlock, Kind.LOCK, true), ASKED_AT))
                .isInstanceOf(Accepted.class);
        assertThat(CommandLifeCycle.decide(
                        none, ask(facts(DeviceCommand.of(Kind.LOCK, "lock")), Kind.LOCK, false), ASKED_AT))
                .isInstanceOf(Accepted.class);
    }

    @Test
    void whoSaidNoHasHerDoorLockedByAnybodyAndUnlockedByNobody() {
        Command none = new Command.NotAsked();
        Optional<Set<Kind>> lock = Optional.of(Set.of(Kind.LOCK));
        CommandFacts unlock = facts(DeviceCommand.of(Kind.LOCK, "unlock"));
        assertThat(CommandLifeCycle.decide(none, new AskDevice(unlock, lock, true, true), ASKED_AT))
                .isEqualTo(new Refused(CommandRefusal.DOOR_REFUSED_BY_CLIENT));
        CommandFacts shut = facts(DeviceCommand.of(Kind.LOCK, "lock"));
        assertThat(CommandLifeCycle.decide(none, new AskDevice(shut, lock, false, true), ASKED_AT))
                .isInstanceOf(Accepted.class);
    }

    @Test
    void nothingHappensToWhatWasNeverAsked() {
        assertThatThrownBy(() ->
                        CommandLifeCycle.evolve(new Command.NotAsked(), new CommandEvent.CommandConfirmed(ASKED_AT)))
                .isInstanceOf(IllegalStateException.class);
    }

    private static CommandOrder ask(CommandFacts facts, Kind kind, boolean hasTheAlarm) {
        return new AskDevice(facts, Optional.of(Set.of(kind)), hasTheAlarm, false);
    }

    private static CommandFacts facts(DeviceCommand what) {
        return new CommandFacts(
                new CommandId(new UUID(4, 1)),
                new OrganisationId(new UUID(1, 1)),
                Optional.empty(),
                new GatewayId("gw-willemse"),
                new DeviceId("0x02"),
                what,
                Optional.empty(),
                new Operator(new UserId(new UUID(2, 1)), "Fatima"),
                ASKED_AT,
                what.kind().equals(Kind.CURTAIN) ? Duration.ofSeconds(90) : Duration.ofSeconds(30));
    }

    private static String name(Object of) {
        return of.getClass().getSimpleName();
    }
}
