package nl.nabij.sim.bench.reconnect;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// Where one alarm spent its time, from its press to its receipt. The parts add up to the whole: what was over
/// before the press counts as nothing.
///
/// @param pressedNanos of [System#nanoTime]
/// @param waitingNanos until its home began the attempt to connect that succeeded
/// @param tlsNanos TCP and TLS
/// @param connectNanos CONNECT and SUBSCRIBE, until both were answered
/// @param receiptNanos until the receipt
/// @param broke how its home's connection ended, and each attempt after it that did not succeed
record Way(
        long pressedNanos, long waitingNanos, long tlsNanos, long connectNanos, long receiptNanos, List<String> broke) {

    static Way of(
            long pressedNanos,
            long begunNanos,
            long securedNanos,
            long connectedNanos,
            long receiptedNanos,
            List<String> broke) {
        long begun = Math.clamp(begunNanos, pressedNanos, receiptedNanos);
        long secured = Math.clamp(securedNanos, begun, receiptedNanos);
        long connected = Math.clamp(connectedNanos, secured, receiptedNanos);
        return new Way(
                pressedNanos,
                begun - pressedNanos,
                secured - begun,
                connected - secured,
                receiptedNanos - connected,
                broke);
    }

    long nanos() {
        return waitingNanos + tlsNanos + connectNanos + receiptNanos;
    }

    /// @param sinceNanos when the homes began to come back
    String told(long sinceNanos) {
        return String.format(
                Locale.ROOT,
                "  slow: pressed at %.2f s, %d ms = until its attempt %d, TLS %d, CONNECT and SUBSCRIBE %d, receipt %d%s",
                Duration.ofNanos(pressedNanos - sinceNanos).toMillis() / 1e3,
                millis(nanos()),
                millis(waitingNanos),
                millis(tlsNanos),
                millis(connectNanos),
                millis(receiptNanos),
                broke.size() < 2 ? "" : "; broke: " + String.join(", ", broke));
    }

    private static long millis(long nanos) {
        return Duration.ofNanos(nanos).toMillis();
    }
}
