package nl.nabij.server.console;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.nabij.contract.face.ConsoleCall;
import nl.nabij.contract.face.ConsoleFrame;

/// Whether a person is on duty: she started her shift, and one of her screens lives, can be seen and
/// heard.
///
/// ```
///  not-started ──StartShift──► on duty ◄──────────► off: screen-silent | page-hidden | sound-blocked
///                     ▲           │ (her screens decide; the shift goes on)   │
///                     └──────── ended ◄──────────EndShift─────────────────────┘
/// ```
///
/// A pure value: each change gives a new one; time comes in from outside. A socket that closed is
/// not taken out: it may come back within its 15 s, and else falls silent like a dead one.
///
/// @param shift as it was last told to her
record Duty(boolean started, ConsoleFrame.Shift shift, Map<UUID, ScreenLife> screens) {

    private static final String ON = "";

    Duty {
        screens = Map.copyOf(screens);
    }

    static Duty begin(Optional<Instant> shiftStarted, Instant now) {
        return new Duty(
                shiftStarted.isPresent(),
                new ConsoleFrame.Shift(
                        shiftStarted.isPresent(),
                        shiftStarted.orElse(now),
                        shiftStarted.isPresent() ? ON : "not-started"),
                Map.of());
    }

    Duty opened(UUID screen, Instant now) {
        return with(screen, ScreenLife.opened(now)).settled(now);
    }

    Duty answered(UUID screen, ConsoleCall.Alive alive, Instant now) {
        ScreenLife life = screens.getOrDefault(screen, ScreenLife.unknown());
        return with(screen, life.notAhead(now).answered(alive, now)).settled(now);
    }

    /// These screens ended by her own will, so nobody waits for them to come back.
    Duty left(Set<UUID> ended, Instant now) {
        Map<UUID, ScreenLife> others = new HashMap<>(screens);
        others.keySet().removeAll(ended);
        return new Duty(started, shift, others).settled(now);
    }

    Duty startShift(Instant now) {
        return new Duty(true, shift, screens).settled(now);
    }

    Duty endShift(Instant now) {
        return new Duty(false, new ConsoleFrame.Shift(false, now, "ended"), screens);
    }

    /// What the passing of time made of it.
    Duty settled(Instant now) {
        Map<UUID, ScreenLife> known = known(now);
        if (!started) {
            return new Duty(false, shift, known);
        }
        String off = offBecause(
                known.values().stream().filter(life -> life.isAlive(now)).toList());
        boolean same = shift.onDuty() == off.equals(ON) && shift.offBecause().equals(off);
        return new Duty(true, same ? shift : new ConsoleFrame.Shift(off.equals(ON), now, off), known);
    }

    private Map<UUID, ScreenLife> known(Instant now) {
        if (screens.values().stream().noneMatch(life -> life.isGone(now) || !life.equals(life.notAhead(now)))) {
            return screens;
        }
        Map<UUID, ScreenLife> known = new HashMap<>(screens);
        // Else a screen that is long closed outlives the answers of the others, after the clock was set back.
        known.replaceAll((_, life) -> life.notAhead(now));
        // One whose worker goes on alone stays, and stays silent: else its next answer would begin it anew.
        known.values().removeIf(life -> life.isGone(now));
        return known;
    }

    private static String offBecause(Collection<ScreenLife> living) {
        if (living.isEmpty()) {
            return "screen-silent";
        }
        if (living.stream().anyMatch(life -> life.visible() && life.sound())) {
            return ON;
        }
        return living.stream().anyMatch(ScreenLife::visible) ? "sound-blocked" : "page-hidden";
    }

    /// Until when one of her screens counts as living.
    Optional<Instant> aliveUntil() {
        return screens.values().stream().map(ScreenLife::aliveUntil).max(Comparator.naturalOrder());
    }

    private Duty with(UUID screen, ScreenLife life) {
        Map<UUID, ScreenLife> more = new HashMap<>(screens);
        more.put(screen, life);
        return new Duty(started, shift, more);
    }
}
