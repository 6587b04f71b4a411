package nl.nabij.sim.story;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import nl.nabij.server.call.CallLimits;

/// One row of the table of `nabij bench callkills`: what is killed, in which state of a call, and whether it comes
/// back.
///
/// @param returns the dead one is started anew by its supervisor, its page loaded anew; else it stays dead
record KillCell(State state, Victim victim, boolean returns) {

    /// Of a call, as it was when it happened.
    enum State {
        /// A carer calls her, and her screen rings.
        KNOCK,
        /// She said yes, and no media came through yet.
        CONNECTING,
        CONNECTED,
        ON_HOLD,
        /// She asks to talk, and staff are rung.
        ASKING
    }

    enum Victim {
        SERVER,
        GATEWAY,
        HER_PAGE,
        STAFF_PAGE
    }

    /// A step of the ladder in this bench.
    static final Duration STEP = Duration.ofSeconds(10);

    /// The night centre, the team, the one who stands by.
    private static final int STEPS = 3;

    /// A device that hears nothing of the centre for so long closes all (`SILENCE` of line.ts).
    private static final Duration SILENCE = Duration.ofSeconds(35);

    /// A device of a call that says nothing for so long is away (`SILENT_IN_CALL` of CallSeats).
    private static final Duration MISSED_AFTER = Duration.ofSeconds(25);

    /// What notices a limit looks each second, at the centre and in a page; this machine does other work too.
    static final Duration LOOKS = Duration.ofSeconds(3);

    /// First what comes back, then what stays dead.
    static List<KillCell> all() {
        List<KillCell> all = new ArrayList<>();
        for (boolean returns : List.of(true, false)) {
            for (State state : State.values()) {
                for (Victim victim : Victim.values()) {
                    all.add(new KillCell(state, victim, returns));
                }
            }
        }
        return all;
    }

    /// From the kill on: until then both speak again, or nothing of the call is left.
    Duration limit() {
        return returns ? untilBack() : untilOver();
    }

    private Duration untilBack() {
        return switch (state) {
            case KNOCK -> CallLimits.KNOCK;
            // A centre that is started anew begins the set-up once more.
            case CONNECTING -> victim == Victim.SERVER ? CallLimits.GRACE : CallLimits.SET_UP;
            case CONNECTED, ON_HOLD -> CallLimits.GRACE;
            // She has the grace to be back. Others are rung in turn, also while the centre was away.
            case ASKING ->
                switch (victim) {
                    case GATEWAY, HER_PAGE -> CallLimits.GRACE;
                    case SERVER, STAFF_PAGE -> untilNobodyAnswered();
                };
        };
    }

    private Duration untilOver() {
        return switch (victim) {
            // Each page by itself.
            case SERVER -> SILENCE;
            // Hers by itself, theirs by the centre; a knock that she cannot answer rings out.
            case GATEWAY -> state == State.KNOCK ? CallLimits.KNOCK : SILENCE;
            // A page behind the box is missed by its silence alone.
            case HER_PAGE -> state == State.KNOCK ? CallLimits.KNOCK : CallLimits.GRACE.plus(MISSED_AFTER);
            case STAFF_PAGE -> state == State.ASKING ? untilNobodyAnswered() : CallLimits.GRACE;
        };
    }

    private static Duration untilNobodyAnswered() {
        return STEP.multipliedBy((long) STEPS * CallLimits.MOST_ROUNDS);
    }

    /// How long the centre may go on with it once it is back: who asked is not forgotten meanwhile.
    Duration untilOverAtCentre() {
        return state == State.ASKING ? untilNobodyAnswered() : CallLimits.GRACE;
    }

    boolean hersIsDead() {
        return victim == Victim.HER_PAGE && !returns;
    }

    boolean theirsIsDead() {
        return victim == Victim.STAFF_PAGE && !returns;
    }

    /// Who asks is heard at a desk; who is called, by a telephone.
    boolean isAtDesk() {
        return state == State.ON_HOLD || state == State.ASKING;
    }

    @Override
    public String toString() {
        return "state=%s killed=%s returns=%s".formatted(word(state), word(victim), returns ? "yes" : "no");
    }

    private static String word(Enum<?> of) {
        return of.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
