package nl.nabij.server.console;

import static nl.nabij.server.alarm.NightShift.WILLEMSE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.http.WebSocketClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import nl.nabij.contract.CallId;
import nl.nabij.contract.call.CallSaid;
import nl.nabij.contract.call.CallState;
import nl.nabij.contract.call.CallTold;
import nl.nabij.contract.link.CallUp;
import nl.nabij.contract.link.Down;
import nl.nabij.server.alarm.NightShift;
import nl.nabij.server.web.Caller;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Calls between her and her daughter: what the client allows, and nothing else.
final class FamilyCallTest {

    private final Centre centre = new Centre();
    private final HomeCalls home = new HomeCalls(centre);
    private final WebSocketClient client = centre.vertx.createWebSocketClient();
    private final CallId call = new CallId(UUID.randomUUID());
    private String relative = "";
    private Optional<FamilyPage> in = Optional.empty();

    @BeforeEach
    void annaIsIn() {
        JsonNode invited = home.done(
                "POST", "/relatives", "{\"name\":\"Anna\",\"relation\":\"daughter\",\"by\":\"mevrouw Willemse\"}");
        relative = invited.get("relative").asText();
        in = Optional.of(FamilyPage.of(
                centre, FamilyPage.opens(centre, invited.get("link").asText())));
    }

    @AfterEach
    void close() {
        client.close().toCompletionStage().toCompletableFuture().join();
        centre.close();
    }

    private FamilyPage.Line anna() {
        return in.orElseThrow().line(client, "phone");
    }

    private void screen(CallSaid said) {
        centre.calls.said(WILLEMSE, new CallUp("screen", said));
    }

    private void screenIsTold(String what, Predicate<CallTold> so) {
        NightShift.await(
                what,
                () -> centre.toldOfCalls.stream()
                        .anyMatch(down -> down instanceof Down.Call(var _, CallTold told) && so.test(told)));
    }

    private void screenSees(CallId id, Predicate<CallState> so) {
        screenIsTold(
                "her screen sees " + id,
                told -> told instanceof CallTold.Changed(var _, CallState state)
                        && state.call().equals(id)
                        && so.test(state));
    }

    private void allow(boolean mayCall, String from, String until, boolean onScreen) {
        home.done(
                "PUT",
                "/relatives/" + relative,
                "{\"mayCall\":%s,\"from\":\"%s\",\"until\":\"%s\",\"onScreen\":%s,\"by\":\"mevrouw Willemse\"}"
                        .formatted(mayCall, from, until, onScreen));
    }

    private CallSaid.Knock knock(CallId id, CallState.Why why, Optional<CallId> missed) {
        return new CallSaid.Knock(id, WILLEMSE, why, Optional.empty(), missed, Optional.empty(), Optional.empty());
    }

    private CallSaid.Knock knock(CallId id) {
        return knock(id, CallState.Why.TO_TALK, Optional.empty());
    }

    private CallSaid.CallPerson pressesHerFace(CallId id) {
        return new CallSaid.CallPerson(id, UUID.fromString(relative), CallState.Picture.CLEAR);
    }

    @Test
    void herKnockIsSeenWithHerNameAndNothingIsOpenBeforeTheYes() {
        screen(new CallSaid.Here());
        FamilyPage.Line anna = anna();
        anna.say(knock(call));
        screenSees(
                call,
                state -> state.role() == CallState.Role.RINGS
                        && state.open() == CallState.Open.NONE
                        && state.comesIn().isEmpty()
                        && state.parties().stream()
                                .anyMatch(party ->
                                        party.name().equals("Anna") && party.kind() == CallState.PartyKind.RELATIVE));
        screen(new CallSaid.Yes(call, CallState.Picture.CLEAR));
        anna.awaitCall(call, state -> state.role() == CallState.Role.SPEAKS);
    }

    @Test
    void shePressesTheFaceAndIsAnswered() {
        FamilyPage.Line anna = anna();
        screen(pressesHerFace(call));
        anna.awaitCall(call, state -> state.role() == CallState.Role.RINGS);
        anna.say(new CallSaid.Answer(call));
        screenSees(call, state -> state.role() == CallState.Role.SPEAKS);
    }

