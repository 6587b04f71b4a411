package nl.nabij.gateway.broker.embedded;

import java.util.ArrayDeque;

/// The acknowledgements that a publisher waits for, in the order in which its messages came: the
/// protocol wants it so, and the work behind them ends in any order. Of the broker's thread.
final class Answers {

    /// Sends an answer.
    @FunctionalInterface
    interface Send {
        /// @param kept whether what was promised is on disk
        void send(boolean kept);
    }

    /// One message that waits for its answer.
    static final class Answer {
        private final Send send;
        private boolean ready;
        private boolean kept;

        private Answer(Send send) {
            this.send = send;
        }
    }

    private final ArrayDeque<Answer> waiting = new ArrayDeque<>();

    /// Takes a place in the row.
    Answer expect(Send send) {
        Answer answer = new Answer(send);
        waiting.add(answer);
        return answer;
    }

    /// The work behind it is done: all answers in front of the row that are ready go out.
    void ready(Answer answer, boolean kept) {
        answer.ready = true;
        answer.kept = kept;
        Answer head = waiting.peek();
        while (head != null && head.ready) {
            waiting.remove();
            head.send.send(head.kept);
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
