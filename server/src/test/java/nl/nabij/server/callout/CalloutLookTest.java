package nl.nabij.server.callout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.nabij.contract.AlarmId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.UserId;
import nl.nabij.contract.face.AlarmEventView;
import nl.nabij.server.alarm.AlarmCommand;
import nl.nabij.server.alarm.NightShift;
import nl.nabij.server.alarm.Operator;
import nl.nabij.server.alarm.PostgresOperatorsAlive;
import nl.nabij.server.alarm.Sight;
import nl.nabij.server.webhook.Delivery;
import nl.nabij.server.webhook.Delivery.Outcome;
import nl.nabij.server.webhook.Inside;
import nl.nabij.server.webhook.Webhook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Calls of people outside on a real database, whose clock is pushed. The network is the only thing made up.
class CalloutLookTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final Operator ANS = new Operator(new UserId(new UUID(3, 1)), "Ans");

    /// A server that was killed before the message went out.
    private static final Executor KILLED = _ -> {};

    private final NightShift shift = new NightShift();
    private final List<String> posted = Collections.synchronizedList(new ArrayList<>());
    private Outcome outcome = Outcome.ACCEPTED;
    private final Webhook outside = (to, _, message) -> {
        posted.add(to.host() + " " + message.id());
        return new Delivery(outcome, Optional.of(outcome == Outcome.ACCEPTED ? 204 : 503));
    };
    private final CalloutLook node = node(Runnable::run);

    private CalloutLook node(Executor sending) {
        return new CalloutLook(
                shift.database,
                shift.service,
                outside,
                new Inside(Set.of()),
                Clock.systemUTC(),
                UUID::randomUUID,
                () -> "https://centre.example/console",
                sending);
    }

    @BeforeEach
    void furnish() {
        person(ANS, shift.homeCare, "carer", false);
        person(NightShift.FATIMA, shift.nightCentre, "operator", false);
        contact(shift.homeCare, 0, "sms");
        contact(shift.homeCare, 1, "phone");
    }

    @AfterEach
    void close() {
        shift.close();
    }

    private void person(Operator who, OrganisationId organisation, String role, boolean blocked) {
        shift.fixture.asAdministrator(
                "insert into person (id, organisation_id, login, shown_name, roles, password_hash,"
                        + " blocked) values ('" + who.id() + "', '" + organisation + "', '" + who.shownName() + "', '"
                        + who.shownName() + "', '{" + role + "}', 'x', " + blocked + ")");
    }

    private void contact(OrganisationId organisation, int position, String name) {
        shift.fixture.asAdministrator("insert into callout_contact values (gen_random_uuid(), '" + organisation + "', "
                + position + ", '" + name + "', 'https://" + name + ".example/', '" + SECRET + "')");
    }

    private void onDuty(Operator who, OrganisationId organisation) {
        shift.fixture.asAdministrator(
                "insert into shift (person_id, organisation_id, started_at, on_duty) values ('" + who.id() + "', '"
                        + organisation + "', now(), true) on conflict (person_id) do update set on_duty = true");
        new PostgresOperatorsAlive(shift.database).beat(organisation, who);
    }

    private void patienceEnds() {
        node.look();
        shift.forward(CalloutRules.STANDARD.after());
        node.look();
    }

    private List<String> history(AlarmId alarm) {
        return shift.changes.history(shift.homeCare, alarm).stream()
                .filter(event -> event.type().equals("outside-called"))
                .map(AlarmEventView::details)
                .map(details -> details.get("to") + " " + details.get("why"))
                .toList();
    }

    private List<String> outcomes() {
        return shift.database.asWorker(tx -> tx.list(
                "select contact_name || ' ' || outcome from callout_try order by begun_at, id",
                row -> row.getString(0)));
    }

    @Test
    void nobodyIsThereSoTheFirstContactIsToldAndItStandsInTheHistory() {
        AlarmId alarm = shift.press();
        node.look();
        assertThat(posted).isEmpty();
        patienceEnds();
        assertThat(posted).hasSize(1).first().asString().startsWith("sms.example ");
        node.look();
        assertThat(history(alarm)).containsExactly("sms told");
        shift.forward(Duration.ofSeconds(60));
        node.look();
        assertThat(posted).as("told is told").hasSize(1);
    }

    @Test
    void whoIsOnDutyAtALivingScreenIsThereOfEitherOrganisation() {
        shift.press();
        onDuty(NightShift.FATIMA, shift.nightCentre);
        node.look();
        shift.forward(Duration.ofSeconds(14));
        node.look();
        shift.forward(Duration.ofSeconds(2));
        onDuty(ANS, shift.homeCare);
        shift.forward(Duration.ofSeconds(14));
        node.look();
        assertThat(posted).isEmpty();
        shift.forward(Duration.ofSeconds(2));
        patienceEnds();
        assertThat(posted).as("both screens fell silent").hasSize(1);
    }

    @Test
    void aHiddenPageIsNobodyAndACallerOfTheApiIsSomebody() {
        shift.press();
        onDuty(NightShift.FATIMA, shift.nightCentre);
        shift.fixture.asAdministrator("update shift set on_duty = false");
        new PostgresOperatorsAlive(shift.database).called(shift.homeCare, ANS);
        patienceEnds();
        assertThat(posted).isEmpty();
        shift.fixture.asAdministrator("update person set blocked = true where login = 'Ans'");
        patienceEnds();
        assertThat(posted).hasSize(1);
    }

    @Test
    void whoIsThereAndDoesNotAnswerIsNotTrustedForEver() {
        shift.press();
        shift.forward(CalloutRules.STANDARD.unansweredAfter());
        onDuty(NightShift.FATIMA, shift.nightCentre);
        node.look();
        assertThat(posted).hasSize(1);
    }

    @Test
    void whatWasTakenOrIsOnlyTechnicalIsNotTold() {
        AlarmId alarm = shift.press();
        shift.service.handle(new Sight.Everything(), alarm, new AlarmCommand.ClaimAlarm(NightShift.FATIMA));
        patienceEnds();
        shift.service.handle(new Sight.Everything(), alarm, new AlarmCommand.ReleaseAlarm(NightShift.FATIMA));
        shift.fixture.asAdministrator("update alarm set kind = 'battery.low'");
        patienceEnds();
        assertThat(posted).isEmpty();
        shift.fixture.asAdministrator("update alarm set kind = 'something.alarm'");
        patienceEnds();
        assertThat(posted).as("an alarm of a kind that nobody knows").hasSize(1);
    }

    @Test
    void whatFailsIsTriedAgainThenTheNextIsToldAndTheHistorySaysAll() {
        AlarmId alarm = shift.press();
        outcome = Outcome.REFUSED;
        patienceEnds();
        for (int seconds : List.of(5, 15)) {
            shift.forward(Duration.ofSeconds(seconds));
            node.look();
        }
        outcome = Outcome.ACCEPTED;
        node.look();
        node.look();
        assertThat(posted).hasSize(4);
        assertThat(posted.subList(0, 3)).as("one message, three tries").containsOnly(posted.getFirst());
        assertThat(posted.getLast()).startsWith("phone.example ");
        assertThat(history(alarm)).containsExactly("sms not-told", "sms not-told", "sms not-told", "phone told");
    }

    @Test
    void aServerKilledBetweenDecisionAndDeliveryLeavesItToTheNext() {
        shift.press();
        CalloutLook killed = node(KILLED);
        killed.look();
        shift.forward(CalloutRules.STANDARD.after());
        killed.look();
        assertThat(outcomes()).containsExactly("sms under-way");
        String message = shift.database.asWorker(
                tx -> tx.one("select message_id::text from callout_try", row -> row.getString(0)));
        node.look();
        assertThat(posted).as("it may still be under way").isEmpty();
        shift.forward(CalloutLifeCycle.UNDER_WAY);
        node.look();
        assertThat(posted).containsExactly("sms.example " + message);
        assertThat(outcomes()).containsExactly("sms unknown", "sms accepted");
    }

    @Test
    void manyNodesTellItOnce() throws Exception {
        shift.press();
        node.look();
        shift.forward(CalloutRules.STANDARD.after());
        try (ExecutorService nodes = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                CalloutLook one = node(Runnable::run);
                all.add(nodes.submit(one::look));
            }
            for (Future<?> each : all) {
                each.get();
            }
        }
        assertThat(posted).hasSize(1);
    }

    @Test
    void theNightCentreHasItsOwnContactsAndStrangersHearNothing() {
        contact(shift.nightCentre, 0, "night");
        contact(shift.stranger, 0, "stranger");
        shift.press();
        patienceEnds();
        assertThat(posted.stream().map(each -> each.replaceFirst(" .*", "")))
                .containsExactlyInAnyOrder("sms.example", "night.example");
    }

    @Test
    void anAddressThatIsNotAllowedAnyMoreIsNotCalled() {
        shift.fixture.asAdministrator("update callout_contact set url = 'http://sms.example/'");
        shift.press();
        patienceEnds();
        assertThat(posted).isEmpty();
        assertThat(outcomes()).containsExactly("sms address-not-allowed");
    }

    @Test
    void aWatchdogHearsThatNobodyIsThereAndThatTheLastCallFailed() {
        CalloutHealth health = new CalloutHealth(shift.database);
        assertThat(health.look()).isEqualTo(new CalloutHealth.Seen(false, false, false));
        shift.press();
        shift.forward(Duration.ofSeconds(59));
        assertThat(health.look().nobodyThere()).isFalse();
        shift.forward(Duration.ofSeconds(2));
        assertThat(health.look()).isEqualTo(new CalloutHealth.Seen(true, true, false));
        onDuty(NightShift.FATIMA, shift.nightCentre);
        assertThat(health.look().nobodyThere()).isFalse();
        shift.forward(Duration.ofSeconds(20));
        outcome = Outcome.REFUSED;
        patienceEnds();
        assertThat(health.look().lastCallFailed()).isTrue();
        outcome = Outcome.ACCEPTED;
        shift.forward(Duration.ofSeconds(5));
        node.look();
        assertThat(health.look().lastCallFailed()).isFalse();
    }
}
