package nl.nabij.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import nl.nabij.contract.AlarmId;
import nl.nabij.contract.face.ConsoleFrame;
import nl.nabij.server.access.Role;
import nl.nabij.server.access.Session;
import nl.nabij.server.calling.Calls;
import nl.nabij.server.family.FamilyRoutes;
import nl.nabij.server.guest.GuestRoutes;
import nl.nabij.server.web.Allowed;
import nl.nabij.server.web.ApiRoute;
import nl.nabij.server.web.Caller;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The HTTP API over real sockets and a real database.
final class ApiTest {

    private static final String CLOSE = "{\"outcome\":\"assisted\",\"note\":\"thee gezet\"}";

    private final Centre centre = new Centre();

    @AfterEach
    void close() {
        centre.close();
    }

    private String alarm() {
        return "/api/v1/alarms/" + centre.night.press();
    }

    @Test
    void anAlarmIsClaimedByOneAndClosedByHerAlone() {
        String alarm = alarm();
        Caller.Answer open = centre.as("fatima").get("/api/v1/alarms?state=open");
        assertThat(open.json().size()).isEqualTo(1);
        assertThat(open.json().get(0).get("deviceName").asText()).isEqualTo("halszender");

        assertThat(centre.as("fatima").post(alarm + "/close", CLOSE).status()).isEqualTo(409);
        Caller.Answer claimed = centre.as("fatima").post(alarm + "/claim");
        assertThat(claimed.status()).isEqualTo(200);
        assertThat(claimed.json().at("/owner/shownName").asText()).isEqualTo("Fatima");
        assertThat(centre.as("fatima").post(alarm + "/claim", "{}").status()).isEqualTo(200);

        for (String what : List.of("/claim", "/release")) {
            Caller.Answer other = centre.as("joris").post(alarm + what);
            assertThat(other.status()).as(what).isEqualTo(409);
            assertThat(other.error()).isEqualTo("conflict");
            assertThat(other.json().get("message").asText()).contains("Fatima");
        }
        assertThat(centre.as("joris").post(alarm + "/close", CLOSE).status()).isEqualTo(409);
        assertThat(centre.as("fatima")
                        .post(alarm + "/contact", "{\"how\":\"speech\"}")
                        .status())
                .isEqualTo(200);
        assertThat(centre.as("fatima")
                        .post(alarm + "/release")
                        .json()
                        .get("state")
                        .asText())
                .isEqualTo("offered");
        centre.as("joris").post(alarm + "/claim");
        Caller.Answer closed = centre.as("joris").post(alarm + "/close", CLOSE);
        assertThat(closed.json().get("outcome").asText()).isEqualTo("assisted");
        assertThat(centre.as("joris").post(alarm + "/claim").error()).isEqualTo("conflict");

        List<String> types = new ArrayList<>();
        centre.as("joris")
                .get(alarm + "/events")
                .json()
                .forEach(event -> types.add(event.get("type").asText()));
        assertThat(types)
                .containsExactly(
                        "raised", "offered", "claimed", "contact-made", "released", "offered", "claimed", "closed");
        assertThat(centre.as("fatima").get("/api/v1/alarms").json()).isEmpty();
        assertThat(centre.looks()).contains("Joris change ClaimAlarm refused", "Joris change CloseAlarm done");
    }

