package nl.nabij.server.callout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.nabij.contract.AlarmId;
import nl.nabij.contract.ContractJson;
import nl.nabij.server.callout.Callout.Calling;
import nl.nabij.server.callout.Callout.Patient;
import nl.nabij.server.callout.Callout.Quiet;
import nl.nabij.server.callout.Callout.Told;
import nl.nabij.server.callout.CalloutLifeCycle.Send;
import nl.nabij.server.callout.CalloutLifeCycle.Step;
import org.junit.jupiter.api.Test;

/// Whom outside to tell, and when. Times are seconds after the first alarm.
class CalloutLifeCycleTest {

    private static final Instant NIGHT = Instant.parse("2026-03-01T02:02:00Z");
    private static final UUID SMS = new UUID(7, 1);
    private static final UUID PHONE = new UUID(7, 2);
    private static final UUID MAIL = new UUID(7, 3);

    private final List<Situation.Waiting> waiting = new ArrayList<>();
    private List<UUID> contacts = List.of(SMS, PHONE, MAIL);
    private Callout callout = new Quiet();
    private int made;

    private Situation at(long second) {
        return new Situation(
                NIGHT.plusSeconds(second),
                CalloutRules.STANDARD,
                waiting,
                contacts,
                new Situation.Sender(new UUID(1, 1), "Thuiszorg De Bilt", "https://centre.example/console"),
                new UUID(9, ++made));
    }

    private Optional<Send> look(long second) {
        Step step = CalloutLifeCycle.look(callout, at(second));
        callout = step.next();
        return step.send();
    }

    private void ended(Send send, long second, boolean accepted) {
        callout = CalloutLifeCycle.ended(callout, send.message(), accepted, at(second));
    }

    private void alarm(int number, long second, boolean attended) {
        waiting.add(new Situation.Waiting(new AlarmId(new UUID(5, number)), 2, NIGHT.plusSeconds(second), attended));
    }

    private void somebodyIsThere(boolean there) {
        waiting.replaceAll(each -> new Situation.Waiting(each.alarm(), each.urgency(), each.since(), there));
    }

    private Send begun() {
        alarm(1, 0, false);
        look(0);
        return look(30).orElseThrow();
    }

    @Test
    void nobodyIsCalledBeforeItsTimeOrWhileSomebodyIsThere() {
        assertThat(look(0)).isEmpty();
        alarm(1, 0, false);
        assertThat(look(0)).isEmpty();
        assertThat(callout).isEqualTo(new Patient(NIGHT));
        assertThat(look(29)).isEmpty();
        somebodyIsThere(true);
        assertThat(look(30)).isEmpty();
        assertThat(callout).isEqualTo(new Quiet());
        somebodyIsThere(false);
        assertThat(look(31)).isEmpty();
        assertThat(look(60)).as("patience begins anew").isEmpty();
        assertThat(look(61)).isPresent();
    }

    @Test
    void theFirstContactIsToldAndNobodyElse() {
        Send send = begun();
        assertThat(send.contact()).isEqualTo(SMS);
        assertThat(send.body().reason()).isEqualTo("nobody-there");
        assertThat(send.body().waiting()).isEqualTo(1);
        ended(send, 31, true);
        assertThat(callout).isEqualTo(new Told(1, NIGHT, NIGHT.plusSeconds(31)));
        assertThat(look(300)).isEmpty();
    }

    @Test
    void whoIsThereAndDoesNotAnswerIsNotWaitedForForEver() {
        alarm(1, 0, true);
        assertThat(look(179)).isEmpty();
        Send send = look(180).orElseThrow();
        assertThat(send.body().reason()).isEqualTo("nobody-answers");
        assertThat(send.body().texts().en()).contains("nobody answers").contains("(3 min)");
    }

    @Test
    void aFailureIsTriedThreeTimesWithTheSameMessageThenTheNextIsCalled() {
        Send first = begun();
        ended(first, 31, false);
        assertThat(look(35)).isEmpty();
        Send second = look(36).orElseThrow();
        assertThat(second).isEqualTo(first);
        ended(second, 37, false);
        assertThat(look(51)).isEmpty();
        Send third = look(52).orElseThrow();
        assertThat(third).isEqualTo(first);
        ended(third, 53, false);
        Send next = look(53).orElseThrow();
        assertThat(next.contact()).isEqualTo(PHONE);
        assertThat(next.message()).as("another receiver, another message").isNotEqualTo(first.message());
        ended(next, 54, true);
        assertThat(callout).isInstanceOf(Told.class);
    }

    @Test
    void afterTheLastComesTheFirstAgainAndItNeverGivesUp() {
        begun();
        List<UUID> called = new ArrayList<>();
        for (int second = 31; second < 3_600; second++) {
            int now = second;
            look(now).ifPresent(send -> {
                called.add(send.contact());
                ended(send, now, false);
            });
            if (callout instanceof Calling calling && second == 31) {
                ended(new Send(SMS, calling.message(), calling.body(), 1), 31, false);
            }
        }
        assertThat(called).contains(SMS, PHONE, MAIL).hasSizeBetween(60, 240);
        assertThat(called.subList(called.size() - 9, called.size())).contains(SMS, PHONE, MAIL);
    }

