package nl.nabij.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import nl.nabij.contract.AlarmId;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.face.Accounts;
import nl.nabij.contract.face.AlarmView;
import nl.nabij.contract.face.SignIn;
import nl.nabij.contract.face.Staff;
import nl.nabij.server.access.People;
import nl.nabij.server.web.Caller;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What becomes of people's accounts, over HTTP, on a real database.
class AccountsApiTest {

    private static final String NEXT_PASSWORD = "een paard staat op het dak";
    private static final String SESSION = "/api/v1/session";
    private static final String ACCOUNT = "/api/v1/account";
    private static final String STAFF = "/api/v1/staff";
    private static final String ORGANISATION = "/api/v1/organisation";

    private final Centre centre = new Centre();

    @AfterEach
    void close() {
        centre.close();
    }

    private Caller.Answer signIn(String user, String password, Optional<String> code) {
        return centre.anybody().post(SESSION, ContractJson.toText(new SignIn.Request(user, password, code)));
    }

    private JsonNode member(String administrator, String user) {
        return StreamSupport.stream(
                        centre.as(administrator)
                                .get(STAFF)
                                .json()
                                .get("members")
                                .spliterator(),
                        false)
                .filter(member -> member.get("user").asText().equals(user))
                .findFirst()
                .orElseThrow();
    }

    private String path(String administrator, String user) {
        return STAFF + "/" + member(administrator, user).get("id").asText();
    }

    private Caller.Answer change(String administrator, String user, boolean blocked, String... roles) {
        return put(
                administrator, path(administrator, user), new Staff.Change("Shown " + user, List.of(roles), blocked));
    }

    private Caller.Answer put(String login, String path, Object body) {
        return centre.as(login)
                .with("Content-Type", "application/json")
                .send("PUT", path, Optional.of(ContractJson.toText(body)));
    }

    private Caller.Answer delete(String login, String path) {
        return centre.as(login).send("DELETE", path, Optional.empty());
    }

    /// @return the recovery codes
    private List<String> secondFactor(Caller caller, String[] secret) {
        Caller.Answer offer =
                caller.post(ACCOUNT + "/second-factor", ContractJson.toText(new Accounts.Proof(People.PASSWORD)));
        assertThat(offer.status()).as(offer.toString()).isEqualTo(200);
        secret[0] = offer.json().get("secret").asText();
        assertThat(offer.json().get("uri").asText())
                .startsWith("otpauth://totp/Nabij:")
                .contains("secret=" + secret[0]);
        assertThat(offer.json().get("qr")).hasSizeGreaterThan(20);
        Caller.Answer begun = caller.post(
                ACCOUNT + "/second-factor/begun",
                ContractJson.toText(new Accounts.SecondFactorBegun(People.PASSWORD, secret[0], code(secret[0]))));
        assertThat(begun.status()).as(begun.toString()).isEqualTo(201);
        List<String> codes = new ArrayList<>();
        begun.json().get("codes").forEach(code -> codes.add(code.asText()));
        return codes;
    }

    private String code(String secret) {
        return People.codeOf(secret, centre.clock.instant());
    }

    @Test
    void whoLeavesIsSignedOutAtOnceAndWhatSheHasIsOfferedToOthers() {
        OpenConsole fatima = OpenConsole.of(centre, centre.token("fatima"));
        OpenConsole joris = OpenConsole.of(centre, centre.token("joris"));
        AlarmId alarm = centre.night.press();
        assertThat(centre.as("fatima")
                        .post("/api/v1/alarms/" + alarm + "/claim")
                        .status())
                .isEqualTo(200);
        joris.awaitAlarm(alarm, AlarmView.State.CLAIMED);

        assertThat(change("nina", "fatima", true, "operator").status()).isEqualTo(204);

        joris.awaitAlarm(alarm, AlarmView.State.OFFERED);
        nl.nabij.server.alarm.NightShift.await("her console is closed", () -> fatima.closeCode() == 1008);
        assertThat(centre.as("fatima").get(SESSION).status()).isEqualTo(401);
        assertThat(signIn("fatima", People.PASSWORD, Optional.empty()).status()).isEqualTo(401);
        assertThat(member("nina", "fatima").get("blocked").asBoolean()).isTrue();
        assertThat(member("nina", "fatima").get("openSessions").asInt()).isZero();

        assertThat(change("nina", "fatima", false, "operator").status()).isEqualTo(204);
        assertThat(signIn("fatima", People.PASSWORD, Optional.empty()).status()).isEqualTo(200);
    }

