package nl.nabij.server.call;

import static nl.nabij.server.call.CallExamples.DOCTOR;
import static nl.nabij.server.call.CallExamples.EVENING;
import static nl.nabij.server.call.CallExamples.FATIMA;
import static nl.nabij.server.call.CallExamples.HER;
import static nl.nabij.server.call.CallExamples.INTERPRETER;
import static nl.nabij.server.call.CallExamples.PHONE;
import static nl.nabij.server.call.CallExamples.TELEVISION;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import nl.nabij.contract.ContractException;
import nl.nabij.contract.ContractJson;
import org.junit.jupiter.api.Test;

/// A call has so many changes and no more. Of those a guest or a relative may make a few, so that what her
/// devices do over and over takes nothing from her and from those who help her.
final class VisitorChangesTest {

    private static final Instant NOW = EVENING.plusSeconds(60);
    private static final CallDecision TOO_MUCH = new CallDecision.Refused(CallRefusal.VISITOR_TOO_MUCH);

    @Test
    void whoMovesWithoutEndIsStoppedAndTheOthersGoOn() {
        Call call = movedUntilRefused(comesIn(CallExamples.connected(), DOCTOR), DOCTOR);
        assertThat(CallExamples.facts(call).version()).isLessThan(CallLimits.MOST_CHANGES / 5);
        for (CallCommand asked : new CallCommand[] {
            new CallCommand.ReportMediaLost(DOCTOR.party(), HER, generation(call, DOCTOR)),
            new CallCommand.Renegotiate(DOCTOR.party(), HER, generation(call, DOCTOR)),
        }) {
            assertThat(CallLifeCycle.decide(call, asked, NOW)).as("%s", asked).isEqualTo(TOO_MUCH);
        }
        for (CallCommand asked : new CallCommand[] {
            new CallCommand.Hold(FATIMA.party()),
            new CallCommand.Renegotiate(HER, DOCTOR.party(), generation(call, DOCTOR)),
            new CallCommand.Renegotiate(FATIMA.party(), DOCTOR.party(), 1),
            new CallCommand.MoveTo(HER, TELEVISION),
            new CallCommand.Invite(FATIMA.party(), INTERPRETER),
            new CallCommand.HangUp(DOCTOR.party()),
        }) {
            assertThat(CallLifeCycle.decide(call, asked, NOW))
                    .as("%s", asked)
                    .isInstanceOf(CallDecision.Accepted.class);
        }
    }

    @Test
    void itsLinkThatComesAndGoesIsOutInTheEnd() {
        Call call = comesIn(CallExamples.connected(), DOCTOR);
        EndpointId at = device(call, DOCTOR);
        CallCommand back = new CallCommand.ReportLinkBack(DOCTOR.party(), at);
        call = CallExamples.then(call, new CallCommand.ReportLinkLost(DOCTOR.party(), at), NOW);
        while (!CallLifeCycle.decide(call, back, NOW).equals(TOO_MUCH)) {
            call = CallExamples.then(call, back, NOW);
            call = CallExamples.then(call, new CallCommand.ReportLinkLost(DOCTOR.party(), at), NOW);
        }
        call = CallExamples.then(
                call, new CallCommand.Tick(), NOW.plus(CallLimits.GRACE).plusSeconds(1));
        assertThat(CallExamples.facts(call).party(DOCTOR.party()).orElseThrow().isGone())
                .isTrue();
        assertThat(CallExamples.facts(call).party(FATIMA.party()).orElseThrow().isIn())
                .isTrue();
    }

    @Test
    void allGuestsTogetherHaveAShareToo() {
        Call call = comesIn(comesIn(CallExamples.connected(), DOCTOR), INTERPRETER);
        call = movedUntilRefused(call, DOCTOR);
        call = movedUntilRefused(call, INTERPRETER);
        call = CallExamples.then(call, new CallCommand.HangUp(DOCTOR.party()), NOW);
        Person.Guest third = new Person.Guest(new UUID(7, 3), "gast", GuestKind.OTHER);
        call = comesIn(call, third);
        assertThat(CallLifeCycle.decide(call, new CallCommand.MoveTo(third.party(), TELEVISION), NOW))
                .isEqualTo(TOO_MUCH);
        assertThat(CallLifeCycle.decide(call, new CallCommand.MoveTo(HER, TELEVISION), NOW))
                .as("she is no visitor")
                .isInstanceOf(CallDecision.Accepted.class);
    }

    @Test
    void staffAndSheAreNotCountedHere() {
        Call call = CallExamples.connected();
        for (int i = 0; i < CallLimits.MOST_CHANGES_OF_VISITORS; i++) {
            PartyId by = i % 2 == 0 ? HER : FATIMA.party();
            call = CallExamples.then(
                    call, new CallCommand.Renegotiate(by, by.equals(HER) ? FATIMA.party() : HER, i + 1), NOW);
        }
        assertThat(CallExamples.facts(call).visitors()).isEqualTo(VisitorChanges.NONE);
    }

    @Test
    void whatWasStoredBeforeSaysOfNobody() throws ContractException {
        String stored = "{\"type\":\"negotiation-renewed\",\"one\":\"home\",\"other\":\"staff-1\",\"generation\":2,"
                + "\"because\":\"asked\",\"until\":\"2026-03-01T21:05:00Z\",\"at\":\"2026-03-01T21:04:30Z\"}";
        CallEvent event = ContractJson.read(stored, CallEvent.class);
        assertThat(VisitorChanges.by(event)).isEmpty();
    }

    private static Call comesIn(Call call, Person.Guest guest) {
        Call invited = CallExamples.then(call, new CallCommand.Invite(FATIMA.party(), guest), NOW);
        return CallExamples.then(invited, new CallCommand.Answer(guest, PHONE), NOW);
    }

    private static Call movedUntilRefused(Call from, Person.Guest guest) {
        Call call = from;
        for (int i = 0; i <= CallLimits.MOST_CHANGES; i++) {
            CallCommand move = new CallCommand.MoveTo(guest.party(), i % 2 == 0 ? TELEVISION : PHONE);
            if (CallLifeCycle.decide(call, move, NOW).equals(TOO_MUCH)) {
                return call;
            }
            call = CallExamples.then(call, move, NOW);
        }
        throw new AssertionError("nobody stopped it");
    }

    private static int generation(Call call, Person.Guest guest) {
        return CallExamples.facts(call).pair(HER, guest.party()).orElseThrow().generation();
    }

    private static EndpointId device(Call call, Person.Guest guest) {
        return ((Party.In) CallExamples.facts(call)
                        .party(guest.party())
                        .orElseThrow()
                        .presence())
                .at();
    }
}
