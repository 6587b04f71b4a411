package nl.nabij.server.console;

import static nl.nabij.server.alarm.NightShift.WILLEMSE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.http.WebSocketClient;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import nl.nabij.contract.CallId;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.call.CallSaid;
import nl.nabij.contract.call.CallState;
import nl.nabij.contract.home.PlannedCall;
import nl.nabij.contract.link.CallUp;
import nl.nabij.server.alarm.NightShift;
import nl.nabij.server.home.HomeConfigs;
import nl.nabij.server.planned.PlanWatch;
import nl.nabij.server.push.PushPhone;
import nl.nabij.server.web.Caller;
import org.junit.jupiter.api.AfterEach;

/// A home with which calls are planned, one who makes them, her phone, and what looks after them.
abstract class PlannedHome {

    static final String AGENDA = "/api/v1/planned-calls";
    static final String ALL_DAYS =
            "\"MONDAY\",\"TUESDAY\",\"WEDNESDAY\",\"THURSDAY\",\"FRIDAY\",\"SATURDAY\",\"SUNDAY\"";

    final Centre centre = new Centre();
    final HomeCalls home = new HomeCalls(centre);
    final PushPhone phone = new PushPhone();
    final WebSocketClient client = centre.vertx.createWebSocketClient();
    final Queue<GatewayId> toldScreens = new ConcurrentLinkedQueue<>();
    final PlanWatch watch = new PlanWatch(centre.night.database, centre.push.pushes()::told, toldScreens::add);
    final CallId call = new CallId(UUID.randomUUID());

    @AfterEach
    void closeAll() {
        watch.close();
        client.close().toCompletionStage().toCompletableFuture().join();
        centre.close();
        phone.close();
    }

    record Moment(LocalDate day, String time) {
        String hour() {
            return time.substring(0, 2);
        }
    }

    /// By her own clock.
    Moment in(int minutes) {
        return centre.night.database.asWorker(tx -> tx.one(
                "select (t.at)::date, to_char(t.at, 'HH24:MI') from (select (nabij_now() + $1 * interval '1 minute')"
                        + " at time zone 'Europe/Amsterdam' as at) t",
                row -> new Moment(row.getLocalDate(0), row.getString(1)),
                minutes));
    }

    static String once(String kind, String with, Moment at) {
        return "{\"withKind\":\"%s\",%s\"days\":[],\"at\":\"%s\",\"firstDay\":\"%s\",\"about\":\"medicijnen\"}"
                .formatted(kind, with.isEmpty() ? "" : "\"with\":\"" + with + "\",", at.time(), at.day());
    }

    static String weekly(Moment at) {
        return "{\"withKind\":\"team\",\"days\":[%s],\"at\":\"%s\",\"firstDay\":\"%s\"}"
                .formatted(ALL_DAYS, at.time(), at.day());
    }

    String person(String login) {
        if (login.equals("bas-as-carer")) {
            centre.night.fixture.asAdministrator(
                    "update person set roles = '{administrator,carer}' where login = 'bas'");
        }
        return centre.as(login.equals("ans") ? "ans" : "bas")
                .get("/api/v1/session")
                .json()
                .get("id")
                .asText();
    }

    JsonNode agenda(String login) {
        return centre.as(login).get(AGENDA).json();
    }

    List<PlannedCall> screen() {
        return Optional.ofNullable(new HomeConfigs(centre.night.database)
                        .of(List.of(WILLEMSE))
                        .get(WILLEMSE))
                .flatMap(config -> config.home().calls())
                .orElse(List.of());
    }

    void forward(Duration by) {
        centre.night.forward(by);
        watch.wake();
    }

    void awaitState(String state) {
        NightShift.await(
                state,
                () -> centre.night
                        .database
                        .asWorker(tx -> tx.first(
                                "select state from planned_call_day order by at limit 1", row -> row.getString(0)))
                        .filter(state::equals)
                        .isPresent());
    }

    /// Of the first day of that plan.
    void awaitState(String plan, String state) {
        NightShift.await(
                state,
                () -> centre.night
                        .database
                        .asWorker(tx -> tx.first(
                                "select state from planned_call_day where plan_id = $1 order by at limit 1",
                                row -> row.getString(0),
                                UUID.fromString(plan)))
                        .filter(state::equals)
                        .isPresent());
    }

    /// @return the id of the plan that is new
    String planned(String body) {
        JsonNode before = home.bas("GET", "/call-plans", "").json().get("plans");
        return home.done("POST", "/call-plans", body).get("plans").findValuesAsText("id").stream()
                .filter(id -> !before.findValuesAsText("id").contains(id))
                .findFirst()
                .orElseThrow();
    }

    long days() {
        return centre.night.database.asWorker(
                tx -> tx.one("select count(*) from planned_call_day", row -> row.getLong(0)));
    }

    void onDuty() {
        Caller ans = centre.as("ans").with("Content-Type", "application/json");
        ans.send("PUT", "/api/v1/carer-duty", Optional.of("{\"onDuty\":true,\"agoSeconds\":0}"));
        assertThat(ans.send("PUT", "/api/v1/push/subscription", Optional.of(phone.subscription("ans")))
                        .status())
                .isEqualTo(204);
    }

    void screenSays(CallSaid said) {
        centre.calls.said(WILLEMSE, new CallUp("screen", said));
    }

    CallSaid.Knock knock(CallState.Why why) {
        return new CallSaid.Knock(
                call, WILLEMSE, why, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    CallSaid.Knock knock(CallState.Why why, String plan) {
        return new CallSaid.Knock(
                call,
                WILLEMSE,
                why,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(UUID.fromString(plan)));
    }

    /// She asks to talk, this one answers, and their media comes together.
    void answers(String login) {
        screenSays(new CallSaid.Here());
        CallPage page = page(login);
        screenSays(CallSaid.AskToTalk.ofHerself(call, CallState.Picture.CLEAR));
        page.await(call, _ -> true);
        if (!login.equals("fatima")) {
            // Nobody of the night centre does, who is asked first at night.
            centre.night.forward(NightShift.PATIENCE);
        }
        page.awaitRole(call, CallState.Role.RINGS);
        page.say(new CallSaid.Answer(call));
        come(page);
    }

    CallPage page(String login) {
        return CallPage.open(
                client, centre.port, "/api/v1/calls?endpoint=page", "Authorization", "Bearer " + centre.token(login));
    }

    /// Their media comes together.
    void come(CallPage page) {
        page.awaitRole(call, CallState.Role.SPEAKS);
        screenSays(new CallSaid.Connected(call, page.party(call), 1));
        page.await(call, state -> state.stage() == CallState.Stage.CONNECTED);
    }

    /// She calls, is let in, and their media comes together.
    void speaks(String login, CallState.Why asked, CallState.Why why) {
        speaks(login, knock(asked), why);
    }

    void speaks(String login, CallSaid.Knock knock, CallState.Why why) {
        screenSays(new CallSaid.Here());
        CallPage page = page(login);
        page.say(knock);
        assertThat(page.await(call, _ -> true).why()).isEqualTo(why);
        screenSays(new CallSaid.Yes(call, CallState.Picture.CLEAR));
        come(page);
    }
}
