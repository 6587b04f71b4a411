package nl.nabij.server.calling;

import static nl.nabij.contract.call.CallState.Role.RINGS;
import static nl.nabij.contract.call.CallState.Role.SPEAKS;
import static nl.nabij.server.alarm.NightShift.WILLEMSE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.nabij.contract.CallId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.UserId;
import nl.nabij.contract.call.CallSaid;
import nl.nabij.contract.call.CallState;
import nl.nabij.contract.call.CallTold;
import nl.nabij.contract.face.CallConsents;
import nl.nabij.contract.face.CallConsents.CallerKind;
import nl.nabij.contract.face.CallConsents.Use;
import nl.nabij.server.access.Person;
import nl.nabij.server.access.Role;
import nl.nabij.server.alarm.Operator;
import nl.nabij.server.calling.CallNight.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Who comes in because she allowed it, and who does not.
final class CallByConsentTest {

    private static final Operator ANS = new Operator(new UserId(new UUID(2, 3)), "Ans");

    private final CallNight night = new CallNight();
    private final CallId call = new CallId(UUID.randomUUID());
    private final CallConsentBook book =
            new CallConsentBook(night.shift.database, UUID::randomUUID, home -> night.hearing.withdrawn(home));
    private final Person bas = person(night.shift.homeCare);

    CallByConsentTest() {
        night.shift.fixture.asAdministrator(
                "insert into night_centre (organisation_id, night_centre_id, from_time, until_time) values ('"
                        + night.shift.homeCare + "', '" + night.shift.nightCentre + "', '00:00', '00:00')");
    }

    @AfterEach
    void close() {
        night.close();
    }

    @Test
    void whoMayComeInDoesSoTenSecondsAfterItRang() {
        given(Use.TALK, CallerKind.PERSON, ans(), CallState.Picture.CLEAR);
        Page her = night.screen();
        Page ans = night.staff(new Operator(new UserId(ans()), "Ans"), night.shift.homeCare, "page-1", Role.CARER);
        ans.say(knock(CallState.Why.TO_TALK, Optional.empty()));
        assertThat(her.awaitRole(call, RINGS).comesIn())
                .as("her screen says so")
                .contains(true);
        night.shift.forward(Duration.ofSeconds(20));
        night.look.look();
        assertThat(her.awaitRole(call, RINGS).open())
                .as("it did not say that it rings, so nobody heard it")
                .isEqualTo(CallState.Open.NONE);
        her.say(new CallSaid.Ringing(call));
        ans.awaitCall(call, state -> state.parties().stream().anyMatch(CallState.PartyState::heard));
        night.shift.forward(Duration.ofMillis(9_500));
        night.look.look();
        assertThat(her.awaitRole(call, RINGS).open()).isEqualTo(CallState.Open.NONE);
        night.shift.forward(Duration.ofMillis(600));
        night.look.look();
        assertThat(her.awaitRole(call, SPEAKS).open()).isEqualTo(CallState.Open.AUDIO_CLEAR);
    }

    @Test
    void whatIsForOnePersonIsForNobodyElse() {
        given(Use.TALK, CallerKind.PERSON, ans(), CallState.Picture.CLEAR);
        Page her = night.screen();
        Page piet = night.staff(
                new Operator(new UserId(new UUID(2, 5)), "Piet"), night.shift.homeCare, "page-2", Role.CARER);
        piet.say(knock(CallState.Why.TO_TALK, Optional.empty()));
        assertThat(her.awaitRole(call, RINGS).comesIn()).isEmpty();
        her.say(new CallSaid.Ringing(call));
        piet.awaitCall(call, state -> state.parties().stream().anyMatch(CallState.PartyState::heard));
        night.shift.forward(Duration.ofSeconds(11));
        night.look.look();
        assertThat(her.awaitRole(call, RINGS).open()).isEqualTo(CallState.Open.NONE);
    }

    @Test
    void aLookNeedsAConsentOfItsOwnAndAReasonAndTheNightCentreMayThenLookWithoutAnAlarm() {
        Page her = night.screen();
        Page fatima = night.fatima();
        given(Use.TALK, CallerKind.ORGANISATION, night.shift.nightCentre.value(), CallState.Picture.CLEAR);
        assertThat(refused(fatima, "Zij nam niet op")).isEqualTo(CallTold.Reason.NO_CONSENT);
        given(Use.LOOK, CallerKind.ORGANISATION, night.shift.nightCentre.value(), CallState.Picture.VEILED);
        assertThat(refused(fatima, " ")).isEqualTo(CallTold.Reason.NOT_ALLOWED);

        fatima.say(knock(CallState.Why.LOOK, Optional.of("Zij nam niet op")));
        CallState seen = her.awaitRole(call, SPEAKS);
        assertThat(seen.open()).isEqualTo(CallState.Open.AUDIO_VEILED);
        assertThat(fatima.awaitRole(call, SPEAKS).open())
                .as("nobody comes into her room")
                .isEqualTo(CallState.Open.NONE);
        assertThat(log()).contains("Zij nam niet op").contains("Fatima");
        night.shift.forward(Duration.ofSeconds(21));
        night.look.look();
        assertThat(fatima.awaitEnd(call).ended().orElseThrow().missed())
                .as("a look is no call that she missed")
                .isFalse();
    }

