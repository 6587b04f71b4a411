package nl.nabij.server.console;

import static nl.nabij.server.alarm.NightShift.WILLEMSE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.http.WebSocketClient;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.nabij.contract.CallId;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.call.CallEntry;
import nl.nabij.contract.call.CallSaid;
import nl.nabij.contract.call.CallState;
import nl.nabij.contract.call.CallTold;
import nl.nabij.contract.link.CallUp;
import nl.nabij.contract.link.Down;
import nl.nabij.server.alarm.NightShift;
import nl.nabij.server.calling.Calls;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who called or looked, on mevrouw Willemse's own screen: for her home alone, and the same as her office reads.
final class HerLogTest {

    private static final String GUESTS = "/api/v1/guest-calls";

    private final Centre centre = new Centre();
    private final HomeCalls home = new HomeCalls(centre);
    private final WebSocketClient client = centre.vertx.createWebSocketClient();
    private final CallId spoken = new CallId(UUID.randomUUID());
    private final CallId pressed = new CallId(UUID.randomUUID());
    private final CallId looked = new CallId(UUID.randomUUID());
    private FamilyPage anna;
    private UUID annaId;

    @BeforeEach
    void annaIsIn() {
        JsonNode invited = home.done(
                "POST", "/relatives", "{\"name\":\"Anna\",\"relation\":\"daughter\",\"by\":\"mevrouw Willemse\"}");
        annaId = UUID.fromString(invited.get("relative").asText());
        anna = FamilyPage.of(
                centre, FamilyPage.opens(centre, invited.get("link").asText()));
    }

    @AfterEach
    void close() {
        client.close().toCompletionStage().toCompletableFuture().join();
        centre.close();
    }

    @Test
    void herScreenReadsWhoCalledWhoLookedAndWhoWasThereAndTheOfficeReadsTheSame() {
        screen(new CallSaid.Here());
        CallPage ans = speaks("ans");
        CallPage guest = aGuestComes();
        screen(new CallSaid.HangUp(spoken));
        ans.await(spoken, state -> state.stage() == CallState.Stage.ENDED);
        guest.await(spoken, state -> state.stage() == CallState.Stage.ENDED);
        screen(new CallSaid.CallPerson(pressed, annaId, CallState.Picture.CLEAR));
        NightShift.await("nobody is there", () -> ended(pressed));
        looksIn();

        CallTold.LogTold log = log(WILLEMSE, "screen");
        assertThat(log.all()).isTrue();
        assertThat(log.entries()).extracting(CallEntry::call).containsExactly(looked, pressed, spoken);

        CallEntry look = log.entries().get(0);
        assertThat(look.why()).isEqualTo(CallState.Why.LOOK);
        assertThat(look.reason()).contains("Zij nam niet op");
        assertThat(look.opened()).isEqualTo(CallEntry.Opened.ALLOWED);
        assertThat(look.picture()).isEqualTo(CallState.Picture.VEILED);
        assertThat(look.parties())
                .singleElement()
                .returns("Fatima", CallEntry.Taken::name)
                .returns(Optional.of("Nachtzorgcentrale Utrecht"), CallEntry.Taken::organisation);

        CallEntry face = log.entries().get(1);
        assertThat(face.by()).isEqualTo("home");
        assertThat(face.ended()).contains("unreachable");
        assertThat(face.togetherAt()).isEmpty();
        assertThat(face.parties())
                .as("whom she pressed, though nobody could be rung")
                .singleElement()
                .returns("Anna", CallEntry.Taken::name)
                .returns(false, CallEntry.Taken::came);

        CallEntry call = log.entries().get(2);
        assertThat(call.opened()).isEqualTo(CallEntry.Opened.PRESSED);
        assertThat(call.togetherAt()).isPresent();
        assertThat(call.parties()).extracting(CallEntry.Taken::name).containsExactly("Ans", "Ali");
        assertThat(call.parties().getLast().guest()).contains(CallState.GuestKind.INTERPRETER);

        JsonNode office = home.done("GET", "/calls", "");
        assertThat(office).as("family is hers alone").hasSize(2);
        for (String word :
                List.of("why", "reason", "by", "begunAt", "endedAt", "togetherAt", "ended", "opened", "picture")) {
            assertThat(office.get(0).get(word)).as(word).isEqualTo(json(look).get(word));
            assertThat(office.get(1).get(word)).as(word).isEqualTo(json(call).get(word));
        }
    }