    @Test
    void aRoleThatIsTakenAwayCountsAtTheNextCall() {
        assertThat(centre.as("ans").get("/api/v1/alarms").status()).isEqualTo(200);
        assertThat(change("bas", "ans", false, "administrator", "carer").status())
                .isEqualTo(204);
        assertThat(centre.as("ans").get(STAFF).status()).isEqualTo(200);
        assertThat(change("bas", "ans", false, "carer").status()).isEqualTo(204);
        assertThat(centre.as("ans").get(STAFF).status()).isEqualTo(403);
    }

    @Test
    void whoMayAnswerNoAlarmsAnyMoreKeepsNone() {
        OpenConsole joris = OpenConsole.of(centre, centre.token("joris"));
        AlarmId alarm = centre.night.press();
        assertThat(centre.as("fatima")
                        .post("/api/v1/alarms/" + alarm + "/claim")
                        .status())
                .isEqualTo(200);
        joris.awaitAlarm(alarm, AlarmView.State.CLAIMED);
        assertThat(change("nina", "fatima", false, "administrator").status()).isEqualTo(204);
        joris.awaitAlarm(alarm, AlarmView.State.OFFERED);
        assertThat(centre.as("fatima").get(SESSION).status()).isEqualTo(401);
    }

    @Test
    void nobodyTakesTheLastAdministratorAwayAndNobodyHerself() {
        assertThat(change("bas", "bas", true, "administrator").error()).isEqualTo("own-account");
        assertThat(change("bas", "bas", false, "carer").error()).isEqualTo("own-account");
        assertThat(change("bas", "ans", false, "administrator").status()).isEqualTo(204);
        assertThat(change("ans", "bas", true, "administrator").status()).isEqualTo(204);
        assertThat(change("ans", "bas", false, "administrator").status()).isEqualTo(204);
    }

    @Test
    void ofTwoAdministratorsWhoBlockEachOtherOneStays() throws Exception {
        assertThat(change("bas", "ans", false, "administrator").status()).isEqualTo(204);
        String ans = path("bas", "ans");
        String bas = path("bas", "bas");
        centre.token("ans");
        Staff.Change blocked = new Staff.Change("Gone", List.of("administrator"), true);
        try (var both = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            var one = both.submit(() -> put("bas", ans, blocked).status());
            var two = both.submit(() -> put("ans", bas, blocked).status());
            assertThat(List.of(one.get(), two.get())).contains(204).doesNotContain(500);
        }
        long left = centre.night.database.asOrganisation(
                centre.night.homeCare,
                tx -> tx.one(
                        "select count(*) from person where not blocked and 'administrator' = any(roles)"
                                + " and organisation_id = '" + centre.night.homeCare.value() + "'",
                        row -> row.getLong(0)));
        assertThat(left).isEqualTo(1);
    }

    @Test
    void anotherOrganisationsPeopleAreNotThere() {
        String fatima = path("nina", "fatima");
        String body = ContractJson.toText(new Staff.NewPassword(false));
        assertThat(put("bas", fatima, new Staff.Change("Hacked", List.of("operator"), true))
                        .status())
                .isEqualTo(404);
        assertThat(centre.as("bas").get(fatima + "/sessions").status()).isEqualTo(404);
        assertThat(delete("bas", fatima + "/sessions").status()).isEqualTo(404);
        assertThat(centre.as("bas").post(fatima + "/new-password", body).status())
                .isEqualTo(404);
        assertThat(member("nina", "fatima").get("shownName").asText()).isEqualTo("Fatima");
    }

    @Test
    void sessionsAreListedAndEndedByHerselfAndByAnAdministrator() {
        String other = centre.freshToken("ans");
        JsonNode own = centre.as("ans").get(ACCOUNT).json();
        assertThat(own.get("sessions")).hasSize(2);
        assertThat(own.get("secondFactor").asBoolean()).isFalse();
        String otherId = StreamSupport.stream(own.get("sessions").spliterator(), false)
                .filter(session -> !session.get("here").asBoolean())
                .findFirst()
                .orElseThrow()
                .get("id")
                .asText();
        assertThat(delete("fatima", ACCOUNT + "/sessions/" + otherId).status())
                .as("of somebody else")
                .isEqualTo(404);
        assertThat(delete("ans", ACCOUNT + "/sessions/" + otherId).status()).isEqualTo(204);
        assertThat(centre.anybody().signedIn(other).get(SESSION).status()).isEqualTo(401);
        assertThat(delete("ans", ACCOUNT + "/sessions/" + otherId).status()).isEqualTo(404);

        assertThat(centre.as("bas").get(path("bas", "ans") + "/sessions").json())
                .hasSize(1);
        assertThat(delete("bas", path("bas", "ans") + "/sessions").status()).isEqualTo(204);
        assertThat(centre.as("ans").get(SESSION).status()).isEqualTo(401);
        assertThat(centre.as("bas").get(path("bas", "ans") + "/sessions").json())
                .isEmpty();
    }

