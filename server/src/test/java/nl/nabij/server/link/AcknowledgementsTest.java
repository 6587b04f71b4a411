package nl.nabij.server.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AcknowledgementsTest {

    @Test
    void leave_in_the_order_of_arrival_whatever_is_finished_first() {
        List<Integer> sent = new ArrayList<>();
        Acknowledgements acknowledgements = new Acknowledgements(sent::add);
        var first = acknowledgements.arrived(7);
        var second = acknowledgements.arrived(3);
        var third = acknowledgements.arrived(5);
        acknowledgements.finish(third);
        acknowledgements.finish(second);
        assertThat(sent).isEmpty();
        assertThat(acknowledgements.size()).isEqualTo(3);
        acknowledgements.finish(first);
        assertThat(sent).containsExactly(7, 3, 5);
        assertThat(acknowledgements.size()).isZero();
    }
}
