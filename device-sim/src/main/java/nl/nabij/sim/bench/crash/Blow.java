package nl.nabij.sim.bench.crash;

import java.time.Duration;

/// One thing that goes wrong.
///
/// @param at since the round began
/// @param home which real home it hits, where it hits one
/// @param how a kill is a SIGKILL and a new start; a pause is SIGSTOP and SIGCONT
/// @param away how long until it is started again, or goes on
record Blow(Duration at, Victim victim, int home, How how, Duration away) {

    enum How {
        KILL,
        PAUSE
    }

    boolean kills() {
        return how == How.KILL;
    }

    @Override
    public String toString() {
        return "%.1f s: %s %s%s, back after %.1f s"
                .formatted(
                        at.toMillis() / 1e3,
                        how,
                        victim,
                        victim.ofCentre() ? "" : " of home " + home,
                        away.toMillis() / 1e3);
    }
}