    @Test
    void anotherPasswordNeedsTheOldOneAndEndsTheOtherSessions() {
        String other = centre.freshToken("ans");
        Caller ans = centre.as("ans");
        assertThat(password(ans, "niet het goede", NEXT_PASSWORD).error()).isEqualTo("password-wrong");
        assertThat(password(ans, People.PASSWORD, "kort").error()).isEqualTo("password-too-short");
        assertThat(password(ans, People.PASSWORD, NEXT_PASSWORD).status()).isEqualTo(204);
        assertThat(ans.get(SESSION).status()).isEqualTo(200);
        assertThat(centre.anybody().signedIn(other).get(SESSION).status()).isEqualTo(401);
        assertThat(signIn("ans", People.PASSWORD, Optional.empty()).error()).isEqualTo("not-signed-in");
        assertThat(signIn("ans", NEXT_PASSWORD, Optional.empty()).status()).isEqualTo(200);
    }

    private static Caller.Answer password(Caller caller, String old, String next) {
        return caller.post(ACCOUNT + "/password", ContractJson.toText(new Accounts.NewPassword(old, next)));
    }

    @Test
    void aCodeThatAnAdministratorMadeForSomebodyWhoBecameHostMeanwhileLetsNobodyIn() {
        String code = newPassword(false);
        centre.night.fixture.asAdministrator("update person set roles = roles || '{host}' where login = 'ans'");
        String accept = ContractJson.toText(new Staff.Accept(code, "een paard staat op het dak"));
        assertThat(centre.anybody().post("/api/v1/staff/welcome", accept).status())
                .as("she who made it could not make it now")
                .isEqualTo(403);
        centre.night.fixture.asAdministrator("update person set roles = '{carer}' where login = 'ans'");
        assertThat(centre.anybody().post("/api/v1/staff/welcome", accept).status())
                .as("the code was not used up by it")
                .isEqualTo(200);
    }

    @Test
    void aSecondFactorIsAskedForAndEachCodeWorksOnce() {
        String[] secret = new String[1];
        List<String> recovery = secondFactor(centre.as("ans"), secret);
        assertThat(recovery).hasSize(10).doesNotHaveDuplicates();
        assertThat(member("bas", "ans").get("secondFactor").asBoolean()).isTrue();

        assertThat(signIn("ans", People.PASSWORD, Optional.empty()).error()).isEqualTo("code-needed");
        assertThat(signIn("ans", "niet het goede", Optional.of(code(secret[0]))).error())
                .as("a stranger is not told that there is a code")
                .isEqualTo("not-signed-in");
        String now = code(secret[0]);
        assertThat(signIn("ans", People.PASSWORD, Optional.of(now.substring(0, 3) + " " + now.substring(3)))
                        .status())
                .isEqualTo(200);
        assertThat(signIn("ans", People.PASSWORD, Optional.of(now)).error()).isEqualTo("code-refused");
        centre.clock.forward(java.time.Duration.ofSeconds(30));
        assertThat(signIn("ans", People.PASSWORD, Optional.of(code(secret[0]))).status())
                .isEqualTo(200);

        String lost = recovery.getFirst().toLowerCase(java.util.Locale.ROOT);
        assertThat(signIn("ans", People.PASSWORD, Optional.of(lost)).status()).isEqualTo(200);
        assertThat(signIn("ans", People.PASSWORD, Optional.of(lost)).error()).isEqualTo("code-refused");
        assertThat(centre.as("ans").get(ACCOUNT).json().get("recoveryCodesLeft").asInt())
                .isEqualTo(9);

        assertThat(centre.as("ans")
                        .post(
                                ACCOUNT + "/second-factor/ended",
                                ContractJson.toText(new Accounts.Proof(People.PASSWORD)))
                        .status())
                .isEqualTo(204);
        assertThat(signIn("ans", People.PASSWORD, Optional.empty()).status()).isEqualTo(200);
    }

    @Test
    void aCodeThatTheAppDidNotMakeBeginsNothing() {
        Caller ans = centre.as("ans");
        Caller.Answer offer =
                ans.post(ACCOUNT + "/second-factor", ContractJson.toText(new Accounts.Proof(People.PASSWORD)));
        String secret = offer.json().get("secret").asText();
        String wrong = code(secret).equals("000000") ? "000001" : "000000";
        assertThat(begin(ans, secret, wrong).error()).isEqualTo("code-refused");
        assertThat(begin(ans, "AAAA", wrong).status()).isEqualTo(400);
        assertThat(begin(ans, secret, wrong).status()).isEqualTo(403);
        assertThat(signIn("ans", People.PASSWORD, Optional.empty()).status()).isEqualTo(200);
    }

