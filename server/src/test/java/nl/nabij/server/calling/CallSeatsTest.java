package nl.nabij.server.calling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.UserId;
import nl.nabij.contract.call.CallTold;
import nl.nabij.server.access.Role;
import nl.nabij.server.call.EndpointId;
import nl.nabij.server.call.Person;
import org.junit.jupiter.api.Test;

/// In which order devices are heard, and what becomes of one that says too much.
final class CallSeatsTest {

    /// The line before the threads, one turn after the other.
    private final Deque<Runnable> line = new ArrayDeque<>();

    private final CallSeats seats = new CallSeats(line::add, () -> 0);
    private final List<String> heard = new ArrayList<>();

    @Test
    void whoSaysALotStandsInLineAgainAfterEachWord() {
        CallSeats.Seat anna = seats.take(new Relative("anna"));
        CallSeats.Seat ans = seats.take(new Carer("ans"));
        for (int word = 1; word <= 3; word++) {
            says(anna, "anna " + word);
        }
        says(ans, "ans");
        goOn();
        assertThat(heard).containsExactly("anna 1", "ans", "anna 2", "anna 3");
    }

    @Test
    void aVisitorIsSentAwayWhere256Wait() {
        Relative page = new Relative("anna");
        CallSeats.Seat anna = seats.take(page);
        for (int word = 1; word <= 256; word++) {
            says(anna, "word");
        }
        assertThat(page.dropped).isEmpty();
        says(anna, "one too many");
        says(anna, "another");
        assertThat(page.dropped).isNotEmpty();
        goOn();
        assertThat(heard).hasSize(256).containsOnly("word");
    }

    @Test
    void ofStaffWhatIsTooMuchIsLostAndTheCallGoesOn() {
        Carer page = new Carer("ans");
        CallSeats.Seat ans = seats.take(page);
        for (int word = 1; word <= 300; word++) {
            says(ans, "word");
        }
        goOn();
        assertThat(heard).hasSize(256);
        assertThat(page.dropped).isEmpty();
        says(ans, "later");
        goOn();
        assertThat(heard).endsWith("later");
    }

    @Test
    void aWordThatBreaksCostsTheNextOnesNothing() {
        CallSeats.Seat anna = seats.take(new Relative("anna"));
        anna.later(() -> {
            throw new IllegalStateException("broken");
        });
        says(anna, "anna 2");
        goOn();
        assertThat(heard).containsExactly("anna 2");
    }

    private void says(CallSeats.Seat seat, String word) {
        seat.later(() -> heard.add(word));
    }

    private void goOn() {
        for (Runnable next = line.poll(); next != null; next = line.poll()) {
            next.run();
        }
    }

    private abstract static class Page implements CallDevice {
        private final EndpointId endpoint;
        String dropped = "";

        private Page(String name) {
            this.endpoint = new EndpointId(name);
        }

        @Override
        public EndpointId endpoint() {
            return endpoint;
        }

        @Override
        public void tell(CallTold told) {}

        @Override
        public void drop(String why) {
            dropped = why;
        }

        @Override
        public void replaced() {}
    }

    private static final class Relative extends Page implements CallDevice.OfVisitor {
        private Relative(String name) {
            super(name);
        }

        @Override
        public Person who() {
            return new Person.Relative(new UUID(6, 1), "Anna");
        }

        @Override
        public GatewayId home() {
            return new GatewayId("gw-willemse");
        }
    }

    private static final class Carer extends Page implements CallDevice.OfStaff {
        private Carer(String name) {
            super(name);
        }

        @Override
        public Person who() {
            return new Person.Staff(new UserId(new UUID(2, 3)), "Ans");
        }

        @Override
        public OrganisationId organisation() {
            return new OrganisationId(new UUID(1, 1));
        }

        @Override
        public Set<Role> roles() {
            return Set.of(Role.CARER);
        }
    }
}
