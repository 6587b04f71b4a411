package nl.nabij.server.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.UserId;
import nl.nabij.contract.face.WebPush.PushKind;
import nl.nabij.server.access.Role;
import nl.nabij.server.escalation.StepTarget;
import nl.nabij.server.push.Pages.Hear;
import nl.nabij.server.push.PushPlan.Reachable;
import nl.nabij.server.push.PushPlan.Sent;
import nl.nabij.server.push.Summons.Asking;
import nl.nabij.server.push.Summons.Whom;
import org.junit.jupiter.api.Test;

/// Who gets what: the rule alone.
final class PushPlanTest {

    private static final Instant AT = Instant.parse("2026-11-23T10:00:00Z");
    private static final OrganisationId CARE = new OrganisationId(new UUID(1, 1));
    private static final OrganisationId OTHER = new OrganisationId(new UUID(1, 2));
    private static final UserId ANS = new UserId(new UUID(2, 1));
    private static final UserId BEA = new UserId(new UUID(2, 2));
    private static final UUID PHONE = new UUID(3, 1);
    private static final UUID TABLET = new UUID(3, 2);
    private static final UUID BEAS = new UUID(3, 3);
    private static final Addressee ANNA = new Addressee.Relative(new UUID(4, 1));
    private static final UUID ANNAS = new UUID(3, 4);

    private final List<Reachable> people = List.of(
            new Reachable(PHONE, new Addressee.Staff(ANS), CARE, Set.of(Role.CARER), true),
            new Reachable(TABLET, new Addressee.Staff(ANS), CARE, Set.of(Role.CARER), true),
            new Reachable(BEAS, new Addressee.Staff(BEA), CARE, Set.of(Role.CARER), false),
            new Reachable(ANNAS, ANNA, CARE, Set.of(), false));

    @Test
    void whoIsOnDutyAndHasNoPageGetsItOnEachOfHerDevicesForAsLongAsItRings() {
        PushPlan plan = plan(step("step 0.1", CARE), Set.of(), Hear.NOBODY, AT.plusSeconds(10));
        assertThat(plan.sends())
                .extracting(PushPlan.Send::subscription, PushPlan.Send::kind, PushPlan.Send::lasts)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(PHONE, PushKind.CALL, Duration.ofSeconds(20)),
                        org.assertj.core.groups.Tuple.tuple(TABLET, PushKind.CALL, Duration.ofSeconds(20)));
        assertThat(plan.takesBack()).isEmpty();
        assertThat(plan.lookAgain()).isEmpty();
    }

    @Test
    void theSameAskingIsSentOnceAndTheNextOneAgain() {
        Set<Sent> sent = Set.of(new Sent(PHONE, "step 0.1"), new Sent(TABLET, "step 0.1"));
        assertThat(plan(step("step 0.1", CARE), sent, Hear.NOBODY, AT).sends()).isEmpty();
        assertThat(plan(step("step 1.1", CARE), sent, Hear.NOBODY, AT).sends()).hasSize(2);
    }

    @Test
    void aPageThatRingsIsEnoughAndOneThatOnlyIsConnectedHasAMomentToSaySo() {
        assertThat(plan(step("step 0.1", CARE), Set.of(), Hear.RINGS, AT).sends())
                .isEmpty();
        PushPlan early = plan(step("step 0.1", CARE), Set.of(), Hear.CONNECTED, AT.plusSeconds(1));
        assertThat(early.sends()).isEmpty();
        assertThat(early.lookAgain()).contains(PushPlan.PAGE_SAYS_WITHIN.minusSeconds(1));
        PushPlan late = plan(step("step 0.1", CARE), Set.of(), Hear.CONNECTED, AT.plus(PushPlan.PAGE_SAYS_WITHIN));
        assertThat(late.sends()).as("frozen in a pocket").hasSize(2);
        assertThat(late.lookAgain()).isEmpty();
    }

    @Test
    void whoIsAskedNoMoreIsToldThatItIsOver() {
        Set<Sent> sent = Set.of(new Sent(PHONE, "step 0.1"));
        assertThat(plan(summons(), sent, Hear.NOBODY, AT).takesBack()).containsExactly(PHONE);
        assertThat(plan(step("step 0.2", OTHER), sent, Hear.NOBODY, AT).takesBack())
                .as("the next step asks others")
                .containsExactly(PHONE);
        assertThat(plan(declined(), sent, Hear.NOBODY, AT).takesBack())
                .as("she said 'not now' on another device")
                .containsExactly(PHONE);
        assertThat(plan(step("step 0.1", CARE), sent, Hear.NOBODY, AT.plusSeconds(30))
                        .takesBack())
                .as("it rang out")
                .containsExactly(PHONE);
        assertThat(plan(step("step 1.1", CARE), sent, Hear.RINGS, AT).takesBack())
                .as("it still asks her")
                .isEmpty();
    }

    @Test
    void whoIsAskedByNameGetsItOffDutyToo() {
        Summons named = summons(new Asking(
                PushKind.INVITED,
                "named 1",
                new Whom.Named(new Addressee.Staff(BEA)),
                Set.of(),
                AT,
                AT.plusSeconds(45)));
        assertThat(plan(named, Set.of(), Hear.NOBODY, AT).sends())
                .extracting(PushPlan.Send::subscription)
                .containsExactly(BEAS);
    }

    @Test
    void aRelativeIsReachedByNameAndByNoLadder() {
        Summons named =
                summons(new Asking(PushKind.CALL, "named 1", new Whom.Named(ANNA), Set.of(), AT, AT.plusSeconds(45)));
        assertThat(plan(named, Set.of(), Hear.NOBODY, AT).sends())
                .extracting(PushPlan.Send::subscription)
                .containsExactly(ANNAS);
        assertThat(plan(step("step 0.1", CARE), Set.of(), Hear.NOBODY, AT).sends())
                .extracting(PushPlan.Send::subscription)
                .doesNotContain(ANNAS);
    }

    @Test
    void whatIsNearlyOverWakesNobody() {
        assertThat(plan(step("step 0.1", CARE), Set.of(), Hear.NOBODY, AT.plusSeconds(29))
                        .sends())
                .isEmpty();
    }

    private PushPlan plan(Summons summons, Set<Sent> sent, Hear hear, Instant now) {
        return PushPlan.of(summons, people, sent, (_, _) -> hear, now);
    }

    private static Summons step(String turn, OrganisationId organisation) {
        return summons(asking(turn, organisation, Set.of()));
    }

    private static Summons declined() {
        return summons(asking("step 0.1", CARE, Set.of(ANS)));
    }

    private static Asking asking(String turn, OrganisationId organisation, Set<UserId> not) {
        Whom whom = new Whom.Step(new StepTarget.RoleAt(organisation, nl.nabij.server.escalation.Role.CARER));
        return new Asking(PushKind.CALL, turn, whom, not, AT, AT.plusSeconds(30));
    }

    private static Summons summons(Asking... askings) {
        return Summons.ofCall(new UUID(4, 4), List.of(askings));
    }
}
