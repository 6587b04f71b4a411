package nl.nabij.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import nl.nabij.contract.AlarmId;
import nl.nabij.contract.face.AlarmView;
import nl.nabij.contract.face.ConsoleFrame;
import nl.nabij.contract.face.HomeView;
import nl.nabij.server.alarm.NightShift;
import nl.nabij.server.alarm.OperatorsAlive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Who has an alarm lives, or it is offered again; who goes leaves nothing behind.
final class SignsOfLifeTest {

    private static final Duration ALMOST = OperatorsAlive.SILENT_WITHOUT_CONSOLE_AFTER.minusSeconds(20);

    private final Centre centre = new Centre();

    @AfterEach
    void close() {
        centre.close();
    }

    private AlarmId claimedBy(String token) {
        AlarmId alarm = centre.night.press();
        assertThat(centre.anybody()
                        .signedIn(token)
                        .post("/api/v1/alarms/" + alarm + "/claim")
                        .status())
                .isEqualTo(200);
        return alarm;
    }

    private AlarmView.State stateOf(AlarmId alarm) {
        return centre.night
                .changes
                .view(centre.night.nightCentre, alarm)
                .orElseThrow()
                .state();
    }

    private void forward(Duration by) {
        centre.clock.forward(by);
        centre.night.forward(by);
    }

    @Test
    void whoCallsTheApiKeepsWhatSheHasAndWhoFallsSilentLosesIt() {
        OpenConsole joris = OpenConsole.of(centre, centre.token("joris"));
        String token = centre.token("fatima");
        AlarmId alarm = claimedBy(token);
        for (int call = 0; call < 3; call++) {
            forward(ALMOST);
            assertThat(stateOf(alarm)).isEqualTo(AlarmView.State.CLAIMED);
            assertThat(centre.anybody()
                            .signedIn(token)
                            .get("/api/v1/alarms?state=open")
                            .status())
                    .isEqualTo(200);
        }
        forward(OperatorsAlive.SILENT_WITHOUT_CONSOLE_AFTER);
        joris.awaitAlarm(alarm, AlarmView.State.OFFERED);
    }

    /// The page polls its figures as long as its script runs, also when nobody can see it any more.
    @Test
    void whatAPageFetchesByItselfIsNoSignOfLife() {
        OpenConsole joris = OpenConsole.of(centre, centre.token("joris"));
        String token = centre.token("fatima");
        AlarmId alarm = claimedBy(token);
        forward(ALMOST);
        assertThat(centre.anybody()
                        .signedIn(token)
                        .with("Sec-Fetch-Site", "same-origin")
                        .get("/api/v1/kpi")
                        .status())
                .isEqualTo(200);
        forward(OperatorsAlive.SILENT_WITHOUT_CONSOLE_AFTER.minus(ALMOST).plusSeconds(1));
        joris.awaitAlarm(alarm, AlarmView.State.OFFERED);
    }

    @Test
    void whoSignsOutGivesBackAtOnceWhatSheHas() {
        OpenConsole joris = OpenConsole.of(centre, centre.token("joris"));
        String token = centre.freshToken("fatima");
        OpenConsole fatima = OpenConsole.of(centre, token);
        AlarmId alarm = claimedBy(token);
        // No clock is pushed, so that nobody's silence can be what gives it back.
        centre.anybody().signedIn(token).send("DELETE", "/api/v1/session", Optional.empty());
        joris.awaitAlarm(alarm, AlarmView.State.OFFERED);
        fatima.await("signed out", frame -> frame instanceof ConsoleFrame.SignedOut);
    }

    @Test
    void whoSignsOutOfOneScreenKeepsWhatSheHasAtTheOther() {
        String left = centre.freshToken("fatima");
        OpenConsole.of(centre, left);
        OpenConsole stays = OpenConsole.of(centre, centre.freshToken("fatima"));
        AlarmId alarm = claimedBy(left);
        centre.anybody().signedIn(left).send("DELETE", "/api/v1/session", Optional.empty());
        // What her other screen then does comes after what the sign-out did.
        AlarmId next = claimedBy(centre.token("fatima"));
        stays.awaitAlarm(next, AlarmView.State.CLAIMED);
        assertThat(stateOf(alarm)).isEqualTo(AlarmView.State.CLAIMED);
    }

    @Test
    void theStoredSignIsOfTheCaller() {
        claimedBy(centre.token("fatima"));
        List<String> alive = centre.night.database.asWorker(tx -> tx.list(
                "select shown_name from operator_alive where called_until > nabij_now()", row -> row.getString(0)));
        assertThat(alive).containsExactly("Fatima");
    }

    @Test
    void herCardLeavesEveryConsoleWithItsAlarm() {
        OpenConsole ans = OpenConsole.of(centre, centre.token("ans"));
        OpenConsole fatima = OpenConsole.of(centre, centre.token("fatima"));
        AlarmId alarm = claimedBy(centre.token("joris"));
        NightShift.await("her card", () -> card(ans).isPresent() && card(fatima).isPresent());
        centre.as("joris")
                .post("/api/v1/alarms/" + alarm + "/close", "{\"outcome\":\"assisted\",\"note\":\"thee gezet\"}");
        NightShift.await(
                "her card is gone", () -> card(ans).isEmpty() && card(fatima).isEmpty());
        NightShift.await(
                "nor does the night centre keep her devices",
                () -> fatima.homes().values().stream()
                        .allMatch(home -> home.devices().isEmpty()));
    }

    private static Optional<HomeView.ClientCard> card(OpenConsole console) {
        return Optional.ofNullable(console.homes().get(NightShift.WILLEMSE)).flatMap(HomeView::client);
    }
}
