package nl.nabij.server.console;

import java.time.Duration;
import java.time.Instant;
import nl.nabij.contract.face.ConsoleCall;

/// Whether one open page can show and sound an alarm. Its script and its worker have to answer both:
/// a page that hangs still has a worker, and a worker that lives draws nothing.
///
/// @param page last answer of the page's own script
/// @param worker last answer of its worker
record ScreenLife(Instant page, Instant worker, boolean visible, boolean sound) {

    /// Three pings of 5 s: one may get lost, two may be late; a person who waits for help cannot wait
    /// longer for a dead screen to be found out.
    static final Duration SILENT_AFTER = Duration.ofSeconds(15);

    /// A page that just connected is alive until it could have answered.
    static ScreenLife opened(Instant now) {
        return new ScreenLife(now, now, true, true);
    }

    /// One that nothing is known of: what did not answer yet does not count.
    static ScreenLife unknown() {
        return new ScreenLife(Instant.EPOCH, Instant.EPOCH, true, true);
    }

    /// Whether page and worker answer at once.
    static boolean isWhole(ConsoleCall.Alive alive) {
        return (alive.page() || !alive.visible()) && alive.worker();
    }

    /// A hidden page cannot draw, but its script answered: it lives, and says itself that nobody looks.
    ScreenLife answered(ConsoleCall.Alive alive, Instant now) {
        return new ScreenLife(
                alive.page() || !alive.visible() ? now : page,
                alive.worker() ? now : worker,
                alive.visible(),
                alive.sound());
    }

    /// An answer that lies ahead came before the clock was set back: it came now at the latest.
    ScreenLife notAhead(Instant now) {
        return new ScreenLife(page.isAfter(now) ? now : page, worker.isAfter(now) ? now : worker, visible, sound);
    }

    Instant aliveUntil() {
        return (page.isBefore(worker) ? page : worker).plus(SILENT_AFTER);
    }

    /// Neither its page nor its worker answers any more.
    boolean isGone(Instant now) {
        return !now.isBefore((page.isAfter(worker) ? page : worker).plus(SILENT_AFTER));
    }

    boolean isAlive(Instant now) {
        return now.isBefore(aliveUntil());
    }
}
