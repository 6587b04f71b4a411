package nl.nabij.server.calling;

import static nl.nabij.server.alarm.NightShift.FATIMA;
import static nl.nabij.server.alarm.NightShift.WILLEMSE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.nabij.contract.AlarmId;
import nl.nabij.contract.CallId;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.call.CallSaid;
import nl.nabij.contract.call.CallState;
import nl.nabij.contract.call.CallTold;
import nl.nabij.server.alarm.AlarmCommand;
import nl.nabij.server.alarm.NightShift;
import nl.nabij.server.alarm.Sight;
import nl.nabij.server.call.EndpointId;
import nl.nabij.server.call.GuestKind;
import nl.nabij.server.call.Person;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Who has no account here: what reaches them of what is for helpers, and how often they may knock.
final class CallVisitorTest {

    private static final EndpointId PHONE = new EndpointId("phone");

    private final CallNight night = new CallNight();
    private final Person.Relative anna = new Person.Relative(UUID.randomUUID(), "Anna");
    private final Person.Guest interpreter = new Person.Guest(UUID.randomUUID(), "Ayşe", GuestKind.INTERPRETER);
    private final CallId call = new CallId(UUID.randomUUID());

    @AfterEach
    void close() {
        night.close();
    }

    @Test
    void ofHerAlarmARelativeLearnsOnlyThatTheCallIsOver() {
        CallNight.Page her = night.screen();
        CallNight.Page ans = night.ans();
        CallNight.Page fatima = night.fatima();
        CallNight.Page page = annaIsIn();
        page.say(knock(call));
        her.awaitRole(call, CallState.Role.RINGS);
        her.say(new CallSaid.Yes(call, CallState.Picture.CLEAR));
        page.awaitRole(call, CallState.Role.SPEAKS);

        AlarmId alarm = pressedDuringTheCall(her);
        assertThat(ans.awaitCall(call, CallState::urgent).alarm()).contains(alarm);
        page.awaitCall(
                call, state -> state.version() >= her.awaitCall(call, _ -> true).version());
        makesRoom(fatima, alarm);

        CallState end = page.awaitEnd(call);
        assertThat(her.awaitEnd(call).ended().orElseThrow().why()).isEqualTo("made-room");
        assertThat(end.ended().orElseThrow().why()).isEqualTo("hung-up");
        assertNothingOfAnAlarm(page);
    }

    @Test
    void ofHerAlarmAGuestLearnsOnlyThatTheCallIsOver() {
        CallNight.Page her = night.screen();
        CallNight.Page ans = night.ans();
        CallNight.Page fatima = night.fatima();
        ans.say(knock(call));
        her.awaitRole(call, CallState.Role.RINGS);
        her.say(new CallSaid.Yes(call, CallState.Picture.CLEAR));
        ans.awaitRole(call, CallState.Role.SPEAKS);
        assertThat(new CallCompany(night.exchange, night.service).invite(call, ans.party(), interpreter))
                .isEqualTo(CallCompany.Answer.DONE);
        CallNight.Page page = new Visiting(night, interpreter).here();
        page.say(new CallSaid.Answer(call));
        page.awaitRole(call, CallState.Role.SPEAKS);

        AlarmId alarm = pressedDuringTheCall(her);
        page.awaitCall(
                call, state -> state.version() >= her.awaitCall(call, _ -> true).version());
        makesRoom(fatima, alarm);

        CallState.Ending end = page.awaitEnd(call).ended().orElseThrow();
        assertThat(end.why()).isEqualTo("hung-up");
        assertThat(end.by()).isEmpty();
        assertNothingOfAnAlarm(page);
    }

    @Test
    void thatNobodyIsAtHomeIsNothingForARelative() {
        CallNight.Page ans = night.ans();
        CallNight.Page page = annaIsIn();
        night.shift.database.asWorker(tx ->
                tx.update("update home set stay = 'away', stay_since = nabij_now() where id = $1", WILLEMSE.value()));
        page.say(knock(call));
        assertThat(page.awaitEnd(call).ended().orElseThrow().why()).isEqualTo("unreachable");
        CallId own = new CallId(UUID.randomUUID());
        ans.say(knock(own));
        assertThat(ans.awaitEnd(own).ended().orElseThrow().why()).isEqualTo("not-home");
    }

