package nl.nabij.server.planned;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.UserId;
import nl.nabij.contract.face.WebPush.PushKind;
import nl.nabij.server.planned.PlanSummons.Asks;
import nl.nabij.server.push.Addressee;
import nl.nabij.server.push.Summons;
import nl.nabij.server.push.Summons.Asking;
import nl.nabij.server.push.Summons.Whom;
import org.junit.jupiter.api.Test;

/// Whom planned calls remind: one message for a phone and a minute.
class PlanSummonsTest {

    private static final Instant AT = Instant.parse("2026-12-01T09:30:00Z");
    private static final OrganisationId CARE = new OrganisationId(new UUID(1, 1));
    private static final UUID BAS = new UUID(3, 1);
    private static final UUID ANNA = new UUID(4, 1);

    @Test
    void theCallsOfATeamOfOneMinuteAreOneMessage() {
        List<Summons> soon = PlanSummons.of(List.of(team(AT), team(AT), team(AT)), AT.minusSeconds(300));
        assertThat(soon).singleElement().satisfies(one -> {
            assertThat(one.end()).isEqualTo(PushKind.PLANNED_OVER);
            assertThat(one.askings()).singleElement().satisfies(asking -> {
                assertThat(asking.kind()).isEqualTo(PushKind.PLANNED);
                assertThat(asking.whom()).isInstanceOf(Whom.Step.class);
                assertThat(asking.from()).isEqualTo(AT.minusSeconds(300));
                assertThat(asking.until()).isEqualTo(AT.plusSeconds(600));
            });
        });
        assertThat(PlanSummons.of(List.of(team(AT), team(AT.plusSeconds(60))), AT))
                .as("another minute")
                .hasSize(2);
        assertThat(soon.getFirst().subject())
                .as("the same on each node, and when it is late")
                .isEqualTo(PlanSummons.of(List.of(team(AT)), AT.plusSeconds(600))
                        .getFirst()
                        .subject());
    }

    @Test
    void whoIsLateIsRemindedAndColleaguesAreAskedOnceForAll() {
        assertThat(PlanSummons.of(List.of(bas(true, false)), AT))
                .as("before, nobody else")
                .singleElement()
                .satisfies(one ->
                        assertThat(one.askings()).extracting(Asking::whom).containsExactly(named(staff())));
        List<Summons> late = PlanSummons.of(List.of(bas(true, false), team(AT)), AT.plusSeconds(600));
        assertThat(late)
                .hasSize(2)
                .allSatisfy(one ->
                        assertThat(one.askings()).extracting(Asking::kind).containsExactly(PushKind.PLANNED_LATE));
        assertThat(late.getLast().askings().getFirst().not())
                .as("who has a message of his own gets no second one")
                .isEqualTo(Set.of(new UserId(BAS)));
    }

    @Test
    void aCallWithFamilyRemindsNobodyOfTheStaff() {
        Asks anna = new Asks(CARE, AT, Optional.empty(), Optional.of(ANNA), true, false);
        for (Instant now : List.of(AT, AT.plusSeconds(600))) {
            assertThat(PlanSummons.of(List.of(anna), now))
                    .singleElement()
                    .satisfies(one -> assertThat(one.askings())
                            .extracting(Asking::whom)
                            .containsExactly(named(new Addressee.Relative(ANNA))));
        }
    }

    @Test
    void itsEndSaysWhetherItTookPlace() {
        Instant over = AT.plusSeconds(3600);
        Asks held = new Asks(CARE, AT, Optional.empty(), Optional.empty(), false, false);
        assertThat(PlanSummons.of(List.of(held), over)).as("nothing to tell").isEmpty();
        List<Summons> missed = PlanSummons.of(List.of(held, bas(false, true)), over);
        assertThat(missed)
                .as("whom it was with, and the colleagues who were asked")
                .hasSize(2)
                .allSatisfy(one -> {
                    assertThat(one.askings()).isEmpty();
                    assertThat(one.end()).isEqualTo(PushKind.PLANNED_MISSED);
                });
        assertThat(PlanSummons.of(List.of(team(AT)), over))
                .as("not settled yet, and over")
                .isEmpty();
        assertThat(PlanSummons.over(missed.getFirst().subject()).end()).isEqualTo(PushKind.PLANNED_OVER);
    }

    private static Asks team(Instant at) {
        return new Asks(CARE, at, Optional.empty(), Optional.empty(), true, false);
    }

    private static Asks bas(boolean open, boolean missed) {
        return new Asks(CARE, AT, Optional.of(BAS), Optional.empty(), open, missed);
    }

    private static Addressee staff() {
        return new Addressee.Staff(new UserId(BAS));
    }

    private static Whom named(Addressee who) {
        return new Whom.Named(who);
    }
}
