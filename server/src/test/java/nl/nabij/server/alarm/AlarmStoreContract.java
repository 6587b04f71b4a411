package nl.nabij.server.alarm;

import static nl.nabij.server.alarm.AlarmExamples.accepted;
import static nl.nabij.server.alarm.NightShift.FATIMA;
import static nl.nabij.server.alarm.NightShift.JORIS;
import static nl.nabij.server.alarm.NightShift.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import nl.nabij.contract.AlarmId;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.PressId;
import nl.nabij.contract.face.AlarmView.Outcome;
import nl.nabij.contract.home.Kind;
import nl.nabij.server.alarm.AlarmStore.Append;
import nl.nabij.server.alarm.AlarmStore.Taken;
import nl.nabij.server.escalation.Ladder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every store of alarms has to do. What became visible since, and signs of life, have their own
/// contracts beside this one, since each is a port of its own.
abstract class AlarmStoreContract {

    /// One home, its two organisations and one that has nothing to do with it, on a clock that is pushed.
    interface World extends AutoCloseable {
        AlarmStore store();

        AlarmChanges changes();

        OperatorsAlive alive();

        OrganisationId homeCare();

        OrganisationId nightCentre();

        OrganisationId stranger();

        GatewayId home();

        void forward(Duration by);

        /// Writes this text in the transaction that it is given.
        Along outgoing(String text);

        /// The texts that were committed.
        List<String> outgoing();

        @Override
        void close();
    }

    static final Sight EVERYTHING = new Sight.Everything();

    World world;

    abstract World newWorld();

    @BeforeEach
    void begin() {
        world = newWorld();
    }

    @AfterEach
    void end() {
        world.close();
    }

    AlarmId raise(String device) {
        return raise(new PressId(UUID.randomUUID()), device, Kind.SOS);
    }

    AlarmId raise(PressId press, String device, Kind kind) {
        Alarm none = new Alarm.NotRaised();
        AlarmId alarm = new AlarmId(press.value());
        List<AlarmEvent> events = accepted(AlarmLifeCycle.decide(
                none,
                raising(press, device, kind),
                world.store().load(EVERYTHING, alarm).now()));
        assertThat(world.store().append(EVERYTHING, none, events, Along.NOTHING))
                .isEqualTo(Append.APPENDED);
        return alarm;
    }

    private AlarmCommand.RaiseAlarm raising(PressId press, String device, Kind kind) {
        return new AlarmCommand.RaiseAlarm(
                new AlarmId(press.value()),
                world.homeCare(),
                Optional.of(world.nightCentre()),
                world.home(),
                press,
                new DeviceId(device),
                "halszender",
                Optional.of("woonkamer"),
                kind,
                Optional.empty(),
                Ladder.standard(world.homeCare(), Optional.of(world.nightCentre()), PATIENCE));
    }

    /// Loads, decides, and appends: what the shell does, once.
    Append act(Sight sight, AlarmId alarm, AlarmCommand command, Along along) {
        AlarmStore.Stored stored = world.store().load(sight, alarm);
        return append(sight, stored.alarm(), command, stored, along);
    }

    Append act(AlarmId alarm, AlarmCommand command) {
        return act(EVERYTHING, alarm, command, Along.NOTHING);
    }

    private Append append(Sight sight, Alarm before, AlarmCommand command, AlarmStore.Stored clock, Along along) {
        return world.store()
                .append(sight, before, accepted(AlarmLifeCycle.decide(before, command, clock.now())), along);
    }

    List<String> typesOf(AlarmId alarm) {
        return world.store().history(EVERYTHING, alarm).stream()
                .map(AlarmEventViews::type)
                .toList();
    }

    private static List<AlarmEvent> tick(AlarmStore.Stored due) {
        return accepted(AlarmLifeCycle.decide(due.alarm(), new AlarmCommand.Tick(), due.now()));
    }

    @Test
    void whatIsAppendedIsTheHistoryAndItsFoldTheAlarm() {
        AlarmId alarm = raise("0x01");
        act(alarm, new AlarmCommand.ClaimAlarm(FATIMA));
        assertThat(typesOf(alarm)).containsExactly("raised", "offered", "claimed");
        assertThat(world.store().load(EVERYTHING, alarm).alarm())
                .isEqualTo(AlarmLifeCycle.fold(world.store().history(EVERYTHING, alarm)))
                .isInstanceOf(Alarm.Claimed.class);
    }

    @Test
    void whatIsNotThereIsNotRaised() {
        AlarmId nobodys = new AlarmId(UUID.randomUUID());
        assertThat(world.store().load(EVERYTHING, nobodys).alarm()).isEqualTo(new Alarm.NotRaised());
        assertThat(world.store().history(EVERYTHING, nobodys)).isEmpty();
    }