    @Test
    void whoIsNotThereIsToldAtOnceAndStandsAsMissedUntilTheySpoke() {
        screen(pressesHerFace(call));
        screenSees(
                call,
                state -> state.ended()
                        .filter(end -> end.why().equals("unreachable"))
                        .isPresent());
        FamilyPage.Line anna = anna();
        anna.await(
                "missed",
                told -> told instanceof CallTold.Whole(var _, List<CallState> calls)
                        && calls.stream()
                                .anyMatch(state -> state.call().equals(call)
                                        && state.ended().orElseThrow().missed()));
        CallId back = new CallId(UUID.randomUUID());
        screen(new CallSaid.Here());
        anna.say(knock(back, CallState.Why.CALLS_BACK, Optional.of(call)));
        screenSees(back, state -> state.why() == CallState.Why.CALLS_BACK);
        screen(new CallSaid.Yes(back, CallState.Picture.NONE));
        anna.awaitCall(back, state -> state.role() == CallState.Role.SPEAKS);
        screen(new CallSaid.Connected(back, "relative-" + relative, 1));
        anna.awaitCall(back, state -> state.stage() == CallState.Stage.CONNECTED);
        NightShift.await(
                "nothing missed any more",
                () -> centre.night.database.asWorker(tx -> tx.one(
                        "select count(*)::integer = 0 from call where missed_by is not null",
                        row -> row.getBoolean(0))));
    }

    @Test
    void aCarerWhoSpokeWithHerDoesNotMakeTheDaughterForgotten() {
        screen(pressesHerFace(call));
        screenSees(call, state -> state.stage() == CallState.Stage.ENDED);
        centre.night.database.asWorker(tx -> tx.update(
                "update call set missed_by = null where home_id = $1 and missed_by is not null"
                        + " and relative_id is not distinct from null::uuid",
                WILLEMSE.value()));
        String missedBy = centre.night.database.asWorker(
                tx -> tx.one("select missed_by from call where id = $1", row -> row.getString(0), call.value()));
        assertThat(missedBy).isEqualTo("relative");
    }

    @Test
    void outsideHerHoursTheKnockIsRefusedButNotTheCallBack() {
        // Two minutes in the middle of the night that is not now.
        String from = centre.night.database.asWorker(tx -> tx.one(
                "select to_char((nabij_now() at time zone 'Europe/Amsterdam') + interval '12 hours', 'HH24:00')",
                row -> row.getString(0)));
        allow(true, from, from.replace(":00", ":02"), true);
        assertThat(in.orElseThrow().me().get("openNow").asBoolean()).isFalse();
        screen(new CallSaid.Here());
        FamilyPage.Line anna = anna();
        anna.say(knock(call));
        anna.awaitRefusal(call, CallTold.Reason.NOT_NOW);
        CallId pressed = new CallId(UUID.randomUUID());
        screen(pressesHerFace(pressed));
        anna.awaitCall(pressed, state -> state.role() == CallState.Role.RINGS);
        screen(new CallSaid.HangUp(pressed));
        anna.awaitCall(
                pressed, state -> state.ended().filter(end -> end.missed()).isPresent());
        CallId back = new CallId(UUID.randomUUID());
        anna.say(knock(back, CallState.Why.CALLS_BACK, Optional.of(pressed)));
        screenSees(back, state -> state.role() == CallState.Role.RINGS);
    }