    private static Caller.Answer begin(Caller caller, String secret, String code) {
        return caller.post(
                ACCOUNT + "/second-factor/begun",
                ContractJson.toText(new Accounts.SecondFactorBegun(People.PASSWORD, secret, code)));
    }

    @Test
    void guessingCodesIsSlowedDownPerAccount() {
        String[] secret = new String[1];
        secondFactor(centre.as("ans"), secret);
        String wrong = code(secret[0]).equals("000000") ? "000001" : "000000";
        for (int i = 0; i < 5; i++) {
            assertThat(signIn("ans", People.PASSWORD, Optional.of(wrong)).error())
                    .isEqualTo("code-refused");
        }
        assertThat(signIn("ans", People.PASSWORD, Optional.of(code(secret[0]))).status())
                .isEqualTo(429);
        centre.clock.forward(java.time.Duration.ofMinutes(1));
        assertThat(signIn("ans", People.PASSWORD, Optional.of(code(secret[0]))).status())
                .isEqualTo(200);
    }

    @Test
    void whereASecondFactorIsAskedOfEverybodyNobodyDoesAnythingWithoutOne() {
        assertThat(put("bas", ORGANISATION, new Accounts.Organisation(Optional.empty(), true))
                        .error())
                .isEqualTo("own-factor-first");
        String[] secret = new String[1];
        secondFactor(centre.as("bas"), secret);
        assertThat(put("bas", ORGANISATION, new Accounts.Organisation(Optional.empty(), true))
                        .status())
                .isEqualTo(204);

        Caller ans = centre.as("ans");
        assertThat(ans.get("/api/v1/alarms").error()).isEqualTo("second-factor-missing");
        assertThat(ans.get(SESSION).json().get("confined").asBoolean()).isTrue();
        assertThat(ans.get(ACCOUNT).json().get("secondFactorRequired").asBoolean())
                .isTrue();
        secondFactor(ans, secret);
        assertThat(ans.get("/api/v1/alarms").status()).isEqualTo(200);
        assertThat(centre.as("fatima").get("/api/v1/alarms").status())
                .as("another organisation")
                .isEqualTo(200);
    }

    @Test
    void whoForgotHerPasswordOrLostHerTelephoneGetsACodeFromHerAdministrator() {
        String[] secret = new String[1];
        secondFactor(centre.as("ans"), secret);
        String first = newPassword(false);
        String second = newPassword(true);
        assertThat(welcome(first).status()).as("overtaken").isEqualTo(403);
        assertThat(welcome(second).json().get("user").asText()).isEqualTo("ans");
        assertThat(centre.as("ans").get(SESSION).status())
                .as("sessions of before")
                .isEqualTo(401);
        Caller.Answer in = signIn("ans", NEXT_PASSWORD, Optional.empty());
        assertThat(in.json().get("me").get("roles").get(0).asText()).isEqualTo("carer");
        assertThat(member("bas", "ans").get("secondFactor").asBoolean()).isFalse();
        List<String> written = centre.night.database.asOrganisation(
                centre.night.homeCare,
                tx -> tx.list("select what from account_change order by id", row -> row.getString(0)));
        assertThat(written)
                .containsExactly(
                        "second-factor", "new-password", "new-password, second-factor-dropped", "password-by-code");
    }

    private String newPassword(boolean dropSecondFactor) {
        return centre.as("bas")
                .post(
                        path("bas", "ans") + "/new-password",
                        ContractJson.toText(new Staff.NewPassword(dropSecondFactor)))
                .json()
                .get("code")
                .asText();
    }

    private Caller.Answer welcome(String code) {
        return centre.anybody().post(STAFF + "/welcome", ContractJson.toText(new Staff.Accept(code, NEXT_PASSWORD)));
    }

    @Test
    void anInvitationIsTakenBack() {
        String code = centre.as("bas")
                .post(STAFF, ContractJson.toText(new Staff.Invite("sam", "Sam", List.of("carer"))))
                .json()
                .get("code")
                .asText();
        String body = ContractJson.toText(new Staff.Withdrawn("sam"));
        assertThat(centre.as("xander")
                        .post(STAFF + "/invitations/withdrawn", body)
                        .status())
                .isEqualTo(404);
        assertThat(centre.as("bas").post(STAFF + "/invitations/withdrawn", body).status())
                .isEqualTo(204);
        assertThat(welcome(code).status()).isEqualTo(403);
    }
}
