package nl.nabij.server.calling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.UserId;
import nl.nabij.server.escalation.Ladder;
import nl.nabij.server.escalation.LadderStep;
import nl.nabij.server.escalation.StepTarget;
import org.junit.jupiter.api.Test;

/// Where a team stands in a ladder.
class TalkLadderTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final OrganisationId CARE = new OrganisationId(new UUID(1, 1));
    private static final OrganisationId NIGHT = new OrganisationId(new UUID(1, 2));
    private static final LadderStep OOST =
            new LadderStep("Oost", new StepTarget.People(CARE, Set.of(new UserId(new UUID(2, 1)))), PATIENCE);

    private static List<String> names(Ladder ladder) {
        return ladder.steps().stream().map(LadderStep::name).toList();
    }

    @Test
    void herOwnTeamIsAskedBeforeAllCarers() {
        Ladder standard = Ladder.standard(CARE, Optional.of(NIGHT), PATIENCE);
        assertThat(names(TalkLadder.withOwn(standard, Optional.of(OOST))))
                .containsExactly("nachtzorgcentrale", "Oost", "thuiszorgteam", "achterwacht");
        assertThat(TalkLadder.withOwn(standard, Optional.empty())).isEqualTo(standard);
    }

    @Test
    void byDayTheNightCentreComesAfterAllCarersAndBeforeWhoStandsBehindThem() {
        Ladder night = TalkLadder.withOwn(Ladder.standard(CARE, Optional.of(NIGHT), PATIENCE), Optional.of(OOST));
        assertThat(names(TalkLadder.byDay(night)))
                .containsExactly("Oost", "thuiszorgteam", "nachtzorgcentrale", "achterwacht");
    }

    @Test
    void whereNoCarersAreAskedTheNightCentreStaysFirstByDay() {
        Ladder brief = new Ladder(List.of(new LadderStep("nacht", new StepTarget.NightCentre(NIGHT), PATIENCE)));
        assertThat(TalkLadder.byDay(brief)).isEqualTo(brief);
        Ladder own = Ladder.standard(CARE, Optional.empty(), PATIENCE);
        assertThat(TalkLadder.byDay(own)).isEqualTo(own);
    }

    @Test
    void whoIsAskedFirstIsNotAskedTwiceInARound() {
        Ladder ladder = TalkLadder.withOwn(Ladder.standard(CARE, Optional.of(NIGHT), PATIENCE), Optional.of(OOST));
        assertThat(names(TalkLadder.withFirst(ladder, OOST)))
                .containsExactly("Oost", "nachtzorgcentrale", "thuiszorgteam", "achterwacht");
    }

    @Test
    void inALadderWithoutCarersItIsAskedAfterTheFirst() {
        Ladder brief = new Ladder(List.of(new LadderStep("nacht", new StepTarget.NightCentre(NIGHT), PATIENCE)));
        assertThat(names(TalkLadder.withOwn(brief, Optional.of(OOST)))).containsExactly("nacht", "Oost");
    }

    @Test
    void aFullLadderStaysWithinItsLimit() {
        LadderStep one = new LadderStep("nacht", new StepTarget.NightCentre(NIGHT), PATIENCE);
        Ladder full = new Ladder(Collections.nCopies(Ladder.MOST_STEPS, one));
        assertThat(TalkLadder.withOwn(full, Optional.of(OOST))).isEqualTo(full);
        assertThat(TalkLadder.withFirst(full, OOST).steps())
                .hasSize(Ladder.MOST_STEPS)
                .startsWith(OOST);
    }
}