    @Test
    void anotherHomesScreenReadsItsOwnAndNobodyElseAnything() {
        screen(new CallSaid.Here());
        CallPage ans = speaks("ans");
        CallPage guest = aGuestComes();
        GatewayId other = new GatewayId("gw-other");
        centre.night.home(other);

        assertThat(log(other, "the-screen-of-another").entries()).isEmpty();

        FamilyPage.Line phone = anna.line(client, "phone");
        CallId refused = new CallId(UUID.randomUUID());
        // Each is answered after what it asked before.
        phone.say(new CallSaid.Log());
        phone.say(knock(refused, CallState.Why.ALARM, Optional.empty()));
        phone.awaitRefusal(refused, CallTold.Reason.NOT_ALLOWED);
        ans.say(new CallSaid.Log());
        ans.say(new CallSaid.Relays(refused));
        ans.awaitTold(new CallTold.Refused(refused, CallTold.Reason.NOT_ALLOWED)::equals);
        guest.say(new CallSaid.Log());
        guest.say(new CallSaid.Relays(refused));
        guest.awaitTold(new CallTold.Refused(refused, CallTold.Reason.NOT_ALLOWED)::equals);
        assertThat(phone.told).noneMatch(CallTold.LogTold.class::isInstance);
        assertThat(ans.heard()).noneMatch(frame -> frame.contains("\"entries\""));
        assertThat(guest.heard()).noneMatch(frame -> frame.contains("\"entries\""));

        assertThat(log(WILLEMSE, "screen").entries()).hasSize(1);
        assertThat(centre.looks()).as("her own looking is no look").noneMatch(look -> look.contains("log"));
    }

    private CallPage speaks(String login) {
        CallPage page = staff(login);
        page.say(knock(spoken, CallState.Why.TO_TALK, Optional.empty()));
        page.awaitRole(spoken, CallState.Role.WAITS);
        screen(new CallSaid.Yes(spoken, CallState.Picture.CLEAR));
        page.awaitRole(spoken, CallState.Role.SPEAKS);
        screen(new CallSaid.Connected(spoken, page.party(spoken), 1));
        page.await(spoken, state -> state.stage() == CallState.Stage.CONNECTED);
        return page;
    }

    private CallPage aGuestComes() {
        JsonNode link = centre.as("ans")
                .post("/api/v1/calls/" + spoken + "/guests", "{\"name\":\"Ali\",\"kind\":\"interpreter\"}")
                .json();
        String secret = link.get("link").asText().replaceFirst(".*#", "");
        String cookie = centre.anybody()
                .post(GUESTS + "/open", "{\"secret\":\"" + secret + "\",\"attempt\":\"attempt-of-one-page\"}")
                .cookies()
                .getFirst()
                .replaceFirst(";.*", "");
        CallPage guest = CallPage.open(client, centre.port, GUESTS + "?endpoint=guest", "Cookie", cookie);
        guest.await(spoken, _ -> true);
        guest.say(new CallSaid.Answer(spoken));
        guest.awaitRole(spoken, CallState.Role.SPEAKS);
        return guest;
    }

    private void looksIn() {
        home.done("POST", "/call-consents", """
                {"callerKind":"organisation","caller":"%s","use":"look","days":["MONDAY","TUESDAY","WEDNESDAY",
                "THURSDAY","FRIDAY","SATURDAY","SUNDAY"],"from":"00:00","until":"00:00","picture":"veiled","by":"zijzelf"}""".formatted(centre.night.nightCentre));
        CallPage fatima = staff("fatima");
        fatima.say(knock(looked, CallState.Why.LOOK, Optional.of("Zij nam niet op")));
        fatima.awaitRole(looked, CallState.Role.SPEAKS);
        screen(new CallSaid.Connected(looked, fatima.party(looked), 1));
        fatima.await(looked, state -> state.stage() == CallState.Stage.CONNECTED);
        fatima.say(new CallSaid.HangUp(looked));
        fatima.await(looked, state -> state.stage() == CallState.Stage.ENDED);
    }

    private CallPage staff(String login) {
        return CallPage.open(
                client,
                centre.port,
                Calls.SOCKET + "?endpoint=" + login,
                "Authorization",
                "Bearer " + centre.token(login));
    }

    private static CallSaid.Knock knock(CallId call, CallState.Why why, Optional<String> reason) {
        return new CallSaid.Knock(call, WILLEMSE, why, Optional.empty(), Optional.empty(), reason, Optional.empty());
    }

    private void screen(CallSaid said) {
        centre.calls.said(WILLEMSE, new CallUp("screen", said));
    }

    private boolean ended(CallId call) {
        return centre.toldOfCalls.stream()
                .anyMatch(down -> down instanceof Down.Call(var _, CallTold.Changed(var _, CallState state))
                        && state.call().equals(call)
                        && state.stage() == CallState.Stage.ENDED);
    }

    private CallTold.LogTold log(GatewayId of, String endpoint) {
        centre.calls.said(of, new CallUp(endpoint, new CallSaid.Log()));
        NightShift.await("the log for " + endpoint, () -> told(endpoint).isPresent());
        return told(endpoint).orElseThrow();
    }

    private Optional<CallTold.LogTold> told(String endpoint) {
        return centre.toldOfCalls.stream()
                .map(down ->
                        down instanceof Down.Call(String to, CallTold.LogTold log) && to.equals(endpoint) ? log : null)
                .filter(Objects::nonNull)
                .findFirst();
    }

    private static JsonNode json(CallEntry entry) {
        try {
            return ContractJson.read(ContractJson.toText(entry), JsonNode.class);
        } catch (nl.nabij.contract.ContractException e) {
            throw new AssertionError(e);
        }
    }
}
