package nl.nabij.server.calling;

import static nl.nabij.contract.call.CallState.Role.RINGS;
import static nl.nabij.contract.call.CallState.Role.SPEAKS;
import static nl.nabij.server.alarm.NightShift.WILLEMSE;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.nabij.contract.CallId;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.UserId;
import nl.nabij.contract.call.CallEntry;
import nl.nabij.contract.call.CallQuality;
import nl.nabij.contract.call.CallSaid;
import nl.nabij.contract.call.CallState;
import nl.nabij.contract.call.CallTold;
import nl.nabij.contract.face.CallConsents;
import nl.nabij.contract.link.Down;
import nl.nabij.server.access.Person;
import nl.nabij.server.access.Role;
import nl.nabij.server.alarm.NightShift;
import nl.nabij.server.alarm.Operator;
import nl.nabij.server.calling.CallNight.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What stands in a home's log of calls afterwards.
final class CallHistoryTest {

    private static final String HER = "home";

    private final CallNight night = new CallNight();
    private final CallHistory history = new CallHistory(night.shift.database);
    private final CallId call = new CallId(UUID.randomUUID());

    @AfterEach
    void close() {
        night.close();
    }

    @Test
    void aCallStandsThereWithWhoWasInItWhatWasSeenAndHowItWent() {
        Page her = night.screen();
        Page ans = night.ans();
        Page joris = night.joris();
        ans.say(new CallSaid.Knock(
                call,
                WILLEMSE,
                CallState.Why.TO_TALK,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
        her.awaitRole(call, RINGS);
        her.say(new CallSaid.Yes(call, CallState.Picture.CLEAR));
        CallState there = ans.awaitRole(call, SPEAKS);
        her.say(new CallSaid.Show(call, CallState.Picture.NONE));
        ans.awaitCall(call, state -> state.picture() == CallState.Picture.NONE);

        ans.say(new CallSaid.Quality(call, HER, heard(60, 10, 2.0, Optional.of(40.0))));
        ans.say(new CallSaid.Quality(call, HER, heard(20, 0, 0.0, Optional.empty())));
        joris.say(new CallSaid.Quality(call, HER, heard(60, 60, 100.0, Optional.empty())));
        ans.say(new CallSaid.Quality(call, there.me(), heard(60, 60, 100.0, Optional.empty())));
        her.say(new CallSaid.HangUp(call));
        ans.awaitEnd(call);

        NightShift.await("the figures", () -> !only().quality().isEmpty());
        CallEntry entry = only();
        assertThat(entry.call()).isEqualTo(call);
        assertThat(entry.ended()).contains("hung-up");
        assertThat(entry.opened()).isEqualTo(CallEntry.Opened.PRESSED);
        assertThat(entry.picture())
                .as("what she took back was seen all the same")
                .isEqualTo(CallState.Picture.CLEAR);
        assertThat(entry.parties())
                .extracting(CallEntry.Taken::name, CallEntry.Taken::came)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("Ans", true),
                        org.assertj.core.groups.Tuple.tuple("mevrouw Willemse", true));
        NightShift.await(
                "both reports", () -> only().quality().getFirst().quality().seconds() == 80);
        CallQuality quality = only().quality().getFirst().quality();
        assertThat(only().quality()).as("only of who was in it").hasSize(1);
        assertThat(quality.poorSeconds()).isEqualTo(10);
        assertThat(quality.lossPercent()).isEqualTo(1.5);
        assertThat(quality.roundTripMillis()).contains(40.0);
    }

    @Test
    void figuresThatCannotBeMakeNoLogUnreadable() {
        Page her = night.screen();
        Page ans = night.ans();
        ans.say(new CallSaid.Knock(
                call,
                WILLEMSE,
                CallState.Why.TO_TALK,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
        her.awaitRole(call, RINGS);
        her.say(new CallSaid.Yes(call, CallState.Picture.NONE));
        ans.awaitRole(call, SPEAKS);
        int most = CallQuality.LONGEST_SECONDS;
        ans.say(new CallSaid.Quality(call, HER, heard(most - 1, most - 1, 100, Optional.empty())));
        ans.say(new CallSaid.Quality(call, HER, heard(most, most, 100, Optional.empty())));
        ans.say(new CallSaid.Quality(call, HER, heard(most, most, 100, Optional.empty())));
        her.say(new CallSaid.HangUp(call));
        ans.awaitEnd(call);
        NightShift.await(
                "the figures",
                () -> only().quality().stream().anyMatch(each -> each.quality().seconds() == most));
        assertThat(only().quality().getFirst().quality().poorSeconds()).isEqualTo(most);
        assertThat(only().quality().getFirst().quality().lossPercent()).isEqualTo(100);
    }

    @Test
    void whoWasNotThereStandsThereToo() {
        Page ans = night.ans();
        ans.say(new CallSaid.Knock(
                call,
                WILLEMSE,
                CallState.Why.TO_TALK,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
        ans.awaitEnd(call);
        CallEntry entry = only();
        assertThat(entry.ended()).contains("unreachable");
        assertThat(entry.opened()).isEqualTo(CallEntry.Opened.NOT);
        assertThat(history.of(night.shift.homeCare, WILLEMSE, Optional.of(entry.begunAt()))
                        .orElseThrow())
                .as("before the first")
                .isEmpty();
    }

    @Test
    void nobodyButHerOwnOrganisationReadsIt() {
        assertThat(history.of(night.shift.stranger, WILLEMSE, Optional.empty())).isEmpty();
        assertThat(history.of(night.shift.nightCentre, WILLEMSE, Optional.empty()))
                .isEmpty();
    }

    @Test
    void herScreenIsToldTheNewestFortyOfThirtyDays() {
        Page ans = night.ans();
        knocks(ans, 1);
        night.shift.forward(Duration.ofDays(30));
        knocks(ans, 40);
        CallTold.LogTold forty = history.hers(WILLEMSE);
        assertThat(forty.entries()).hasSize(40);
        assertThat(forty.all()).as("what is older is of another month").isTrue();
        knocks(ans, 1);
        CallTold.LogTold more = history.hers(WILLEMSE);
        assertThat(more.entries()).hasSize(40);
        assertThat(more.entries().getFirst().begunAt())
                .isAfter(forty.entries().getFirst().begunAt());
        assertThat(more.all()).as("one more than is told").isFalse();
    }

    /// Names and reasons of the longest kind, in letters of three bytes each.
    @Test
    void whatHerScreenIsToldFitsIntoOnePacketOfTheLink() {
        ansWorksThere();
        night.shift.fixture.asAdministrator(
                "update organisation set name = repeat('語', 200) where id = '" + night.shift.homeCare + "'");
        sheAllowsAns(CallConsents.Use.LOOK, CallState.Picture.VEILED);
        Page longest = night.staff(
                new Operator(new UserId(new UUID(2, 3)), "語".repeat(80)), night.shift.homeCare, "page-1", Role.CARER);
        for (int look = 0; look < 40; look++) {
            CallId each = new CallId(UUID.randomUUID());
            longest.say(new CallSaid.Knock(
                    each,
                    WILLEMSE,
                    CallState.Why.LOOK,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of("語".repeat(200)),
                    Optional.empty()));
            longest.awaitEnd(each);
        }
        CallTold.LogTold told = history.hers(WILLEMSE);
        assertThat(told.all()).isFalse();
        assertThat(told.entries().size()).isBetween(20, 39);
        Down.Call packet = new Down.Call("screen", told);
        assertThat(ContractJson.toText(packet).getBytes(StandardCharsets.UTF_8).length)
                .isLessThan(64 * 1024 - 1024);
    }

    @Test
    void whatIsAskedTooOftenIsReadOnce() {
        Page her = night.screen();
        her.say(new CallSaid.Log());
        her.say(new CallSaid.Log());
        her.here();
        assertThat(her.told).filteredOn(CallTold.LogTold.class::isInstance).hasSize(1);
        night.nanos.addAndGet(CallSeats.LOG_EACH.toNanos());
        her.say(new CallSaid.Log());
        her.here();
        assertThat(her.told).filteredOn(CallTold.LogTold.class::isInstance).hasSize(2);
    }

    @Test
    void whatOpenedByItselfStandsThereAlthoughSheSaidYesLater() {
        ansWorksThere();
        sheAllowsAns(CallConsents.Use.TALK, CallState.Picture.NONE);
        Page her = night.screen();
        Page ans = night.ans();
        ans.say(knock(call));
        her.awaitRole(call, RINGS);
        her.say(new CallSaid.Ringing(call));
        ans.awaitCall(call, state -> state.parties().stream().anyMatch(CallState.PartyState::heard));
        night.shift.forward(Duration.ofSeconds(11));
        night.look.look();
        her.awaitRole(call, SPEAKS);
        her.say(new CallSaid.Yes(call, CallState.Picture.CLEAR));
        her.awaitCall(call, state -> state.picture() == CallState.Picture.CLEAR);
        assertThat(only().opened()).isEqualTo(CallEntry.Opened.ALLOWED);
        assertThat(history.hers(WILLEMSE).entries().getFirst().opened()).isEqualTo(CallEntry.Opened.ALLOWED);
    }

    /// An account, by which her organisation is known.
    private void ansWorksThere() {
        night.shift.fixture.asAdministrator("insert into person (id, organisation_id, login, shown_name, roles,"
                + " password_hash) values ('" + new UUID(2, 3) + "', '" + night.shift.homeCare
                + "', 'ans', 'Ans', '{carer}', 'none')");
    }

    private void sheAllowsAns(CallConsents.Use use, CallState.Picture picture) {
        new CallConsentBook(night.shift.database, UUID::randomUUID, _ -> {})
                .give(
                        new Person(
                                new UserId(new UUID(2, 8)),
                                "bas",
                                "Bas",
                                night.shift.homeCare,
                                "unused",
                                Set.of(Role.ADMINISTRATOR)),
                        WILLEMSE,
                        new CallConsents.Give(
                                CallConsents.CallerKind.PERSON,
                                new UUID(2, 3),
                                use,
                                List.of(DayOfWeek.values()),
                                "00:00",
                                "00:00",
                                picture,
                                "zijzelf",
                                Optional.empty()));
    }

    /// Each is over at once, since her screen is off.
    private void knocks(Page who, int many) {
        for (int knock = 0; knock < many; knock++) {
            CallId each = new CallId(UUID.randomUUID());
            who.say(knock(each));
            who.awaitEnd(each);
        }
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

    private CallEntry only() {
        OrganisationId own = night.shift.homeCare;
        List<CallEntry> all = history.of(own, WILLEMSE, Optional.empty()).orElseThrow();
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private static CallQuality heard(int seconds, int poor, double loss, Optional<Double> roundTrip) {
        return new CallQuality(seconds, poor, 0, 0, loss, 12, roundTrip, 0);
    }
}
