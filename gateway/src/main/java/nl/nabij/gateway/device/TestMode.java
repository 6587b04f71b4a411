package nl.nabij.gateway.device;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.PressId;
import nl.nabij.contract.link.UpMessage;

/// Whether the next press of one device is an installer's test.
///
/// ```
///            begin                press of that device: marked
///   NOTHING ───────► AWAITED(device) ─────────────────────► NOTHING
///      ▲               │
///      └─ 3 min, stop ─┘        a press of any other device is never marked
/// ```
///
/// One test marks one press. So the second press of a frightened old lady is an alarm, whatever the
/// installer is doing.
public final class TestMode {

    /// Long enough to walk to the bathroom and pull the cord; whoever needs longer asks again.
    public static final Duration LASTS = Duration.ofMinutes(3);

    private final InstantSource steady;
    private Optional<Awaited> awaited = Optional.empty();
    private Optional<Marked> marked = Optional.empty();

    TestMode(InstantSource steady) {
        this.steady = steady;
    }

    private record Awaited(UUID test, DeviceId device, String by, Instant since) {}

    /// Which press the last test marked.
    public record Marked(UUID test, PressId press) {}

    /// The next press of this device within [#LASTS] is the test; what was awaited before no longer is.
    public synchronized void begin(UUID test, DeviceId device, String by) {
        awaited = Optional.of(new Awaited(test, device, by, steady.instant()));
    }

    public synchronized void stop() {
        awaited = Optional.empty();
    }

    /// How much longer a press is awaited; zero when none is.
    public synchronized Duration remaining() {
        return awaited.map(one -> Duration.between(steady.instant(), one.since().plus(LASTS)))
                .filter(Duration::isPositive)
                .orElse(Duration.ZERO);
    }

    public synchronized Optional<Marked> marked() {
        return marked;
    }

    /// The mark of this press, which ends the test.
    synchronized Optional<UpMessage.InstallTest> mark(DeviceId device, PressId press) {
        if (awaited.isEmpty()
                || !awaited.get().device().equals(device)
                || !remaining().isPositive()) {
            return Optional.empty();
        }
        Awaited test = awaited.get();
        awaited = Optional.empty();
        marked = Optional.of(new Marked(test.test(), press));
        return Optional.of(new UpMessage.InstallTest(
                test.test(),
                test.by(),
                Duration.between(test.since(), steady.instant()).toMillis()));
    }
}
