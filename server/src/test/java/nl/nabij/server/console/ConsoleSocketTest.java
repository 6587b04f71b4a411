package nl.nabij.server.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import nl.nabij.contract.AlarmId;
import nl.nabij.contract.face.AlarmView;
import nl.nabij.contract.face.ConsoleCall;
import nl.nabij.contract.face.ConsoleFrame;
import nl.nabij.contract.face.HomeView;
import nl.nabij.server.access.Session;
import nl.nabij.server.alarm.NightShift;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A night at the consoles.
final class ConsoleSocketTest {

    private final Centre centre = new Centre();

    @AfterEach
    void close() {
        centre.close();
    }

    private OpenConsole console(String login) {
        return OpenConsole.of(centre, centre.token(login));
    }

    private static Optional<HomeView.ClientCard> card(OpenConsole console) {
        HomeView home = console.homes().get(NightShift.WILLEMSE);
        return home == null ? Optional.empty() : home.client();
    }

    @Test
    void anAlarmRingsIsClaimedAndClosedOnAllConsolesThatMaySeeIt() {
        OpenConsole fatima = console("fatima");
        OpenConsole joris = console("joris");
        OpenConsole zoe = console("zoe");
        assertThat(fatima.homes()).isEmpty();

        AlarmId alarm = centre.night.press();
        fatima.awaitAlarm(alarm, AlarmView.State.OFFERED);
        joris.awaitAlarm(alarm, AlarmView.State.OFFERED);
        NightShift.await("her card", () -> card(fatima).isPresent());
        assertThat(card(fatima).orElseThrow().name()).isEqualTo("mevrouw Willemse");
        assertThat(card(fatima).orElseThrow().contacts()).hasSize(1);

        assertThat(centre.as("fatima")
                        .post("/api/v1/alarms/" + alarm + "/claim")
                        .status())
                .isEqualTo(200);
        joris.awaitAlarm(alarm, AlarmView.State.CLAIMED);
        assertThat(centre.as("fatima")
                        .post("/api/v1/alarms/" + alarm + "/close", "{\"outcome\":\"assisted\",\"note\":\"gevallen\"}")
                        .status())
                .isEqualTo(200);
        joris.awaitAlarm(alarm, AlarmView.State.CLOSED);
        NightShift.await("her card is gone", () -> card(joris).isEmpty());

        List<String> events = joris.frames().stream()
                .filter(frame -> frame instanceof ConsoleFrame.Changes)
                .flatMap(frame -> ((ConsoleFrame.Changes) frame).events().stream())
                .map(event -> event.seq() + " " + event.type())
                .distinct()
                .toList();
        assertThat(events).containsExactly("1 raised", "2 offered", "3 claimed", "4 closed");
        assertThat(zoe.alarms()).isEmpty();
        assertThat(zoe.homes()).isEmpty();
        assertThat(centre.looks())
                .containsOnlyOnce("Fatima read client-card done", "Joris read client-card done")
                .noneMatch(look -> look.startsWith("Zoe"));
    }

    @Test
    void anAlarmNeverWaitsForWhatIsAroundIt() {
        OpenConsole joris = console("joris");
        CountDownLatch slow = new CountDownLatch(1);
        centre.aroundIsRead = slow;
        AlarmId alarm = centre.night.press();
        joris.awaitAlarm(alarm, AlarmView.State.OFFERED);
        assertThat(centre.as("fatima")
                        .post("/api/v1/alarms/" + alarm + "/claim")
                        .status())
                .isEqualTo(200);
        joris.awaitAlarm(alarm, AlarmView.State.CLAIMED);
        assertThat(card(joris)).isEmpty();
        slow.countDown();
        NightShift.await("her card", () -> card(joris).isPresent());
    }

    @Test
    void whoComesBackMissedNothing() {
        OpenConsole before = console("fatima");
        before.close();
        AlarmId alarm = centre.night.press();
        OpenConsole after = console("fatima");
        after.awaitAlarm(alarm, AlarmView.State.OFFERED);
        assertThat(after.frames().getFirst()).isInstanceOf(ConsoleFrame.Snapshot.class);
        assertThat(card(after)).isPresent();
    }