    @Test
    void whatIsNotAllowedIsRefused() {
        screen(new CallSaid.Here());
        FamilyPage.Line anna = anna();
        for (CallState.Why why : List.of(CallState.Why.ALARM, CallState.Why.LOOK)) {
            CallId id = new CallId(UUID.randomUUID());
            anna.say(knock(id, why, Optional.empty()));
            anna.awaitRefusal(id, CallTold.Reason.NOT_ALLOWED);
        }
        allow(false, "00:00", "00:00", false);
        anna.say(knock(call));
        anna.awaitRefusal(call, CallTold.Reason.NOT_ALLOWED);
        screen(pressesHerFace(call));
        screenIsTold("no face", new CallTold.Refused(call, CallTold.Reason.UNKNOWN)::equals);
        anna.say(CallSaid.AskToTalk.ofHerself(call, CallState.Picture.NONE));
        anna.say(pressesHerFace(new CallId(UUID.randomUUID())));
        CallId other = new CallId(UUID.randomUUID());
        anna.say(new CallSaid.Knock(
                other,
                new nl.nabij.contract.GatewayId("gw-other"),
                CallState.Why.TO_TALK,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
        anna.awaitRefusal(other, CallTold.Reason.NOT_ALLOWED);
    }

    @Test
    void byItselfOnlyWhereSheRecordedIt() {
        home.done(
                "POST",
                "/call-consents",
                ("{\"callerKind\":\"relative\",\"caller\":\"%s\",\"use\":\"talk\",\"days\":[\"MONDAY\",\"TUESDAY\","
                                + "\"WEDNESDAY\",\"THURSDAY\",\"FRIDAY\",\"SATURDAY\",\"SUNDAY\"],\"from\":\"00:00\","
                                + "\"until\":\"00:00\",\"picture\":\"veiled\",\"by\":\"mevrouw Willemse\"}")
                        .formatted(relative));
        assertThat(in.orElseThrow().me().get("comesIn")).hasSize(1);
        Caller.Answer look = home.bas(
                "POST",
                "/call-consents",
                "{\"callerKind\":\"relative\",\"caller\":\"%s\",\"use\":\"look\",\"days\":[\"MONDAY\"],\"from\":\"00:00\",\"until\":\"00:00\",\"picture\":\"clear\",\"by\":\"x\"}"
                        .formatted(relative));
        assertThat(look.status()).isEqualTo(400);
        screen(new CallSaid.Here());
        anna().say(knock(call));
        screenSees(call, state -> state.comesIn().isPresent());
        home.done("DELETE", "/relatives/" + relative, "");
        screenSees(call, state -> state.stage() == CallState.Stage.ENDED);
        assertThat(home.done("GET", "/call-consents", "").get("given")).isEmpty();
    }

    @Test
    void takenBackInTheMiddleSheIsOutAtOnce() {
        screen(new CallSaid.Here());
        FamilyPage.Line anna = anna();
        anna.say(knock(call));
        screenSees(call, state -> state.role() == CallState.Role.RINGS);
        screen(new CallSaid.Yes(call, CallState.Picture.CLEAR));
        anna.awaitCall(call, state -> state.role() == CallState.Role.SPEAKS);
        home.done("DELETE", "/relatives/" + relative, "");
        screenSees(
                call,
                state -> state.ended()
                        .filter(end -> end.why().equals("consent-withdrawn"))
                        .isPresent());
        NightShift.await("closed", () -> anna.code.get() == 1008);
        assertThatThrownBy(this::anna).cause().hasMessageContaining("401");
    }

    @Test
    void anotherPageOfHersTakesTheCall() {
        FamilyPage.Line phone = anna();
        FamilyPage.Line tablet = in.orElseThrow().line(client, "tablet");
        screen(pressesHerFace(call));
        phone.awaitCall(call, state -> state.role() == CallState.Role.RINGS);
        phone.say(new CallSaid.Answer(call));
        tablet.awaitCall(call, state -> state.role() == CallState.Role.ELSEWHERE);
        tablet.say(new CallSaid.MoveHere(call));
        tablet.awaitCall(call, state -> state.role() == CallState.Role.SPEAKS);
        phone.awaitCall(call, state -> state.role() == CallState.Role.ELSEWHERE);
    }

    @Test
    void whenCareEndsHerPageIsClosedWithinAMinute() {
        FamilyPage.Line anna = anna();
        home.done("POST", "/end", "{\"reason\":\"moved\"}");
        centre.clock.forward(Duration.ofMinutes(1));
        assertThat(anna.awaitCode()).isEqualTo(1008);
    }

    @Test
    void tenPagesOfHersAreOpenAndTheEleventhIsToldToComeLater() {
        List<FamilyPage.Line> pages = new ArrayList<>();
        for (int page = 1; page <= 10; page++) {
            pages.add(in.orElseThrow().line(client, "phone-" + page));
        }
        assertThat(in.orElseThrow().opens(client, "phone-11").awaitCode()).isEqualTo(1013);
        assertThat(pages).allMatch(page -> page.code.get() == 0);
        pages.getFirst().close();
        NightShift.await(
                "its place is free",
                () -> in.orElseThrow().opens(client, "phone-11").isTold());
    }

    @Test
    void herScreenGetsThePhotoOfHerOwnFacesOnly() {
        screen(new CallSaid.Photo("0123456789abcdef0123456789abcdef"));
        screenIsTold(
                "none", told -> told instanceof CallTold.PhotoTold(var _, Optional<String> image) && image.isEmpty());
    }
}
