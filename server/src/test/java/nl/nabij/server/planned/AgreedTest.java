package nl.nabij.server.planned;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.nabij.contract.CallId;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.server.calling.SpokenWith;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The table of what counts as a planned call.
class AgreedTest {

    private static final Instant AT = Instant.parse("2026-12-01T09:30:00Z");
    private static final OrganisationId CARE = new OrganisationId(new UUID(1, 1));
    private static final UUID PLAN = new UUID(2, 1);
    private static final UUID BAS = new UUID(3, 1);
    private static final UUID ANS = new UUID(3, 2);
    private static final UUID ANNA = new UUID(4, 1);

    @ParameterizedTest(name = "with {0}, begun by {1} {2} s from its time, spoke with {3}: {4}")
    @CsvSource({
        // Who works there began it.
        "team, staff, -901, ans,  false",
        "team, staff, -900, ans,  true",
        "team, staff, 3599, ans,  true",
        "team, staff, 3600, ans,  false",
        "bas,  staff, 0,    ans,  false",
        "bas,  staff, 3000, ans,  false",
        "bas,  staff, -900, bas,  true",
        // She asked to talk: before its time that was for something else.
        "team, her,   -60,  ans,  false",
        "team, her,   0,    ans,  true",
        "bas,  her,   -60,  bas,  true",
        "bas,  her,   599,  ans,  false",
        "bas,  her,   600,  ans,  true",
        // Nobody of her organisation.
        "team, staff, 0,    none, false",
        "team, her,   900,  none, false",
        "team, staff, 0,    anna, false",
        "anna, staff, 0,    ans,  false",
        "anna, her,   900,  ans,  false",
        "anna, her,   -60,  anna, true",
    })
    void counts(String with, String by, long seconds, String spoke, boolean held) {
        assertThat(agreed(with).isHeldBy(spoken(by, seconds, spoke, Optional.empty())))
                .isEqualTo(held);
    }

    @Test
    void whatWasBegunAsAnotherPlannedCallIsThatOne() {
        for (String with : new String[] {"team", "bas", "anna"}) {
            String other = with.equals("team") ? "ans" : with;
            assertThat(agreed(with).isHeldBy(spoken("staff", 0, other, Optional.of(new UUID(2, 2)))))
                    .as(with)
                    .isFalse();
            assertThat(agreed(with).isHeldBy(spoken("staff", 0, "ans", Optional.of(PLAN))))
                    .as(with + ", by a colleague who meant it")
                    .isTrue();
        }
    }

    private static Agreed agreed(String with) {
        return new Agreed(
                PLAN,
                CARE,
                AT,
                with.equals("bas") ? Optional.of(BAS) : Optional.empty(),
                with.equals("anna") ? Optional.of(ANNA) : Optional.empty());
    }

    private static SpokenWith spoken(String by, long seconds, String with, Optional<UUID> planned) {
        return new SpokenWith(
                new CallId(new UUID(5, 1)),
                new GatewayId("gw-willemse"),
                CARE,
                AT.plusSeconds(seconds),
                by.equals("her"),
                planned,
                with.equals("ans") ? Set.of(ANS) : with.equals("bas") ? Set.of(BAS) : Set.of(),
                with.equals("anna") ? Set.of(ANNA) : Set.of());
    }
}