    @Test
    void ofTwoWhoLoadedTheSameTheSecondIsTold() {
        AlarmId alarm = raise("0x01");
        AlarmStore.Stored before = world.store().load(EVERYTHING, alarm);
        assertThat(append(EVERYTHING, before.alarm(), new AlarmCommand.ClaimAlarm(FATIMA), before, Along.NOTHING))
                .isEqualTo(Append.APPENDED);
        assertThat(append(
                        EVERYTHING,
                        before.alarm(),
                        new AlarmCommand.ClaimAlarm(JORIS),
                        before,
                        world.outgoing("for Joris")))
                .isEqualTo(Append.CONFLICT);
        assertThat(typesOf(alarm)).containsExactly("raised", "offered", "claimed");
        assertThat(world.outgoing()).isEmpty();
    }

    @Test
    void anAlarmIsRaisedOnce() {
        PressId press = new PressId(UUID.randomUUID());
        AlarmId alarm = raise(press, "0x01", Kind.SOS);
        Alarm none = new Alarm.NotRaised();
        List<AlarmEvent> again = accepted(AlarmLifeCycle.decide(
                none,
                raising(press, "0x02", Kind.SOS),
                world.store().load(EVERYTHING, alarm).now()));
        assertThat(world.store().append(EVERYTHING, none, again, Along.NOTHING)).isEqualTo(Append.CONFLICT);
        assertThat(typesOf(alarm)).hasSize(2);
    }

    @Test
    void twoAlarmsOfOneDeviceAreNeverOpen() {
        AlarmId first = raise("0x01");
        PressId later = new PressId(UUID.randomUUID());
        Alarm none = new Alarm.NotRaised();
        List<AlarmEvent> second = accepted(AlarmLifeCycle.decide(
                none,
                raising(later, "0x01", Kind.SOS),
                world.store().load(EVERYTHING, first).now()));
        assertThat(world.store().append(EVERYTHING, none, second, world.outgoing("second")))
                .isEqualTo(Append.ANOTHER_OPEN);
        assertThat(world.outgoing()).isEmpty();
        raise(new PressId(UUID.randomUUID()), "0x01", Kind.SMOKE);
        close(first);
        assertThat(world.store().append(EVERYTHING, none, second, Along.NOTHING))
                .isEqualTo(Append.APPENDED);
        assertThat(act(first, new AlarmCommand.ReopenAlarm(FATIMA, "twijfel"))).isEqualTo(Append.ANOTHER_OPEN);
    }

    void close(AlarmId alarm) {
        act(alarm, new AlarmCommand.ClaimAlarm(FATIMA));
        act(alarm, new AlarmCommand.CloseAlarm(FATIMA, Outcome.ASSISTED, "thee gezet"));
    }

    @Test
    void whatGoesAlongIsWrittenWithTheEventsOrNotAtAll() {
        AlarmId alarm = raise("0x01");
        act(EVERYTHING, alarm, new AlarmCommand.ClaimAlarm(FATIMA), world.outgoing("with the claim"));
        assertThat(world.outgoing()).containsExactly("with the claim");
        Along failing = transaction -> {
            world.outgoing("never").in(transaction);
            throw new IllegalArgumentException("the message cannot be written");
        };
        assertThatThrownBy(() -> act(EVERYTHING, alarm, new AlarmCommand.ReleaseAlarm(FATIMA), failing))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(typesOf(alarm)).containsExactly("raised", "offered", "claimed");
        assertThat(world.outgoing()).containsExactly("with the claim");
        act(EVERYTHING, alarm, new AlarmCommand.ReleaseAlarm(FATIMA), world.outgoing("with the release"));
        assertThat(world.outgoing()).containsExactly("with the claim", "with the release");
    }

    @Test
    void whatEyesCannotSeeDoesNotExistForThem() {
        AlarmId alarm = raise("0x01");
        Sight strange = new Sight.Of(world.stranger());
        AlarmStore.Stored before = world.store().load(EVERYTHING, alarm);
        assertThat(world.store().load(strange, alarm).alarm()).isEqualTo(new Alarm.NotRaised());
        assertThat(world.store().history(strange, alarm)).isEmpty();
        assertThat(append(strange, before.alarm(), new AlarmCommand.ClaimAlarm(JORIS), before, world.outgoing("no")))
                .isEqualTo(Append.CONFLICT);
        assertThat(world.outgoing()).isEmpty();
        for (OrganisationId eyes : List.of(world.homeCare(), world.nightCentre())) {
            assertThat(world.store().history(new Sight.Of(eyes), alarm)).hasSize(2);
        }
        assertThat(act(new Sight.Of(world.nightCentre()), alarm, new AlarmCommand.ClaimAlarm(FATIMA), Along.NOTHING))
                .isEqualTo(Append.APPENDED);
        close(alarm);
        world.forward(Duration.ofMinutes(61));
        assertThat(world.store().history(new Sight.Of(world.nightCentre()), alarm))
                .isEmpty();
        assertThat(world.store().history(new Sight.Of(world.homeCare()), alarm)).hasSize(4);
    }