    @Test
    void sixKnocksAMinuteAndTheSeventhIsNotNow() {
        CallNight.Page page = annaIsIn();
        for (int knock = 1; knock <= 6; knock++) {
            assertThat(knocks(page)).as("knock %s", knock).isEmpty();
        }
        assertThat(knocks(page)).contains(CallTold.Reason.NOT_NOW);
        night.shift.forward(Duration.ofSeconds(61));
        assertThat(knocks(page)).as("a minute later").isEmpty();
    }

    @Test
    void sixtyKnocksAnHourAndAnotherRelativeHasHerOwn() {
        CallNight.Page page = annaIsIn();
        CallNight.Page joep = isIn(new Person.Relative(UUID.randomUUID(), "Joep"));
        for (int knock = 1; knock <= 60; knock++) {
            night.shift.forward(Duration.ofSeconds(20));
            assertThat(knocks(page)).as("knock %s", knock).isEmpty();
        }
        night.shift.forward(Duration.ofSeconds(61));
        assertThat(knocks(page)).contains(CallTold.Reason.NOT_NOW);
        assertThat(knocks(joep)).isEmpty();
        night.shift.forward(Duration.ofHours(1));
        assertThat(knocks(page)).as("an hour later").isEmpty();
    }

    /// Her screen is off, so each is over at once.
    ///
    /// @return why it was refused; empty where it counts as a call
    private Optional<CallTold.Reason> knocks(CallNight.Page page) {
        CallId id = new CallId(UUID.randomUUID());
        page.say(knock(id));
        NightShift.await(
                "an answer to a knock",
                () -> page.calls.containsKey(id) || page.told.stream().anyMatch(told -> isRefusal(told, id)));
        return page.calls.containsKey(id) ? Optional.empty() : Optional.of(page.awaitRefusal(id));
    }

    private static boolean isRefusal(CallTold told, CallId id) {
        return told instanceof CallTold.Refused refused && refused.call().equals(id);
    }

    private AlarmId pressedDuringTheCall(CallNight.Page her) {
        AlarmId alarm = night.shift.press();
        night.look.look();
        her.awaitCall(call, state -> state.alarm().filter(alarm::equals).isPresent());
        return alarm;
    }

    private void makesRoom(CallNight.Page fatima, AlarmId alarm) {
        night.shift.service.handle(new Sight.Of(night.shift.nightCentre), alarm, new AlarmCommand.ClaimAlarm(FATIMA));
        fatima.say(new CallSaid.Knock(
                new CallId(UUID.randomUUID()),
                WILLEMSE,
                CallState.Why.ALARM,
                Optional.of(alarm),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    }

    private static void assertNothingOfAnAlarm(CallNight.Page page) {
        List<String> told = page.told.stream().map(ContractJson::toText).toList();
        assertThat(told)
                .isNotEmpty()
                .noneMatch(text -> text.contains("alarm")
                        || text.contains("\"urgent\":true")
                        || text.contains("made-room")
                        || text.contains("not-home"));
    }

    private CallNight.Page annaIsIn() {
        return isIn(anna);
    }

    private CallNight.Page isIn(Person.Relative relative) {
        night.shift.database.asOrganisation(
                night.shift.homeCare,
                tx -> tx.update(
                        "insert into relative (id, home_id, organisation_id, name, relation, said_by, invited_by)"
                                + " values ($1, $2, $3, $4, 'daughter', 'mevrouw Willemse', 'Bas')",
                        relative.contact(),
                        WILLEMSE.value(),
                        night.shift.homeCare.value(),
                        relative.shownName()));
        return new Visiting(night, relative).here();
    }

    private static CallSaid.Knock knock(CallId call) {
        return new CallSaid.Knock(
                call,
                WILLEMSE,
                CallState.Why.TO_TALK,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static final class Visiting extends CallNight.Page implements CallDevice.OfVisitor {
        private final Person who;

        private Visiting(CallNight night, Person who) {
            super(night);
            this.who = who;
        }

        @Override
        public GatewayId home() {
            return WILLEMSE;
        }

        @Override
        public Person who() {
            return who;
        }

        @Override
        public EndpointId endpoint() {
            return PHONE;
        }
    }
}
