package nl.nabij.server.push;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.nabij.contract.UserId;
import nl.nabij.contract.face.WebPush.PushKind;
import nl.nabij.server.escalation.StepTarget;

/// Whom something asks to come now: a call that rings, or one that was planned. Told whole each time; one
/// without askings takes back what was pushed before.
///
/// @param subject the call, or what else it is about
/// @param end what is said to whom it asked and asks no more
public record Summons(UUID subject, List<Asking> askings, PushKind end) {

    public Summons {
        askings = List.copyOf(askings);
    }

    /// Of a call that rings now.
    public static Summons ofCall(UUID subject, List<Asking> askings) {
        return new Summons(subject, askings, PushKind.OVER);
    }

    /// Whether it can wait: a call rings for half a minute, a reminder is of use for minutes.
    boolean isReminder() {
        return isReminder(end);
    }

    static boolean isReminder(PushKind kind) {
        return switch (kind) {
            case CALL, INVITED, OVER, TEST -> false;
            case PLANNED, PLANNED_LATE, PLANNED_OVER, PLANNED_MISSED -> true;
        };
    }

    /// One asking, of some people, for some time.
    ///
    /// @param turn which asking of this subject it is: the same one reaches a phone once, the next one again
    /// @param not who said 'not now' to it
    public record Asking(PushKind kind, String turn, Whom whom, Set<UserId> not, Instant from, Instant until) {
        public Asking {
            not = Set.copyOf(not);
        }
    }

    public sealed interface Whom {
        /// Everybody whom this step of a ladder asks, and who is on duty.
        record Step(StepTarget target) implements Whom {}

        /// One person, of the staff also off duty: a colleague asks for her by name, or a client presses her face.
        record Named(Addressee who) implements Whom {}
    }
}