    @Test
    void whatIsDueIsTakenLongestOverdueFirstAndOnce() {
        assertThat(world.store().untilNextDue()).isEmpty();
        AlarmId early = raise("0x01");
        world.forward(Duration.ofSeconds(5));
        AlarmId late = raise("0x02");
        assertThat(world.store().takeDue(AlarmStoreContract::tick)).isEmpty();
        assertThat(world.store().untilNextDue().orElseThrow())
                .isGreaterThan(Duration.ZERO)
                .isLessThanOrEqualTo(PATIENCE.minusSeconds(5));
        world.forward(PATIENCE);
        assertThat(world.store().untilNextDue().orElseThrow()).isLessThanOrEqualTo(Duration.ZERO);
        assertThat(List.of(take(), take())).containsExactly(Optional.of(early), Optional.of(late));
        assertThat(take()).isEmpty();
        assertThat(typesOf(early)).containsExactly("raised", "offered", "escalated", "offered");
        act(early, new AlarmCommand.ClaimAlarm(FATIMA));
        act(late, new AlarmCommand.ClaimAlarm(FATIMA));
        assertThat(world.store().untilNextDue())
                .as("what somebody has does not wait")
                .isEmpty();
    }

    private Optional<AlarmId> take() {
        return world.store().takeDue(AlarmStoreContract::tick).map(Taken::alarm);
    }

    @Test
    void whatOneWorksOnTheOthersLeaveAlone() {
        AlarmId first = raise("0x01");
        world.forward(Duration.ofSeconds(1));
        AlarmId second = raise("0x02");
        world.forward(PATIENCE);
        List<Optional<AlarmId>> others = new ArrayList<>();
        List<CompletableFuture<Append>> claim = new ArrayList<>();
        AlarmStore.Stored before = world.store().load(EVERYTHING, first);
        Optional<Taken> taken = world.store().takeDue(due -> {
            others.add(CompletableFuture.supplyAsync(this::take).join());
            others.add(CompletableFuture.supplyAsync(this::take).join());
            claim.add(CompletableFuture.supplyAsync(() ->
                    append(EVERYTHING, before.alarm(), new AlarmCommand.ClaimAlarm(FATIMA), before, Along.NOTHING)));
            return tick(due);
        });
        assertThat(taken).map(Taken::alarm).contains(first);
        assertThat(taken.orElseThrow().events())
                .isEqualTo(world.store().history(EVERYTHING, first).subList(2, 4));
        assertThat(others).containsExactly(Optional.of(second), Optional.empty());
        // She clicked before it went on to the next; whoever was first, both are never true.
        assertThat(claim.getFirst().join()).isEqualTo(Append.CONFLICT);
    }

    @Test
    void oneThatCannotBeDecidedWaitsAndDoesNotKeepTheOthers() {
        AlarmId broken = raise("0x01");
        world.forward(Duration.ofSeconds(1));
        AlarmId sound = raise("0x02");
        world.forward(PATIENCE);
        assertThat(world.store().takeDue(_ -> {
                    throw new IllegalStateException("events that nobody understands");
                }))
                .contains(new Taken(broken, List.of()));
        assertThat(typesOf(broken)).hasSize(2);
        assertThat(take()).contains(sound);
        assertThat(take()).isEmpty();
        world.forward(AlarmStore.BROKEN_AGAIN_AFTER);
        assertThat(take()).as("it is tried again").contains(broken);
    }

    @Test
    void whatAPersonHasIsTheClaimsThatStand() {
        AlarmId first = raise("0x01");
        AlarmId second = raise("0x02");
        AlarmId released = raise("0x03");
        AlarmId closed = raise("0x04");
        act(raise("0x05"), new AlarmCommand.ClaimAlarm(JORIS));
        act(second, new AlarmCommand.ClaimAlarm(FATIMA));
        world.forward(Duration.ofSeconds(1));
        act(first, new AlarmCommand.ClaimAlarm(FATIMA));
        act(released, new AlarmCommand.ClaimAlarm(FATIMA));
        act(released, new AlarmCommand.ReleaseAlarm(FATIMA));
        close(closed);
        assertThat(world.store().claimedBy(FATIMA.id())).containsExactly(second, first);
    }

    @Test
    void aNightOfClicksLeavesEachAlarmAsItsEventsMakeIt() {
        AlarmService service = new AlarmService(world.store(), new AlarmHints());
        List<AlarmId> alarms = List.of(raise("0x01"), raise("0x02"), raise("0x03"));
        SplittableRandom random = new SplittableRandom(86);
        for (int step = 0; step < 120; step++) {
            AlarmId alarm = alarms.get(random.nextInt(alarms.size()));
            List<AlarmCommand> commands = AlarmExamples.commandsBy(random.nextBoolean() ? FATIMA : JORIS);
            AlarmCommand command = commands.get(random.nextInt(commands.size()));
            if (command instanceof AlarmCommand.RepeatPress) {
                command = new AlarmCommand.RepeatPress(new PressId(UUID.randomUUID()), Optional.empty());
            }
            service.handle(EVERYTHING, alarm, command);
            Alarm.Known known =
                    (Alarm.Known) world.store().load(EVERYTHING, alarm).alarm();
            assertThat(world.changes().view(world.homeCare(), alarm))
                    .contains(AlarmRow.of(known).view());
        }
    }
}
