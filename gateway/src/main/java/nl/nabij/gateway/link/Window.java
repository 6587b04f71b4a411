package nl.nabij.gateway.link;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What of one stream is on its way on this connection.
///
/// @param inFlight numbers that were sent and have no receipt, rising
/// @param sentThrough the highest number sent on this connection, 0 for none
/// @param progressAt when the oldest of `inFlight` was sent, or the last receipt came that took some
record Window(List<Long> inFlight, long sentThrough, Duration progressAt) {

    /// At most this many without a receipt: 32 packets cover a round trip of 200 ms at 160 messages a
    /// second, and are what a cut connection has to send again. When it is full the outbox keeps the
    /// rest.
    static final int SIZE = 32;

    static final Window EMPTY = new Window(List.of(), 0, Duration.ZERO);

    Window {
        inFlight = List.copyOf(inFlight);
    }

    int room() {
        return SIZE - inFlight.size();
    }

    Window sent(long seq, Duration now) {
        return new Window(
                Stream.concat(inFlight.stream(), Stream.of(seq)).toList(), seq, inFlight.isEmpty() ? now : progressAt);
    }

    /// A late, repeated or reordered receipt takes nothing and is no progress.
    Window received(long through, Duration now) {
        List<Long> left = inFlight.stream().filter(seq -> seq > through).toList();
        return left.size() == inFlight.size() ? this : new Window(left, sentThrough, now);
    }

    Optional<Duration> overdueAt(Duration patience) {
        return inFlight.isEmpty() ? Optional.empty() : Optional.of(progressAt.plus(patience));
    }
}