    @Test
    void twoWhoClaimAtOnceAreOneOwner() throws Exception {
        String alarm = alarm();
        centre.token("fatima");
        centre.token("joris");
        List<Integer> statuses = java.util.Collections.synchronizedList(new ArrayList<>());
        List<Thread> threads = new ArrayList<>();
        for (String login : List.of("fatima", "joris")) {
            threads.add(Thread.ofVirtual()
                    .start(() ->
                            statuses.add(centre.as(login).post(alarm + "/claim").status())));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(statuses).containsExactlyInAnyOrder(200, 409);
    }

    @Test
    void aHomeIsSeenByItsOwnCareAndByTheNightCentreDuringAnAlarm() {
        JsonNode own = centre.as("ans").get("/api/v1/homes").json();
        assertThat(own.at("/0/client/name").asText()).isEqualTo("mevrouw Willemse");
        assertThat(own.at("/0/devices/0/state/curtain/state").asText()).isEqualTo("closed");
        assertThat(centre.as("fatima").get("/api/v1/homes").json()).isEmpty();
        assertThat(centre.as("zoe").get("/api/v1/homes").json()).isEmpty();

        String alarm = alarm();
        assertThat(centre.as("fatima")
                        .get("/api/v1/homes/gw-willemse")
                        .json()
                        .at("/client/door")
                        .asText())
                .isEqualTo("sleutelkluis");
        centre.as("fatima").post(alarm + "/claim");
        centre.as("fatima").post(alarm + "/close", CLOSE);
        assertThat(centre.as("fatima").get("/api/v1/homes").json()).isEmpty();
        assertThat(centre.as("fatima").get("/api/v1/homes/gw-willemse").error()).isEqualTo("not-found");
        assertThat(centre.looks()).contains("Ans read client-card done", "Fatima read client-card done");
        // What she may not see is nobody's client to her: the row is her own organisation's.
        assertThat(centre.looksOf(centre.night.nightCentre)).contains("Fatima read home not-found");
    }

    @Test
    void theLastHoursAreSeenWhileThereIsAnAlarmAndEachLookIsWrittenDown() {
        Caller fatima = centre.as("fatima");
        String events = "/api/v1/homes/gw-willemse/events?hours=48";
        assertThat(fatima.get(events).error()).isEqualTo("not-found");
        String alarm = alarm();
        JsonNode entries = fatima.get(events).json().get("entries");
        assertThat(entries).hasSize(1);
        assertThat(entries.at("/0/type").asText()).isEqualTo("alarm");
        assertThat(entries.at("/0/what").asText()).isEqualTo("sos.alarm");
        assertThat(entries.at("/0").has("until")).isFalse();
        assertThat(fatima.get("/api/v1/homes/gw-willemse/measures").json()).isEmpty();
        assertThat(centre.looks()).contains("Fatima read home-events done", "Fatima read home-measures done");
        assertThat(alarm).isNotEmpty();
    }

    @Test
    void aDeviceIsAskedAndTheConsoleSeesIt() {
        String path = "/api/v1/homes/gw-willemse/commands";
        String open = "{\"device\":\"curtain\",\"kind\":\"curtain\",\"action\":\"open\"";
        assertThat(centre.as("fatima").post(path, open + "}").status()).isEqualTo(404);
        assertThat(centre.as("zoe").post(path, open + "}").status()).isEqualTo(404);

        String alarm = alarm();
        String id = alarm.substring(alarm.lastIndexOf('/') + 1);
        centre.as("fatima").post(alarm + "/claim");
        OpenConsole console = OpenConsole.of(centre, centre.token("joris"));
        Caller.Answer asked = centre.as("fatima").post(path, open + ",\"alarm\":\"" + id + "\"}");
        assertThat(asked.status()).isEqualTo(202);
        assertThat(asked.json().get("state").asText()).isEqualTo("asked");
        console.await(
                "the command",
                frame -> frame instanceof ConsoleFrame.Changes changes
                        && changes.commands().stream()
                                .anyMatch(command -> command.askedBy().equals("Fatima")));
        assertThat(centre.as("ans").post(path, open + "}").status()).isEqualTo(202);

        for (String wrong : List.of(
                "{}",
                "{\"device\":\"curtain\",\"kind\":\"curtain\",\"action\":\"fly\"}",
                "{\"device\":\"curtain\",\"kind\":\"lock\",\"action\":\"lock\"}",
                "{\"device\":\"nothing\",\"kind\":\"curtain\",\"action\":\"open\"}")) {
            Caller.Answer refused = centre.as("ans").post(path, wrong);
            assertThat(refused.status()).as(wrong).isEqualTo(400);
            assertThat(refused.error()).isEqualTo("bad-request");
        }
        assertThat(centre.looks()).contains("Fatima command command curtain open done");
    }

    @Test
    void answerTimesAreHonest() {
        JsonNode none = centre.as("fatima").get("/api/v1/kpi").json();
        assertThat(none.get("alarms").asInt()).isZero();
        assertThat(none.at("/within30Seconds").has("share")).isFalse();
        assertThat(none.has("oldestWaitingMillis")).isFalse();

        String alarm = alarm();
        JsonNode waiting = centre.as("fatima").get("/api/v1/kpi").json();
        assertThat(waiting.get("waitingNow").asInt()).isEqualTo(1);
        assertThat(waiting.at("/within30Seconds/of").asInt()).isZero();
        centre.night.forward(Duration.ofSeconds(45));
        assertThat(centre.as("fatima")
                        .get("/api/v1/kpi")
                        .json()
                        .get("oldestWaitingMillis")
                        .asLong())
                .isBetween(45_000L, 75_000L);
        centre.as("fatima").post(alarm + "/claim");
        centre.as("fatima").post(alarm + "/close", CLOSE);
        centre.night.forward(Duration.ofMinutes(61));
        for (String login : List.of("fatima", "ans", "bas")) {
            JsonNode answered = centre.as(login).get("/api/v1/kpi").json();
            // Near midnight the alarm is yesterday's an hour later; then there is nothing to judge.
            if (answered.get("alarms").asInt() == 1) {
                assertThat(answered.at("/within30Seconds/share").asDouble()).isZero();
                assertThat(answered.at("/within60Seconds/share").asDouble()).isEqualTo(1.0);
            }
        }
        assertThat(centre.as("zoe").get("/api/v1/kpi").json().get("alarms").asInt())
                .isZero();
    }

    @Test
    void eachRouteIsOpenToItsRolesAndClosedToAllOthers() {
        for (ApiRoute route : centre.routes.routes()) {
            if (route.path().equals("/api/v1/session") && !route.method().name().equals("GET")) {
                continue;
            }
            assertThat(status(centre.anybody(), route) == 401)
                    .as("signed out: " + route.method() + " " + route.path())
                    // Who has no account here is asked for what her link left with the browser.
                    .isEqualTo(route.allowed() instanceof Allowed.Roles
                            || route.refusals().contains(401));
            sweep(route, "fatima", Role.OPERATOR);
            sweep(route, "ans", Role.CARER);
            sweep(route, "bas", Role.ADMINISTRATOR);
            sweep(route, "hilda", Role.HOST);
        }
    }

    private void sweep(ApiRoute route, String login, Role role) {
        boolean allowed = !(route.allowed() instanceof Allowed.Roles(var roles, var _)) || roles.contains(role);
        assertThat(status(centre.as(login), route) == 403)
                .as(login + ": " + route.method() + " " + route.path())
                .isEqualTo(!allowed);
    }

    private static int status(Caller caller, ApiRoute route) {
        String path = route.path().replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
        return route.body().isPresent()
                ? caller.with("Content-Type", "application/json")
                        .send(route.method().name(), path, Optional.of("{}"))
                        .status()
                : caller.send(route.method().name(), path, Optional.empty()).status();
    }

    @Test
    void anotherOrganisationReachesNothingByKnowingAnId() {
        String alarm = alarm();
        Caller zoe = centre.as("zoe");
        assertThat(zoe.get("/api/v1/alarms").json()).isEmpty();
        for (String read : List.of(
                alarm,
                alarm + "/events",
                "/api/v1/homes/gw-willemse",
                "/api/v1/homes/gw-willemse/events",
                "/api/v1/homes/gw-willemse/measures")) {
            assertThat(zoe.get(read).status()).as(read).isEqualTo(404);
        }
        for (String write : List.of("/claim", "/release")) {
            assertThat(zoe.post(alarm + write).status()).as(write).isEqualTo(404);
        }
        assertThat(zoe.post(alarm + "/contact", "{\"how\":\"none\"}").status()).isEqualTo(404);
        assertThat(zoe.post(alarm + "/close", CLOSE).status()).isEqualTo(404);
        assertThat(centre.as("fatima").get(alarm).json().get("state").asText()).isEqualTo("offered");
    }

    @Test
    void whatCannotBeAnIdOrABodyIsRefusedWithTheReason() {
        Caller fatima = centre.as("fatima");
        for (String id : List.of("x", "%00", "..%2f..", "1-1-1-1-1", "%F0%9F%92%A9", "a".repeat(3_000))) {
            assertThat(fatima.get("/api/v1/alarms/" + id).error()).as(id).isEqualTo("not-found");
            assertThat(fatima.get("/api/v1/homes/" + id).error()).as(id).isEqualTo("not-found");
        }
        assertThat(fatima.get("/api/v1/alarms?state=closed").error()).isEqualTo("bad-request");
        assertThat(fatima.get("/api/v1/alarms?status=open").error()).isEqualTo("bad-request");
        assertThat(fatima.get("/api/v1/homes?after=%00").error()).isEqualTo("bad-request");
        for (String hours : List.of("0", "49", "-1", "", "six", "999999999999")) {
            assertThat(fatima.get("/api/v1/homes/gw-willemse/events?hours=" + hours)
                            .error())
                    .as(hours)
                    .isEqualTo("bad-request");
        }
        String alarm = alarm();
        fatima.post(alarm + "/claim");
        for (String body : List.of(
                "",
                "{}",
                "{\"outcome\":\"eaten\",\"note\":\"\"}",
                "{\"outcome\":\"assisted\"}",
                "{\"outcome\":\"assisted\",\"note\":null}",
                "{\"outcome\":\"assisted\",\"note\":\"\\u0000\"}",
                "{\"outcome\":\"assisted\",\"note\":\"" + "x".repeat(4_001) + "\"}")) {
            assertThat(fatima.post(alarm + "/close", body).status()).as(body).isEqualTo(400);
            assertThat(fatima.post(alarm + "/close", body).error()).isEqualTo("bad-request");
        }
        assertThat(fatima.post(alarm + "/contact", "{\"how\":\"smoke signals\"}")
                        .status())
                .isEqualTo(400);
        assertThat(fatima.get(alarm).json().get("state").asText()).isEqualTo("claimed");
    }

    @Test
    void anExpiredSignInIsTold() {
        Caller fatima = Caller.at(centre.port).signedIn(centre.freshToken("fatima"));
        centre.clock.forward(Session.LONGEST_UNUSED.minusSeconds(60));
        assertThat(fatima.get("/api/v1/alarms").status()).isEqualTo(200);
        centre.clock.forward(Session.LONGEST_UNUSED);
        assertThat(fatima.get("/api/v1/alarms").error()).isEqualTo("not-signed-in");
    }

    @Test
    void openApiDescribesExactlyWhatIsMounted() {
        JsonNode document = centre.anybody().get("/api/v1/openapi.json").json();
        TreeSet<String> described = new TreeSet<>();
        document.get("paths")
                .fields()
                .forEachRemaining(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(method -> described.add(method + " " + path.getKey())));
        TreeSet<String> mounted = new TreeSet<>();
        centre.routes.router().getRoutes().stream()
                .filter(route -> route.getPath() != null && route.getPath().startsWith("/api/v1/"))
                .filter(route -> !List.of(ServerRoutes.CONSOLE, Calls.SOCKET, GuestRoutes.SOCKET, FamilyRoutes.SOCKET)
                        .contains(route.getPath()))
                .forEach(route -> route.methods()
                        .forEach(method -> mounted.add(method.name().toLowerCase(java.util.Locale.ROOT) + " "
                                + route.getPath().replaceAll(":([a-zA-Z]+)", "{$1}"))));
        assertThat(described).isEqualTo(mounted).contains("post /api/v1/alarms/{id}/claim");
    }

    @Test
    void anAlarmIdIsNotAWayToLearnOfOtherAlarms() {
        AlarmId unknown = new AlarmId(UUID.randomUUID());
        String known = alarm();
        String forUnknown =
                centre.as("zoe").get("/api/v1/alarms/" + unknown).response().body();
        assertThat(centre.as("zoe").get(known).response().body()).isEqualTo(forUnknown);
    }
}
