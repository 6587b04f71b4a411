package nl.nabij.gateway.broker.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswersTest {

    @Test
    void answersLeaveInTheOrderOfArrivalWhateverIsReadyFirst() {
        List<Integer> sent = new ArrayList<>();
        Answers answers = new Answers();
        Answers.Answer first = answers.expect(_ -> sent.add(1));
        Answers.Answer second = answers.expect(_ -> sent.add(2));
        Answers.Answer third = answers.expect(_ -> sent.add(3));
        answers.ready(third, true);
        answers.ready(second, true);
        assertThat(sent).isEmpty();
        answers.ready(first, true);
        assertThat(sent).containsExactly(1, 2, 3);
        assertThat(answers.size()).isZero();
    }
}
