package nl.nabij.server.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.nabij.contract.OrganisationId;
import org.junit.jupiter.api.Test;

class EscalationTest {

    private static final OrganisationId HOME_CARE = new OrganisationId(new UUID(1, 1));
    private static final OrganisationId NIGHT_CENTRE = new OrganisationId(new UUID(1, 2));
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Ladder LADDER = Ladder.standard(HOME_CARE, Optional.of(NIGHT_CENTRE), PATIENCE);

    @Test
    void theNightCentreIsAskedFirstThenHerOwnCarersThenWhoStandsBehindThem() {
        assertThat(LADDER.steps())
                .containsExactly(
                        new LadderStep("nachtzorgcentrale", new StepTarget.NightCentre(NIGHT_CENTRE), PATIENCE),
                        new LadderStep("thuiszorgteam", new StepTarget.RoleAt(HOME_CARE, Role.CARER), PATIENCE),
                        new LadderStep("achterwacht", new StepTarget.RoleAt(HOME_CARE, Role.BACKUP), PATIENCE));
    }

    @Test
    void withoutANightCentreItsOwnOperatorsAreFirst() {
        assertThat(Ladder.standard(HOME_CARE, Optional.empty(), PATIENCE)
                        .steps()
                        .getFirst())
                .isEqualTo(new LadderStep("meldkamer", new StepTarget.RoleAt(HOME_CARE, Role.OPERATOR), PATIENCE));
    }

    @Test
    void itComesRoundWithoutEnd() {
        Rung rung = Rung.FIRST;
        for (int asked = 1; asked <= 300; asked++) {
            rung = Escalation.after(LADDER, rung);
            assertThat(rung).isEqualTo(new Rung(asked % 3, asked / 3));
        }
    }

    @Test
    void anOfferSaysWhomAndWhyAndForHowLong() {
        assertThat(Escalation.at(LADDER, new Rung(1, 4), OfferReason.NO_ANSWER))
                .isEqualTo(new Offer(
                        new Rung(1, 4),
                        "thuiszorgteam",
                        new StepTarget.RoleAt(HOME_CARE, Role.CARER),
                        PATIENCE,
                        OfferReason.NO_ANSWER));
    }

    @Test
    void aLadderThatBecameShorterStillAsksSomebody() {
        Ladder one = new Ladder(List.of(LADDER.steps().getFirst()));
        assertThat(Escalation.at(one, new Rung(2, 1), OfferReason.RELEASED).rung())
                .isEqualTo(new Rung(0, 1));
        assertThat(Escalation.after(one, new Rung(2, 1))).isEqualTo(new Rung(0, 2));
    }

    @Test
    void beginningAgainKeepsTheRoundsThatWentUnanswered() {
        assertThat(Escalation.again(new Rung(2, 3))).isEqualTo(new Rung(0, 3));
    }

    @Test
    void aLadderThatAsksNobodyOrWaitsForeverCannotBeMade() {
        assertThatThrownBy(() -> new Ladder(List.of())).hasMessageContaining("1 to 20 steps, not 0");
        assertThatThrownBy(
                        () -> new Ladder(Collections.nCopies(21, LADDER.steps().getFirst())))
                .hasMessageContaining("not 21");
        assertThat(new Ladder(Collections.nCopies(20, LADDER.steps().getFirst())).steps())
                .hasSize(20);
        StepTarget who = new StepTarget.NightCentre(NIGHT_CENTRE);
        assertThatThrownBy(() -> new LadderStep(" ", who, PATIENCE)).hasMessageContaining("name");
        assertThatThrownBy(() -> new LadderStep("n".repeat(81), who, PATIENCE)).hasMessageContaining("name");
        assertThatThrownBy(() -> new LadderStep("n", who, Duration.ofMillis(999)))
                .hasMessageContaining("PT0.999S");
        assertThatThrownBy(() -> new LadderStep("n", who, Duration.ofSeconds(601)))
                .hasMessageContaining("PT10M1S");
        assertThat(new LadderStep("n".repeat(80), who, LadderStep.SHORTEST_WAIT).patience())
                .hasSeconds(1);
        assertThat(new LadderStep("n", who, LadderStep.LONGEST_WAIT).patience()).hasMinutes(10);
        assertThatThrownBy(() -> new Rung(-1, 0)).hasMessageContaining("start at 0");
        assertThatThrownBy(() -> new Rung(0, -1)).hasMessageContaining("start at 0");
    }
}