    @Test
    void aShiftStartsHidesAndEnds() {
        OpenConsole fatima = console("fatima");
        OpenConsole joris = console("joris");
        assertThat(fatima.shift().onDuty()).isFalse();
        assertThat(fatima.shift().offBecause()).isEqualTo("not-started");

        fatima.say(new ConsoleCall.StartShift());
        fatima.awaitShift("");
        joris.await(
                "a colleague on duty",
                frame -> frame instanceof ConsoleFrame.Changes changes
                        && changes.colleagues().stream()
                                .anyMatch(c -> c.shownName().equals("Fatima") && c.onDuty()));
        fatima.hide();
        fatima.awaitShift("page-hidden");
        joris.await(
                "a colleague off duty",
                frame -> frame instanceof ConsoleFrame.Changes changes
                        && changes.colleagues().stream()
                                .anyMatch(c -> c.shownName().equals("Fatima") && !c.onDuty()));

        AlarmId alarm = centre.night.press();
        centre.as("fatima").post("/api/v1/alarms/" + alarm + "/claim");
        joris.awaitAlarm(alarm, AlarmView.State.CLAIMED);
        fatima.say(new ConsoleCall.EndShift());
        fatima.awaitShift("ended");
        joris.awaitAlarm(alarm, AlarmView.State.OFFERED);
    }

    @Test
    void aHungScreensAlarmIsOfferedAgainAndTheShiftGoesOnWhenItLives() {
        OpenConsole fatima = console("fatima");
        OpenConsole joris = console("joris");
        fatima.say(new ConsoleCall.StartShift());
        fatima.awaitShift("");
        AlarmId alarm = centre.night.press();
        centre.as("fatima").post("/api/v1/alarms/" + alarm + "/claim");
        joris.awaitAlarm(alarm, AlarmView.State.CLAIMED);

        fatima.hang();
        centre.clock.forward(ScreenLife.SILENT_AFTER);
        centre.night.forward(ScreenLife.SILENT_AFTER);
        joris.awaitAlarm(alarm, AlarmView.State.OFFERED);
        fatima.awaitShift("screen-silent");

        fatima.livesAgain();
        fatima.awaitShift("");
    }

    @Test
    void theSocketClosesWithTheSession() {
        String token = centre.freshToken("fatima");
        OpenConsole fatima = OpenConsole.of(centre, token);
        centre.anybody().signedIn(token).send("DELETE", "/api/v1/session", Optional.empty());
        fatima.await("signed out", frame -> frame instanceof ConsoleFrame.SignedOut);
        NightShift.await("closed", () -> fatima.closeCode() == 1008);

        OpenConsole joris = OpenConsole.of(centre, centre.freshToken("joris"));
        centre.clock.forward(Session.LONGEST.plus(Duration.ofSeconds(1)));
        joris.await("signed out", frame -> frame instanceof ConsoleFrame.SignedOut);
    }

    @Test
    void onlyWhoIsSignedInAndMayAndComesFromHereGetsIn() {
        assertRefused(401, "");
        assertRefused(401, "Authorization", "Bearer " + "A".repeat(43));
        assertRefused(403, "Authorization", "Bearer " + centre.token("bas"));
        assertRefused(403, "Authorization", "Bearer " + centre.token("fatima"), "Origin", "https://evil.example");
        assertThat(centre.as("fatima").get(ServerRoutes.CONSOLE).status()).isEqualTo(426);
    }

    private void assertRefused(int status, String... headers) {
        WebSocketConnectOptions options = new WebSocketConnectOptions()
                .setHost("127.0.0.1")
                .setPort(centre.port)
                .setURI(ServerRoutes.CONSOLE);
        for (int i = 0; i + 1 < headers.length; i += 2) {
            options.addHeader(headers[i], headers[i + 1]);
        }
        // Held until it is answered: a client that nothing refers to is closed by the next garbage collection.
        WebSocketClient client = centre.vertx.createWebSocketClient();
        try {
            assertThatThrownBy(() -> client.connect(options)
                            .toCompletionStage()
                            .toCompletableFuture()
                            .join())
                    .hasCauseInstanceOf(UpgradeRejectedException.class)
                    .hasMessageContaining(Integer.toString(status));
        } finally {
            client.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    @Test
    void whatIsNoCallHarmsNobody() {
        OpenConsole fatima = console("fatima");
        for (String text : List.of("", "{", "null", "[]", "{\"type\":\"later\"}", "{\"type\":\"alive\"}", "\u0000")) {
            fatima.sayRaw(text);
        }
        fatima.say(new ConsoleCall.StartShift());
        fatima.awaitShift("");
        fatima.sayRaw("x".repeat(5_000));
        NightShift.await("closed", () -> fatima.closeCode() == 1013);
    }
}