    @Test
    void outsideItsHoursAndAfterItsLastDayItIsNone() {
        LocalDate yesterday =
                LocalDate.now(java.time.ZoneId.of("Europe/Amsterdam")).minusDays(1);
        book.give(
                bas,
                WILLEMSE,
                give(Use.TALK, CallerKind.PERSON, ans(), CallState.Picture.CLEAR, Optional.of(yesterday)));
        Page her = night.screen();
        Page ans = night.staff(new Operator(new UserId(ans()), "Ans"), night.shift.homeCare, "page-1", Role.CARER);
        ans.say(knock(CallState.Why.TO_TALK, Optional.empty()));
        her.awaitRole(call, RINGS);
        her.say(new CallSaid.Ringing(call));
        ans.awaitCall(call, state -> state.parties().stream().anyMatch(CallState.PartyState::heard));
        night.shift.forward(Duration.ofSeconds(11));
        night.look.look();
        assertThat(her.awaitRole(call, RINGS).open()).isEqualTo(CallState.Open.NONE);
    }

    @Test
    void takenBackItEndsWhatCameInByIt() {
        CallConsents all =
                given(Use.LOOK, CallerKind.ORGANISATION, night.shift.nightCentre.value(), CallState.Picture.CLEAR);
        Page her = night.screen();
        Page fatima = night.fatima();
        fatima.say(knock(CallState.Why.LOOK, Optional.of("Zij nam niet op")));
        her.awaitRole(call, SPEAKS);
        book.withdraw(bas, WILLEMSE, all.given().getFirst().id());
        assertThat(her.awaitEnd(call).ended().orElseThrow().why()).isEqualTo("consent-withdrawn");
        assertThat(book.find(bas.organisation(), WILLEMSE).now().orElseThrow().given())
                .isEmpty();
    }

    @Test
    void onlyHerOwnOrganisationWritesItDownAndOnlyForThoseItKnows() {
        Person stranger = person(night.shift.stranger);
        assertThat(book.find(stranger.organisation(), WILLEMSE).refused())
                .contains(CallConsentBook.Refused.NO_SUCH_HOME);
        assertThat(book.give(
                                stranger,
                                WILLEMSE,
                                give(
                                        Use.TALK,
                                        CallerKind.ORGANISATION,
                                        night.shift.stranger.value(),
                                        CallState.Picture.NONE,
                                        Optional.empty()))
                        .refused())
                .contains(CallConsentBook.Refused.NO_SUCH_HOME);
        assertThat(book.give(
                                bas,
                                WILLEMSE,
                                give(
                                        Use.TALK,
                                        CallerKind.ORGANISATION,
                                        night.shift.stranger.value(),
                                        CallState.Picture.NONE,
                                        Optional.empty()))
                        .refused())
                .contains(CallConsentBook.Refused.NO_SUCH_CALLER);
        assertThat(book.give(
                                bas,
                                WILLEMSE,
                                give(
                                        Use.TALK,
                                        CallerKind.PERSON,
                                        UUID.randomUUID(),
                                        CallState.Picture.NONE,
                                        Optional.empty()))
                        .refused())
                .contains(CallConsentBook.Refused.NO_SUCH_CALLER);
        book.choose(bas, WILLEMSE, new CallConsents.Choose(CallState.Picture.VEILED, true, "zijzelf"));
        assertThat(book.find(bas.organisation(), WILLEMSE)
                        .now()
                        .orElseThrow()
                        .choice()
                        .duringAlarm())
                .isEqualTo(CallState.Picture.VEILED);
    }

    private CallConsents given(Use use, CallerKind kind, UUID caller, CallState.Picture picture) {
        return book.give(bas, WILLEMSE, give(use, kind, caller, picture, Optional.empty()))
                .now()
                .orElseThrow();
    }

    private static CallConsents.Give give(
            Use use, CallerKind kind, UUID caller, CallState.Picture picture, Optional<LocalDate> lastDay) {
        return new CallConsents.Give(
                kind, caller, use, Arrays.asList(DayOfWeek.values()), "00:00", "00:00", picture, "zijzelf", lastDay);
    }

    /// An account, since only who works there can be allowed.
    private UUID ans() {
        night.shift.fixture.asAdministrator(
                "insert into person (id, organisation_id, login, shown_name, roles, password_hash) values ('" + ANS.id()
                        + "', '" + night.shift.homeCare + "', 'ans', 'Ans', '{carer}', 'none')"
                        + " on conflict do nothing");
        return ANS.id().value();
    }

    private static Person person(OrganisationId organisation) {
        return new Person(new UserId(new UUID(2, 8)), "bas", "Bas", organisation, "unused", Set.of(Role.ADMINISTRATOR));
    }

    private CallTold.Reason refused(Page page, String reason) {
        CallId id = new CallId(UUID.randomUUID());
        page.say(new CallSaid.Knock(
                id,
                WILLEMSE,
                CallState.Why.LOOK,
                Optional.empty(),
                Optional.empty(),
                Optional.of(reason),
                Optional.empty()));
        return page.awaitRefusal(id);
    }

    private CallSaid.Knock knock(CallState.Why why, Optional<String> reason) {
        return new CallSaid.Knock(call, WILLEMSE, why, Optional.empty(), Optional.empty(), reason, Optional.empty());
    }

    private String log() {
        List<String> events = night.shift.database.asWorker(tx -> tx.list(
                "select body::text from call_event where home_id = $1", row -> row.getString(0), WILLEMSE.value()));
        return String.join("\n", events);
    }
}
