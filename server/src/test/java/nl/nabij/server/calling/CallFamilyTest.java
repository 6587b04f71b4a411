package nl.nabij.server.calling;

import static nl.nabij.server.alarm.NightShift.WILLEMSE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import nl.nabij.contract.CallId;
import nl.nabij.contract.call.CallSaid;
import nl.nabij.contract.call.CallState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// With whom of her family she speaks is hers: staff are told nothing of it.
class CallFamilyTest {

    private final CallNight night = new CallNight();
    private final UUID anna = UUID.randomUUID();
    private final CallId call = new CallId(UUID.randomUUID());

    @BeforeEach
    void annaIsAFaceOnHerScreen() {
        night.shift.database.asOrganisation(
                night.shift.homeCare,
                tx -> tx.update(
                        "insert into relative (id, home_id, organisation_id, name, relation, said_by, invited_by)"
                                + " values ($1, $2, $3, 'Anna', 'daughter', 'mevrouw Willemse', 'Bas')",
                        anna,
                        WILLEMSE.value(),
                        night.shift.homeCare.value()));
    }

    @AfterEach
    void close() {
        night.close();
    }

    @Test
    void staffSeeNothingOfACallWithFamilyAndEverythingOfOneWithThem() {
        CallNight.Page ans = night.ans();
        CallNight.Page screen = night.screen();
        screen.say(new CallSaid.CallPerson(call, anna, CallState.Picture.NONE));
        CallState ended = screen.awaitEnd(call);
        assertThat(ended.ended().orElseThrow().why()).isEqualTo("unreachable");
        CallId asked = new CallId(UUID.randomUUID());
        screen.say(CallSaid.AskToTalk.ofHerself(asked, CallState.Picture.NONE));
        ans.awaitCall(asked, _ -> true);
        assertThat(ans.calls).doesNotContainKey(call);
        ans.here();
        assertThat(ans.calls).doesNotContainKey(call);
    }
}
