package nl.nabij.server.calling;

import static org.assertj.core.api.Assertions.assertThat;

import nl.nabij.server.call.PartyId;
import org.junit.jupiter.api.Test;

/// How many sockets those without an account may have open.
final class VisitorPlacesTest {

    private static final PartyId ANNA = new PartyId("relative-anna");

    private final VisitorPlaces places = new VisitorPlaces();

    @Test
    void aPersonHasTenAndOthersHaveTheirs() {
        for (int i = 0; i < 10; i++) {
            assertThat(places.take(ANNA)).as("%s", i).isTrue();
        }
        assertThat(places.take(ANNA)).isFalse();
        assertThat(places.take(new PartyId("relative-joep"))).isTrue();
        places.leave(ANNA);
        assertThat(places.take(ANNA)).isTrue();
        assertThat(places.take(ANNA)).isFalse();
    }

    @Test
    void allOfThemTogetherHaveTwoThousand() {
        for (int i = 0; i < 2_000; i++) {
            assertThat(places.take(new PartyId("guest-" + i))).as("%s", i).isTrue();
        }
        assertThat(places.take(ANNA)).isFalse();
        places.leave(new PartyId("guest-7"));
        assertThat(places.take(ANNA)).isTrue();
    }
}
