package nl.nabij.gateway.broker.embedded;

import java.util.ArrayDeque;

/// The acknowledgements that a publisher waits for, in the order in which its messages came: the
/// protocol wants it so, and the work behind them ends in any order. Of the broker's thread.
final class Answers {

    /// One message that waits for its answer.
    static final class Answer {
        private final Runnable send;
        private boolean ready;

        private Answer(Runnable send) {
            this.send = send;
        }
    }

    private final ArrayDeque<Answer> waiting = new ArrayDeque<>();

    /// Takes a place in the row.
    Answer expect(Runnable send) {
        Answer answer = new Answer(send);
        waiting.add(answer);
        return answer;
    }

    /// The work behind it is done: all answers in front of the row that are ready go out.
    void ready(Answer answer) {
        answer.ready = true;
        Answer head = waiting.peek();
        while (head != null && head.ready) {
            waiting.remove();
            head.send.run();
            head = waiting.peek();
        }
    }

    int size() {
        return waiting.size();
    }

    void clear() {
        waiting.clear();
    }
}
