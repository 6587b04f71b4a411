package nl.nabij.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import nl.nabij.server.alarm.NightShift;
import nl.nabij.server.web.Caller;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Her telephone was lost, and the office ends its browser in the very moment in which somebody presses on
/// it. The row of the relative is held while both begin, so that they come one after the other as the test
/// has it.
final class FamilyRaceTest {

    private static final String RP = "127.0.0.1";

    private final Centre centre = new Centre();
    private final HomeCalls home = new HomeCalls(centre);
    private final String origin = "http://127.0.0.1:" + centre.port;
    private final SoftKey key = new SoftKey();
    private final ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch goesOn = new CountDownLatch(1);
    private String relative = "";
    private String browser = "";
    private Optional<FamilyPage> in = Optional.empty();

    @BeforeEach
    void annaIsInAndHasAPasskey() {
        JsonNode invited = home.done(
                "POST", "/relatives", "{\"name\":\"Anna\",\"relation\":\"daughter\",\"by\":\"mevrouw Willemse\"}");
        relative = invited.get("relative").asText();
        in = Optional.of(FamilyPage.of(
                centre, FamilyPage.opens(centre, invited.get("link").asText())));
        browser = anna().me().get("browser").asText();
        assertThat(makes(key, anna()).status()).isEqualTo(200);
        centre.token("bas");
    }

    @AfterEach
    void close() {
        goesOn.countDown();
        people.close();
        centre.close();
    }

    @Test
    void whoSignsInAsItIsEndedIsNotIn() {
        String body = key.used(challenge(), origin, RP);
        held();
        CompletableFuture<Caller.Answer> ended = begins(1, this::ends);
        CompletableFuture<Caller.Answer> signedIn = begins(2, () -> signIn(body));
        goesOn.countDown();
        assertThat(ended.join().status()).isEqualTo(200);
        assertThat(signedIn.join().error()).isEqualTo("passkey-refused");
        assertThat(browsers()).isZero();
    }

    @Test
    void whoCameInAMomentBeforeIsOutWithIt() {
        String body = key.used(challenge(), origin, RP);
        held();
        CompletableFuture<Caller.Answer> signedIn = begins(1, () -> signIn(body));
        CompletableFuture<Caller.Answer> ended = begins(2, this::ends);
        goesOn.countDown();
        FamilyPage letIn = FamilyPage.of(centre, signedIn.join());
        assertThat(ended.join().status()).isEqualTo(200);
        assertThat(letIn.statusOfMe()).isEqualTo(401);
        assertThat(browsers()).isZero();
    }

    @Test
    void aPasskeyThatIsMadeAsItIsEndedIsNone() {
        SoftKey another = new SoftKey();
        String made = another.made(askToMake(anna()), origin, RP);
        held();
        CompletableFuture<Caller.Answer> ended = begins(1, this::ends);
        CompletableFuture<Caller.Answer> makes = begins(2, () -> anna().send("POST", "/passkeys", made));
        goesOn.countDown();
        assertThat(ended.join().status()).isEqualTo(200);
        assertThat(makes.join().status()).isEqualTo(401);
        assertThat(signIn(another.used(challenge(), origin, RP)).status()).isEqualTo(403);
    }

    /// Until [#goesOn] is at zero nobody else can hold her row.
    private void held() {
        CountDownLatch holds = new CountDownLatch(1);
        people.execute(() -> centre.night.database.asWorker(tx -> {
            tx.one(
                    "select id from relative where id = $1 for update",
                    row -> row.getUUID(0),
                    UUID.fromString(relative));
            holds.countDown();
            try {
                return goesOn.await(30, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }));
        NightShift.await("held", () -> holds.getCount() == 0);
    }

    /// @param which it is the so many-th that waits for her row, where it does
    private CompletableFuture<Caller.Answer> begins(int which, Supplier<Caller.Answer> work) {
        CompletableFuture<Caller.Answer> answer = CompletableFuture.supplyAsync(work, people);
        NightShift.await("it waits, or is done", () -> answer.isDone() || waiting() >= which);
        return answer;
    }

    private long waiting() {
        return centre.night.fixture.asAdministratorNumber("select count(*) from pg_stat_activity"
                + " where datname = current_database() and wait_event_type = 'Lock' and query ilike '%relative%'");
    }

    private Caller.Answer ends() {
        return home.bas("DELETE", "/relatives/" + relative + "/browsers/" + browser, "");
    }

    private long browsers() {
        return centre.night.fixture.asAdministratorNumber("select count(*) from relative_session");
    }

    private FamilyPage anna() {
        return in.orElseThrow();
    }

    private static String askToMake(FamilyPage page) {
        return page.send("POST", "/passkey-ask", "").json().get("challenge").asText();
    }

    private Caller.Answer makes(SoftKey with, FamilyPage page) {
        return page.send("POST", "/passkeys", with.made(askToMake(page), origin, RP));
    }

    private String challenge() {
        return centre.anybody()
                .with("Origin", origin)
                .send("POST", FamilyPage.FAMILY + "/passkey-sign-in-ask", Optional.empty())
                .json()
                .get("challenge")
                .asText();
    }

    private Caller.Answer signIn(String body) {
        return centre.anybody()
                .with("Content-Type", "application/json")
                .with("Origin", origin)
                .send("POST", FamilyPage.FAMILY + "/passkey-sign-in", Optional.of(body));
    }
}