    @Test
    void aServerThatWasKilledBeforeItHeardLeavesTheSameMessageToTheNext() {
        Send send = begun();
        assertThat(look(54)).as("under way").isEmpty();
        assertThat(look(55)).contains(send);
        ended(send, 56, true);
        assertThat(callout).isInstanceOf(Told.class);
        ended(send, 57, false);
        assertThat(callout).as("an answer that comes late changes nothing").isInstanceOf(Told.class);
    }

    @Test
    void eachRoundIsLouderByOneContact() {
        ended(begun(), 31, true);
        assertThat(look(330)).isEmpty();
        Send again = look(331).orElseThrow();
        assertThat(again.contact()).isEqualTo(SMS);
        assertThat(again.body().round()).isEqualTo(2);
        assertThat(again.body().texts().nl()).contains("Nog steeds");
        ended(again, 332, true);
        Send second = look(332).orElseThrow();
        assertThat(second.contact()).isEqualTo(PHONE);
        ended(second, 333, true);
        assertThat(callout).isEqualTo(new Told(2, NIGHT, NIGHT.plusSeconds(333)));
    }

    @Test
    void aNewAlarmIsNewsButNotEachOfManyASmsOfItsOwn() {
        ended(begun(), 31, true);
        alarm(2, 40, false);
        alarm(3, 50, false);
        assertThat(look(90)).isEmpty();
        Send news = look(91).orElseThrow();
        assertThat(news.body().waiting()).isEqualTo(3);
        assertThat(news.body().round()).as("not louder").isEqualTo(1);
        ended(news, 92, true);
        assertThat(look(200)).isEmpty();
    }

    @Test
    void anAlarmThatCameWhileAMessageWasUnderWayIsNewsToo() {
        Send send = begun();
        alarm(2, 31, false);
        ended(send, 32, true);
        assertThat(look(92)).isPresent();
    }

    @Test
    void whatWasTakenIsNotToldAnyMore() {
        Send send = begun();
        ended(send, 31, false);
        waiting.clear();
        assertThat(look(36)).isEmpty();
        assertThat(callout).isEqualTo(new Quiet());
    }

    @Test
    void anotherAlarmThatStillWaitsIsWhatIsTold() {
        Send send = begun();
        ended(send, 31, false);
        waiting.clear();
        alarm(2, 20, false);
        Send renewed = look(36).orElseThrow();
        assertThat(renewed.message()).isNotEqualTo(send.message());
        assertThat(renewed.body().alarm().orElseThrow().id()).isEqualTo(new AlarmId(new UUID(5, 2)));
    }

    @Test
    void aContactThatWasTakenAwayIsNotCalled() {
        ended(begun(), 31, false);
        contacts = List.of(PHONE);
        assertThat(look(36).orElseThrow().contact()).isEqualTo(PHONE);
        contacts = List.of();
        assertThat(look(80)).isEmpty();
        assertThat(callout).isEqualTo(new Quiet());
    }

    @Test
    void theMostUrgentIsNamedAndNothingThatLeadsToAClient() {
        waiting.add(new Situation.Waiting(new AlarmId(new UUID(5, 3)), 3, NIGHT.minusSeconds(60), false));
        waiting.add(new Situation.Waiting(new AlarmId(new UUID(5, 1)), 1, NIGHT, false));
        look(0);
        CalloutBody body = look(30).orElseThrow().body();
        assertThat(body.alarm().orElseThrow().urgency()).isEqualTo(1);
        assertThat(ContractJson.toText(body)).isEqualTo("""
                {"alarm":{"id":"00000000-0000-0005-0000-000000000001","since":"2026-03-01T02:02:00Z","urgency":1},\
                "at":"2026-03-01T02:02:30Z","console":"https://centre.example/console",\
                "organisation":"00000000-0000-0001-0000-000000000001","organisationName":"Thuiszorg De Bilt",\
                "reason":"nobody-there","round":1,\
                "texts":{"en":"Nabij, Thuiszorg De Bilt: 2 alarms wait since 03:02 and nobody is signed in.\
                 Sign in: https://centre.example/console",\
                "nl":"Nabij, Thuiszorg De Bilt: er wachten 2 alarmen sinds 03:02 en niemand is aangemeld.\
                 Meld u aan: https://centre.example/console"},"type":"callout","waiting":2}""");
    }

    @Test
    void eachStateIsStoredAndReadAgain() throws Exception {
        for (Callout state : List.of(
                new Quiet(),
                new Patient(NIGHT),
                CalloutLifeCycle.look(new Patient(NIGHT), waitingAt(30)).next(),
                new Told(2, NIGHT, NIGHT.plus(Duration.ofMinutes(1))))) {
            assertThat(ContractJson.read(ContractJson.toText(state), Callout.class))
                    .isEqualTo(state);
        }
    }

    private Situation waitingAt(long second) {
        alarm(1, 0, false);
        return at(second);
    }
}
